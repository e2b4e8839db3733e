import { fork } from 'node:child_process'
import { join } from 'node:path'
import { app, utilityProcess } from 'electron'
import type { JobProgress } from '../../core/contract/call.ts'
import type { FromService } from '../service/messages.ts'
import { makeServiceClient, type ServiceClient, type ServiceProcess } from './service-client.ts'

/** The built src/main/service/process.ts, beside the built main process. */
const script = join(import.meta.dirname, 'service.js')

/** The usual way: a process of Electron's own kind for work without a window. */
function inUtilityProcess(): ServiceProcess {
  const child = utilityProcess.fork(script, [], { serviceName: 'Fairwatt', stdio: 'inherit' })
  return {
    line: {
      send: (message) => child.postMessage(message),
      onMessage: (listener) => child.on('message', (message: FromService) => listener(message)),
    },
    onExit: (listener) => child.on('exit', (code) => listener(`utility process, code ${code}`)),
    kill: () => void child.kill(),
  }
}

/** Where a native module cannot be loaded in a utility process: Electron's binary as plain Node. */
function inChildProcess(): ServiceProcess {
  const child = fork(script, [], {
    execPath: process.execPath,
    execArgv: [],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    serialization: 'advanced', // bytes cross as bytes
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  return {
    line: {
      send: (message) => child.send(message),
      onMessage: (listener) => child.on('message', (message) => listener(message as unknown as FromService)),
    },
    onExit: (listener) => {
      child.on('error', (error) => listener(`child process, ${error.message}`))
      child.on('exit', (code, signal) => listener(`child process, ${signal ?? `code ${code}`}`))
    },
    kill: () => void child.kill(),
  }
}

/** The window's service: started with the first thing it is asked. */
export function windowService(onProgress: (progress: JobProgress) => void): ServiceClient {
  return makeServiceClient({
    start: {
      door: 'electron',
      version: app.getVersion(),
      dataFolder: join(app.getPath('documents'), 'Fairwatt'),
      settingsFolder: app.getPath('userData'),
      whyNotElectron: null,
    },
    launchers: [inUtilityProcess, inChildProcess],
    onProgress,
  })
}
