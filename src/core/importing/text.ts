/** Code points of bytes 0x80–0x9F in Windows-1252; undefined bytes keep their own number. */
const WINDOWS_1252 = [
  0x20ac, 0x81, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
  0x017d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
  0x0153, 0x9d, 0x017e, 0x0178,
]

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * Text of a file: a byte order mark decides, else the places of NUL bytes (UTF-16 without one), else UTF-8 where it is valid, else
 * Windows-1252. Null for bytes that are no text: control characters other than white space in over 0.2 % of the sample.
 */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  const encoding = encodingOf(bytes)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const text = decodeUtf16(bytes, encoding === 'utf-16be')
    return looksLikeText(text) ? { text, encoding } : null
  }
  if (!bytesLookLikeText(bytes)) return null
  const utf8 = decodeUtf8(bytes)
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  return { text: decodeWindows1252(bytes), encoding: 'windows-1252' }
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const sample = Math.min(bytes.length, 4096) & ~1
  let evenNuls = 0
  let oddNuls = 0
  for (let k = 0; k < sample; k += 2) {
    if (bytes[k] === 0) evenNuls++
    if (bytes[k + 1] === 0) oddNuls++
  }
  const pairs = sample / 2
  if (pairs > 0 && oddNuls > 0.6 * pairs && evenNuls < 0.1 * pairs) return 'utf-16le'
  if (pairs > 0 && evenNuls > 0.6 * pairs && oddNuls < 0.1 * pairs) return 'utf-16be'
  return 'utf-8'
}

const isControl = (code: number): boolean =>
  code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12

function bytesLookLikeText(bytes: Uint8Array): boolean {
  // three windows suffice: real exports are text all through, and 40 MB of noise must not cost a second look
  const size = 65_536
  let control = 0
  let seen = 0
  for (const start of new Set([0, Math.max(0, (bytes.length >> 1) - size), Math.max(0, bytes.length - size)]))
    for (let k = start; k < Math.min(bytes.length, start + size); k++) {
      seen++
      if (isControl(bytes[k] as number)) control++
    }
  return control <= 0.002 * seen
}

function looksLikeText(text: string): boolean {
  const sample = text.slice(0, 65_536)
  let control = 0
  for (let k = 0; k < sample.length; k++) if (isControl(sample.charCodeAt(k))) control++
  return control <= 0.002 * sample.length
}

/** Strings from UTF-16 code units, in pieces that fit a call's argument list. */
function fromUnits(units: Uint16Array, length: number): string {
  const pieces: string[] = []
  for (let k = 0; k < length; k += 8192)
    pieces.push(String.fromCharCode(...units.subarray(k, Math.min(length, k + 8192))))
  return pieces.join('')
}

function decodeUtf16(bytes: Uint8Array, bigEndian: boolean): string {
  const units = new Uint16Array(bytes.length >> 1)
  for (let k = 0; k < units.length; k++) {
    const first = bytes[2 * k] as number
    const second = bytes[2 * k + 1] as number
    units[k] = bigEndian ? (first << 8) | second : first | (second << 8)
  }
  const start = units[0] === 0xfeff ? 1 : 0
  return fromUnits(units.subarray(start), units.length - start)
}

/** Null where the bytes are no valid UTF-8 (overlong forms and surrogates included). A leading mark is dropped. */
function decodeUtf8(bytes: Uint8Array): string | null {
  const units = new Uint16Array(bytes.length)
  let length = 0
  let k = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
  while (k < bytes.length) {
    const first = bytes[k] as number
    if (first < 0x80) {
      units[length++] = first
      k++
      continue
    }
    const more = first >= 0xf0 && first <= 0xf4 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0
    if (more === 0 || first > 0xf4 || k + more >= bytes.length) return null
    let code = first & (0x3f >> more)
    for (let j = 1; j <= more; j++) {
      const next = bytes[k + j] as number
      if ((next & 0xc0) !== 0x80) return null
      code = (code << 6) | (next & 0x3f)
    }
    if ((more === 2 && code < 0x800) || (more === 3 && code < 0x10000)) return null
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return null
    if (code >= 0x10000) {
      units[length++] = 0xd800 + ((code - 0x10000) >> 10)
      units[length++] = 0xdc00 + ((code - 0x10000) & 0x3ff)
    } else units[length++] = code
    k += more + 1
  }
  return fromUnits(units, length)
}

function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length)
  for (let k = 0; k < bytes.length; k++) {
    const byte = bytes[k] as number
    units[k] = byte >= 0x80 && byte < 0xa0 ? (WINDOWS_1252[byte - 0x80] as number) : byte
  }
  return fromUnits(units, units.length)
}
