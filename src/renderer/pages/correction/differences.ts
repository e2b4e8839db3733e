/** A signed difference on one scale around a drawn zero, in percent of the column. */
export interface DifferenceBar {
  readonly zero: number
  readonly left: number
  readonly width: number
  readonly more: boolean
}

/** Bars for all rows with one scale and one zero; no difference is a bar without width. */
export function differenceBars(differences: readonly number[]): DifferenceBar[] {
  const low = Math.min(0, ...differences)
  const high = Math.max(0, ...differences)
  const scale = high === low ? 0 : 100 / (high - low)
  const zero = high === low ? 50 : -low * scale
  return differences.map((difference) => ({
    zero,
    left: difference < 0 ? (difference - low) * scale : zero,
    width: Math.abs(difference) * scale,
    more: difference > 0,
  }))
}
