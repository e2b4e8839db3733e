import { ProblemError } from '../../problems/problem.ts'
import { storageProblem } from './problems.ts'

/** Prices slot by slot, in currency units per unit of energy. */
export interface SlotPrices {
  /** What is drawn from outside costs. */
  readonly buy: Float64Array
  /** What is fed out earns. */
  readonly sell: Float64Array
  /** What a unit costs that passes from one to the other inside (fee, and network charges on it). */
  readonly fee: Float64Array
}

/** What sharing costs where it is done at all: a fee above what a shared unit saves keeps everyone from sharing. */
export function feeOfSharing({ buy, sell, fee }: SlotPrices): Float64Array {
  return fee.map((one, slot) => Math.min(one, buy[slot]! - sell[slot]!))
}

/**
 * Refuses prices under which the cheapest use of a battery is no convex problem: buying at less than selling (money for
 * nothing), or negative prices (burning energy in the battery's losses would pay). Those need whole-number conditions.
 */
export function requireConvexPrices({ buy, sell, fee }: SlotPrices): void {
  for (let slot = 0; slot < buy.length; slot++) {
    const [b, s, f] = [buy[slot]!, sell[slot]!, fee[slot]!]
    if (s < 0 || b < 0)
      throw new ProblemError(storageProblem('storage-negative-price', { slot, price: Math.min(b, s) }))
    if (b < s) throw new ProblemError(storageProblem('storage-buy-below-sell', { slot, buy: b, sell: s }))
    if (!(f >= 0)) throw new ProblemError(storageProblem('storage-negative-fee', { slot, fee: f }))
  }
}
