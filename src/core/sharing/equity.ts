import type { Precedence } from './filling.ts'

/** Weights count as whole ten-thousandths, so that weight × need is a whole number and remainders are exact. */
const TEN_THOUSAND = 10_000

/**
 * Equity-weighted: in proportion to weight × demand, at most the demand; what that leaves goes round the others in the
 * same proportion (settlement.md A.4). With equal weights this is pro rata.
 */
export function byEquity(weights: readonly number[]): Precedence[] {
  return weights.map((weight) => {
    const whole = Math.max(1, Math.round(weight * TEN_THOUSAND))
    return { rank: 0, weight: (need) => whole * need }
  })
}
