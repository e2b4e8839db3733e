import { ProblemError } from '../problems/problem.ts'
import { sharingProblem } from './problems.ts'
import { shareOutWhole } from './remainder.ts'
import { sumOf, type SlotKey } from './slot-key.ts'

/** Coefficients are fractions; as whole billionths they can be shared out exactly. */
const BILLION = 1_000_000_000

/**
 * Static coefficients: in = min(o, a·B). What someone's coefficient gives beyond the own offtake is shared with nobody,
 * and neither is what the coefficients leave below 1.
 */
export function staticKey(coefficients: readonly number[]): SlotKey {
  const billionths = coefficients.map((a) => Math.round(a * BILLION))
  const unassigned = Math.max(0, BILLION - billionths.reduce((sum, part) => sum + part, 0))
  const weights = [...billionths, unassigned]
  const entitled = new Float64Array(weights.length)
  return (offtake, feedIn, sharedIn) => {
    shareOutWhole(sumOf(feedIn), weights, entitled)
    for (let i = 0; i < offtake.length; i++) sharedIn[i] = Math.min(offtake[i]!, entitled[i]!)
  }
}

/** The coefficients of all members in member order, null = none; refused where nobody has one or they sum over 1. */
export function checkedCoefficients(shares: readonly (number | null)[]): number[] {
  if (shares.every((share) => share === null)) throw new ProblemError(sharingProblem('static-shares-missing'))
  const coefficients = shares.map((share) => share ?? 0)
  const sum = coefficients.reduce((a, b) => a + b, 0)
  if (sum > 1 + 1e-9) {
    throw new ProblemError(sharingProblem('static-shares-over-one', { sum: Number(sum.toFixed(6)) }))
  }
  return coefficients
}
