import { byNeed, type Precedence } from './filling.ts'

/** Coefficients are fractions; as whole billionths they can be compared and shared out exactly. */
const BILLION = 1_000_000_000

/**
 * Static coefficients in rounds: everyone gets the coefficient's part; what someone does not need, and what the
 * coefficients leave below 1, is given round after round to those with unmet need in proportion to their coefficients,
 * until nothing moves. The rounds end at in = min(o, a·level) with one level for all. Members without a coefficient
 * share pro rata what is left when all others have enough.
 */
export function staticRounds(coefficients: readonly number[]): Precedence[] {
  return coefficients.map((coefficient) => {
    const billionths = Math.round(coefficient * BILLION)
    return billionths > 0 ? { rank: 0, weight: () => billionths } : { rank: 1, weight: byNeed }
  })
}
