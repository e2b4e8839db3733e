import * as v from 'valibot'

/** The board's limits for whatever is proposed or decided (equity.md "Dispatch", "PPO"): its own, so it may change them. */
export const GuardRailsSchema = v.object({
  mostRho: v.pipe(v.number(), v.minValue(0), v.maxValue(0.6)),
  leastWeight: v.pipe(v.number(), v.minValue(0.25), v.maxValue(1)),
  mostWeight: v.pipe(v.number(), v.minValue(1), v.maxValue(4)),
  /** The most any group may gain alone, currency units a month on average; null = no limit. */
  mostExcess: v.nullable(v.pipe(v.number(), v.minValue(0))),
  /** Nobody may be worse off than alone who would not be without any settings. */
  nobodyWorseOff: v.optional(v.boolean(), true),
})
export type GuardRails = v.InferOutput<typeof GuardRailsSchema>

/** What holds until a board says otherwise. */
export const widestGuardRails: GuardRails = {
  mostRho: 0.6,
  leastWeight: 0.25,
  mostWeight: 4,
  mostExcess: null,
  nobodyWorseOff: true,
}

/** What a setting must keep to in what it leads to; the bounds of the levers themselves are `Rails`. */
export type Limits = Pick<GuardRails, 'mostExcess' | 'nobodyWorseOff'>

export const noLimits: Limits = { mostExcess: null, nobodyWorseOff: false }

/** What a setting leads to, means over periods: the most a group could gain, and the part of the members worse off. */
export interface LedTo {
  readonly excess: number
  readonly worseOff: number
}

/** Sums of many periods differ in their last digits. */
const EQUAL = 1e-9

/** Which limit a setting breaks; null where it keeps to both. What settings did not cause they cannot break. */
export function brokenLimit(limits: Limits, led: LedTo, without: LedTo): 'excess' | 'worse-off' | null {
  const { mostExcess, nobodyWorseOff } = limits
  if (mostExcess !== null && led.excess > Math.max(mostExcess, without.excess) + EQUAL) return 'excess'
  if (nobodyWorseOff && led.worseOff > without.worseOff + EQUAL) return 'worse-off'
  return null
}
