export interface ZipEntry {
  readonly name: string
  /** Stated sizes in bytes; those of ZIP64 entries come out as 0xffffffff. */
  readonly packed: number
  readonly unpacked: number
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly encrypted: boolean
  /** CRC-32 of the content. */
  readonly crc: number
  /** Where the entry's own header stands. */
  readonly offset: number
}

/** What the central directory of a ZIP archive states, read before anything is unpacked. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[]
}

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50

/** Null where there is no intact directory (half an archive). */
export function readZipDirectory(bytes: Uint8Array): ZipDirectory | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let k = 0; k < count; k++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return null
    const nameLength = view.getUint16(at + 28, true)
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const name = String.fromCharCode(...bytes.subarray(at + 46, at + 46 + nameLength))
    entries.push({
      name,
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + rest
  }
  return { entries }
}

function findEnd(view: DataView): number | null {
  // the comment behind the record has at most 65 535 bytes
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  return null
}
