/** Exact integer division with the one rounding this program knows: half away from zero. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError('the denominator of a rounded division must be positive')
  const negative = numerator < 0n
  const absolute = negative ? -numerator : numerator
  const rounded = (2n * absolute + denominator) / (2n * denominator)
  return negative ? -rounded : rounded
}

/** A bigint as a number, refused where a double could not hold it exactly. */
export function toSafeNumber(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError('an amount beyond 2^53 cannot be held exactly')
  return number
}
