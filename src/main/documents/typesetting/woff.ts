import { inflateSync } from 'node:zlib'

/** A static font file, unpacked: what a PDF needs to embed it, and what a typesetter must know of it. */
export interface FontFile {
  /** The same font as an uncompressed SFNT, so that it is inflated once and not once a document. */
  readonly sfnt: Uint8Array
  /** (ascender − descender) / units per em: the height of a line that is set solid, in ems. */
  readonly naturalLeading: number
  /** True where the font has a glyph of its own for the code point. */
  has(codePoint: number): boolean
}

interface FontTable {
  readonly tag: string
  readonly checksum: number
  readonly bytes: Uint8Array
}

const WOFF_SIGNATURE = 0x774f4646
const WOFF_HEADER = 44
const WOFF_RECORD = 20
const SFNT_HEADER = 12
const SFNT_RECORD = 16

/**
 * Reads a WOFF 1.0 file (W3C recommendation of 13 December 2012): inflates its tables and reads `cmap`, `head` and `hhea`.
 * The coverage comes from the file itself, because the ranges a font's publisher names are wider than what the file holds.
 * Throws a RangeError on anything else; the files are our own, so that is a mistake of the installation.
 */
export function readWoff(bytes: Uint8Array): FontFile {
  const view = viewOf(bytes)
  if (bytes.length < WOFF_HEADER || view.getUint32(0) !== WOFF_SIGNATURE)
    throw new RangeError('not a WOFF 1.0 font')
  const tables: FontTable[] = []
  for (let k = 0; k < view.getUint16(12); k++) {
    const record = WOFF_HEADER + k * WOFF_RECORD
    const offset = view.getUint32(record + 4)
    const packed = bytes.subarray(offset, offset + view.getUint32(record + 8))
    const length = view.getUint32(record + 12)
    tables.push({
      tag: String.fromCharCode(...bytes.subarray(record, record + 4)),
      checksum: view.getUint32(record + 16),
      bytes: packed.length < length ? inflateSync(packed) : packed,
    })
  }
  const ranges = coverageOf(tableOf(tables, 'cmap'))
  const horizontal = viewOf(tableOf(tables, 'hhea'))
  const unitsPerEm = viewOf(tableOf(tables, 'head')).getUint16(18)
  return {
    sfnt: sfntOf(view.getUint32(4), tables),
    naturalLeading: (horizontal.getInt16(4) - horizontal.getInt16(6)) / unitsPerEm,
    has: (codePoint) => ranges.some(([first, last]) => first <= codePoint && codePoint <= last),
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function tableOf(tables: readonly FontTable[], tag: string): Uint8Array {
  const found = tables.find((table) => table.tag === tag)
  if (!found) throw new RangeError(`the font has no table ${tag}`)
  return found.bytes
}

function sfntOf(flavor: number, tables: readonly FontTable[]): Uint8Array {
  const padded = (length: number): number => (length + 3) & ~3
  const start = SFNT_HEADER + tables.length * SFNT_RECORD
  const bytes = new Uint8Array(start + tables.reduce((sum, table) => sum + padded(table.bytes.length), 0))
  const view = viewOf(bytes)
  const power = Math.floor(Math.log2(tables.length))
  view.setUint32(0, flavor)
  view.setUint16(4, tables.length)
  view.setUint16(6, 2 ** power * 16)
  view.setUint16(8, power)
  view.setUint16(10, tables.length * 16 - 2 ** power * 16)
  let offset = start
  tables.forEach((table, k) => {
    const record = SFNT_HEADER + k * SFNT_RECORD
    for (let c = 0; c < 4; c++) view.setUint8(record + c, table.tag.charCodeAt(c))
    view.setUint32(record + 4, table.checksum)
    view.setUint32(record + 8, offset)
    view.setUint32(record + 12, table.bytes.length)
    bytes.set(table.bytes, offset)
    offset += padded(table.bytes.length)
  })
  return bytes
}

/** The code points of a `cmap` as closed ranges, from its widest Unicode subtable (format 12, else format 4). */
function coverageOf(cmap: Uint8Array): [number, number][] {
  const view = viewOf(cmap)
  const subtables: { format: number; offset: number }[] = []
  for (let k = 0; k < view.getUint16(2); k++) {
    const offset = view.getUint32(4 + k * 8 + 4)
    subtables.push({ format: view.getUint16(offset), offset })
  }
  const wide = subtables.find(({ format }) => format === 12)
  if (wide) return segmentsOfFormat12(view, wide.offset)
  const narrow = subtables.find(({ format }) => format === 4)
  if (narrow) return segmentsOfFormat4(view, narrow.offset)
  throw new RangeError('the font has no Unicode character map')
}

function segmentsOfFormat12(view: DataView, at: number): [number, number][] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, k) => {
    const group = at + 16 + k * 12
    return [view.getUint32(group), view.getUint32(group + 4)]
  })
}

function segmentsOfFormat4(view: DataView, at: number): [number, number][] {
  const twice = view.getUint16(at + 6)
  const ranges: [number, number][] = []
  for (let k = 0; k < twice; k += 2) {
    const end = view.getUint16(at + 14 + k)
    const start = view.getUint16(at + 16 + twice + k)
    const delta = view.getUint16(at + 16 + 2 * twice + k)
    const rangeAt = at + 16 + 3 * twice + k
    const rangeOffset = view.getUint16(rangeAt)
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = rangeOffset === 0 ? code : view.getUint16(rangeAt + rangeOffset + 2 * (code - start))
      // a segment may hold holes: glyph 0 is "not in this font"
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) append(ranges, code)
    }
  }
  return ranges
}

function append(ranges: [number, number][], code: number): void {
  const last = ranges.at(-1)
  if (last && last[1] === code - 1) last[1] = code
  else ranges.push([code, code])
}
