/** Whether the desktop window can be had, and running it. */
import { spawn } from 'node:child_process'
import { repository } from './node-binary.mjs'

/** An Electron that ends this soon with an error never had a window: a library or its sandbox is missing. */
const START_MS = 10_000

/** Why Electron need not even be looked for; null where it may run. */
export function whyNoDesktop({ platform, environment, isRoot, args }) {
  if (args.includes('--browser')) return 'You asked for the browser.'
  if (args.some((arg) => arg.startsWith('-'))) return 'These options belong to the browser’s window.'
  if (platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY)
    return 'This machine has no screen for a desktop window.'
  if (platform === 'linux' && isRoot)
    return 'Electron’s sandbox does not run for the system administrator (root).'
  return null
}

/** Runs the desktop window until it is closed; gives the reason where it could not start. */
export function runElectron(binary, file) {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  const began = Date.now()
  const child = spawn(binary, [repository, ...(file === null ? [] : [file])], { stdio: 'inherit', env })
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  return new Promise((done) => {
    child.once('error', (error) => done({ reason: `Electron could not be started (${error.message}).` }))
    child.once('exit', (code, signal) => {
      const failed = signal ? signal !== 'SIGTERM' && signal !== 'SIGINT' : code !== 0
      if (failed && Date.now() - began < START_MS)
        done({ reason: `Electron could not start here (${signal ?? `code ${code}`}).` })
      else done({ code: code ?? 0 })
    })
  })
}
