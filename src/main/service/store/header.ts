import { closeSync, openSync, readSync } from 'node:fs'
import { APPLICATION_ID } from './migrate.ts'

const MAGIC = 'SQLite format 3\u0000'
const APPLICATION_ID_OFFSET = 68
const HEADER_BYTES = 100

/** True where the first bytes say SQLite and carry our application id (sqlite.org/fileformat2.html, 1.3). */
export function hasOurHeader(header: Uint8Array): boolean {
  if (header.length < HEADER_BYTES) return false
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const magic = String.fromCharCode(...header.subarray(0, MAGIC.length))
  return magic === MAGIC && view.getUint32(APPLICATION_ID_OFFSET) === APPLICATION_ID
}

/** Reads the header without SQLite, so that a foreign database is never opened, let alone changed. */
export function isOurFile(path: string): boolean {
  const file = openSync(path, 'r')
  try {
    const header = new Uint8Array(HEADER_BYTES)
    const bytes = readSync(file, header, 0, HEADER_BYTES, 0)
    return hasOurHeader(header.subarray(0, bytes))
  } finally {
    closeSync(file)
  }
}
