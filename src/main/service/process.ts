/** The service in a process of its own behind Electron: a utility process, or a child that runs Electron as Node. */
import { serveLine } from './serve-line.ts'
import { createService } from './service.ts'
import type { FromService, Line, ToService } from './messages.ts'

/** Electron's end of a utility process; it exists on `process` there and nowhere else. */
interface ParentPort {
  postMessage(message: FromService): void
  on(event: 'message', listener: (event: { readonly data: ToService }) => void): void
}

function lineToParent(): Line<FromService, ToService> {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort }
  if (parentPort)
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', ({ data }) => listener(data)),
    }
  if (!process.send) throw new Error('this file is started by the window, not by hand')
  return {
    send: (message) => process.send?.(message),
    onMessage: (listener) => process.on('message', (message) => listener(message as ToService)),
  }
}

const close = serveLine(lineToParent(), createService)

// the window has gone without a word: the file is closed properly all the same
process.on('disconnect', () => {
  void close().finally(() => process.exit(0))
})
