/**
 * Compact bytes of a day's slots, exact for integers up to 2^53, with NaN as missing.
 *
 * Layout: a flag byte (1 = qualities follow), the number of slots, the greatest common divisor of all values, then a number a slot: 0 for
 * missing, else sign and magnitude of value ÷ divisor; qualities as runs of (code, length). All numbers are base-128, least first.
 */
export function packDay(values: Float64Array, quality?: Uint8Array): Uint8Array {
  const bytes: number[] = []
  const hasQuality = quality !== undefined && quality.some((code) => code !== 0)
  bytes.push(hasQuality ? 1 : 0)
  pushNumber(bytes, values.length)
  let divisor = 0
  for (const value of values) {
    if (Number.isNaN(value)) continue
    if (!Number.isSafeInteger(value)) throw new RangeError(`not a whole number of microKWh: ${value}`)
    divisor = commonDivisor(divisor, Math.abs(value))
  }
  pushNumber(bytes, divisor)
  for (const value of values) {
    if (Number.isNaN(value)) bytes.push(0)
    else pushSigned(bytes, divisor === 0 ? 0 : value / divisor)
  }
  if (hasQuality) pushRuns(bytes, quality)
  return Uint8Array.from(bytes)
}

/** The slots of `packDay`. Throws a RangeError for bytes that are none. */
export function unpackDay(bytes: Uint8Array): {
  readonly values: Float64Array
  readonly quality?: Uint8Array
} {
  const reader = new Reader(bytes)
  const flag = reader.next()
  const length = reader.number()
  if (flag > 1 || length > bytes.length * 128) throw new RangeError('not a packed day')
  const divisor = reader.number()
  const values = new Float64Array(length)
  for (let slot = 0; slot < length; slot++) {
    const value = reader.signed()
    values[slot] = value === null ? Number.NaN : value * divisor
  }
  if (flag === 0) return { values }
  const quality = new Uint8Array(length)
  for (let slot = 0; slot < length;) {
    const code = reader.next()
    const run = reader.number()
    if (run === 0 || slot + run > length) throw new RangeError('not a packed day')
    quality.fill(code, slot, slot + run)
    slot += run
  }
  return { values, quality }
}

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return x
}

function pushNumber(bytes: number[], number: number): void {
  let rest = number
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}

/**
 * The first byte holds a mark, the sign and five bits of the magnitude, so that a single 0 byte stays free for
 * missing and nothing is doubled beyond the safe integers; the rest follows in base 128.
 */
function pushSigned(bytes: number[], value: number): void {
  const magnitude = Math.abs(value)
  const sign = value < 0 ? 1 : 0
  const low = magnitude % 32
  let rest = Math.floor(magnitude / 32)
  bytes.push((rest > 0 ? 128 : 0) + 64 + low * 2 + sign)
  while (rest > 0) {
    const digit = rest % 128
    rest = Math.floor(rest / 128)
    bytes.push(digit + (rest > 0 ? 128 : 0))
  }
}

function pushRuns(bytes: number[], quality: Uint8Array): void {
  for (let slot = 0; slot < quality.length;) {
    const code = quality[slot] as number
    let end = slot
    while (end < quality.length && quality[end] === code) end++
    bytes.push(code)
    pushNumber(bytes, end - slot)
    slot = end
  }
}

class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  next(): number {
    const byte = this.#bytes[this.#at++]
    if (byte === undefined) throw new RangeError('not a packed day')
    return byte
  }

  number(): number {
    let number = 0
    let scale = 1
    for (;;) {
      const byte = this.next()
      number += (byte % 128) * scale
      if (byte < 128) return number
      scale *= 128
      if (scale > 2 ** 56) throw new RangeError('not a packed day')
    }
  }

  /** Null for missing. */
  signed(): number | null {
    const first = this.next()
    if (first === 0) return null
    if ((first & 64) === 0) throw new RangeError('not a packed day')
    const low = (first & 63) >> 1
    const magnitude = first >= 128 ? this.number() * 32 + low : low
    return (first & 1) === 1 && magnitude !== 0 ? -magnitude : magnitude
  }
}
