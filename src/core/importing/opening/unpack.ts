import { Gunzip, Inflate } from 'fflate'
import type { ZipEntry } from '../zip-directory.ts'
import { crc32 } from './crc32.ts'

/** Why something packed cannot be unpacked. */
export class UnpackError extends Error {
  readonly kind: 'too-large' | 'damaged'

  constructor(kind: 'too-large' | 'damaged', message: string) {
    super(message)
    this.kind = kind
  }
}

/** Input in small pieces: a piece swells at most a thousandfold before its size is looked at. */
const PIECE = 8192

/** The content of a .gz file, never more than `maxBytes`; whatever size it states is not believed. Throws an UnpackError. */
export function gunzipBounded(bytes: Uint8Array, maxBytes: number): Uint8Array {
  if (bytes.length < 18) throw new UnpackError('damaged', 'the packed file is cut off.')
  const content = collect(maxBytes, (take) => pushAll(new Gunzip((chunk) => take(chunk)), bytes))
  // of several members in a row only the last one's checksum stands at the end; they are rare and no export has them
  const crc = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(bytes.length - 8, true)
  if (crc32(content) !== crc)
    throw new UnpackError('damaged', 'its content does not agree with its own checksum.')
  return content
}

/** The content of one entry of a ZIP archive, likewise. Throws an UnpackError. */
export function unzipBounded(bytes: Uint8Array, entry: ZipEntry, maxBytes: number): Uint8Array {
  const packed = packedOf(bytes, entry, maxBytes)
  const content =
    entry.method === 0
      ? packed
      : collect(maxBytes, (take) => pushAll(new Inflate((chunk) => take(chunk)), packed))
  if (content.length !== entry.unpacked || crc32(content) !== entry.crc) throw disagrees(entry)
  return content
}

/** Checks one entry like `unzipBounded` and shows its content piece by piece, so that none of it is held. Throws an UnpackError. */
export function checkEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  maxBytes: number,
  take: (piece: Uint8Array) => void,
): void {
  const packed = packedOf(bytes, entry, maxBytes)
  let crc = 0
  const look = (piece: Uint8Array): void => {
    crc = crc32(piece, crc)
    take(piece)
  }
  if (entry.method === 0) look(packed)
  const length =
    entry.method === 0
      ? packed.length
      : bounded(maxBytes, look, (each) => pushAll(new Inflate((chunk) => each(chunk)), packed))
  if (length !== entry.unpacked || crc !== entry.crc) throw disagrees(entry)
}

const disagrees = (entry: ZipEntry): UnpackError =>
  new UnpackError(
    'damaged',
    `${entry.name.slice(0, 60)} in the archive does not agree with its own checksum.`,
  )

function packedOf(bytes: Uint8Array, entry: ZipEntry, maxBytes: number): Uint8Array {
  if (entry.encrypted) throw new UnpackError('damaged', 'it is protected by a password.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== 0x04034b50)
    throw new UnpackError('damaged', 'an entry of the archive is not where its directory says.')
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) throw new UnpackError('damaged', 'the archive is cut off.')
  if (entry.method !== 0 && entry.method !== 8)
    throw new UnpackError('damaged', 'it is packed in a way other than the usual (deflate).')
  if (entry.method === 0 && packed.length > maxBytes) throw tooLarge(maxBytes)
  return packed
}

function pushAll(stream: Gunzip | Inflate, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += PIECE)
    stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length)
}

function collect(maxBytes: number, run: (take: (chunk: Uint8Array) => void) => void): Uint8Array {
  const chunks: Uint8Array[] = []
  // the library hands out views of a buffer that it goes on using
  const length = bounded(maxBytes, (chunk) => chunks.push(chunk.slice()), run)
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Runs it, hands on its pieces and returns how many bytes they were. */
function bounded(
  maxBytes: number,
  take: (chunk: Uint8Array) => void,
  run: (take: (chunk: Uint8Array) => void) => void,
): number {
  let length = 0
  try {
    run((chunk) => {
      length += chunk.length
      if (length > maxBytes) throw tooLarge(maxBytes)
      take(chunk)
    })
  } catch (error) {
    if (error instanceof UnpackError) throw error
    throw new UnpackError(
      'damaged',
      `it cannot be unpacked (${error instanceof Error ? error.message : 'no reason given'}).`,
    )
  }
  return length
}

const tooLarge = (maxBytes: number): UnpackError =>
  new UnpackError('too-large', `unpacked it has more than ${Math.round(maxBytes / 1_048_576)} MB.`)
