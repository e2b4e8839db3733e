import type { ServerResponse } from 'node:http'
import type { JobProgress } from '../../core/contract/call.ts'

const HEARTBEAT_MS = 20_000

/** The open event streams of the pages; progress of every job goes to each. */
export interface Events {
  add(response: ServerResponse): void
  progress(progress: JobProgress): void
  close(): void
}

export function makeEvents(): Events {
  const streams = new Set<ServerResponse>()
  // a line now and then keeps a stream alive through sleep and tells us when a page has gone
  const heartbeat = setInterval(() => {
    for (const stream of streams) stream.write(': here\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()
  return {
    add(response) {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      response.write(': here\n\n')
      streams.add(response)
      response.on('close', () => streams.delete(response))
    },
    progress(progress) {
      const text = `event: progress\ndata: ${JSON.stringify(progress)}\n\n`
      // a page that does not read misses steps, not the result
      for (const stream of streams) if (!stream.writableNeedDrain) stream.write(text)
    },
    close() {
      clearInterval(heartbeat)
      for (const stream of streams) stream.end()
    },
  }
}
