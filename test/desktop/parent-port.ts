/** Loaded before the service in the double of a utility process: gives it the port that Electron would. */
import { EventEmitter } from 'node:events'

const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => void process.send?.(message),
})
process.on('message', (data) => port.emit('message', { data }))
Object.assign(process, { parentPort: port })
