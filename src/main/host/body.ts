import type { IncomingMessage } from 'node:http'

/** A call is JSON under about 1 MB; an offered file may be a year of a large cooperative. */
export const CALL_LIMIT = 2 * 1024 * 1024
export const OFFER_LIMIT = 256 * 1024 * 1024

/** The body's bytes, or null where it is over the limit: what comes after is read past, so that the sender hears the answer, and not kept. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  if (Number(request.headers['content-length']) > limit) return Promise.resolve(null)
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else chunks = []
    })
    request.on('end', () => resolve(size <= limit ? Buffer.concat(chunks, size) : null))
    request.on('error', reject)
    request.on('close', () => reject(new Error('the request broke off')))
  })
}
