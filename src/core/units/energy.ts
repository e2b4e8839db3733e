/** Energy as an integer count of 10⁻⁶ kWh. In arrays NaN stands for a missing value, never 0. */
export type MicroKWh = number

export const MICRO_PER_KWH = 1_000_000

/** kWh as a double, for display and JSON; exact to the file's resolution. */
export function kWhOf(micro: MicroKWh): number {
  return micro / MICRO_PER_KWH
}

/** microKWh of a kWh number, rounded to the nearest integer; throws on what is no finite number. */
export function microKWhOf(kWh: number): MicroKWh {
  if (!Number.isFinite(kWh)) throw new RangeError(`not an amount of energy: ${kWh}`)
  // a double such as 0.057 × 10⁶ is off by less than half a unit, so rounding restores the file's decimal
  return Math.round(kWh * MICRO_PER_KWH)
}
