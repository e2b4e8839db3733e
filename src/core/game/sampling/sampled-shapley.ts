import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { MarginalWalk } from './marginal-walk.ts'
import { ORDERS_PER_BLOCK, OrderBlocks } from './orders.ts'
import { uniformRandom } from './random.ts'
import { ShapleyEstimate, type SampledShapley } from './shapley-estimate.ts'
import { isEnough } from './stopping.ts'

export interface SamplingSettings {
  /** Sampling ends when no member's half-width at 95 % is above this; in the unit of the game, at least 0. */
  readonly halfWidth: number
  readonly seed: number
  /** Kalai–Samet weights by member, each ≥ 0; left out = all alike, the Shapley value. */
  readonly weights?: readonly number[]
  /** At least so many orders, whatever the half-width says; a spread found from few is not to be believed. */
  readonly leastPermutations?: number
  /** At most so many. */
  readonly mostPermutations?: number
}

/** How the caller learns how far the sampling is, and stops it. `total` is an estimate that changes. */
export interface SamplingWatch {
  report(progress: { readonly done: number; readonly total: number }): void
  shouldStop(): boolean
}

/** A sampling on its way: which orders come next, and when it is enough. Shared by the ways to value an order. */
export class ShapleySampling {
  readonly estimate: ShapleyEstimate
  readonly #blocks: OrderBlocks
  readonly #settings: SamplingSettings

  constructor(players: number, parts: number, settings: SamplingSettings) {
    const weights = settings.weights ?? Array.from({ length: players }, () => 1)
    if (weights.length !== players || weights.some((weight) => !(weight >= 0 && weight < Infinity)))
      throw new RangeError('a weight of a member is missing or negative')
    this.#settings = settings
    this.#blocks = new OrderBlocks(weights, uniformRandom(settings.seed))
    this.estimate = new ShapleyEstimate(players, parts, ORDERS_PER_BLOCK)
  }

  nextBlock(watch: SamplingWatch): readonly (readonly number[])[] {
    if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
    return this.#blocks.next()
  }

  /** Whether enough is known after a block; tells the watch. */
  isEnough(watch: SamplingWatch): boolean {
    return isEnough(this.estimate, this.#settings, watch)
  }

  result(together: number): SampledShapley {
    return this.estimate.result(together, this.#settings.halfWidth)
  }
}

/**
 * Shapley values by random orders: the mean of what members add, over stratified and antithetic orders, until the
 * half-widths at 95 % are small enough (`SamplingSettings`). Unbiased; the same seed gives the same numbers. With weights
 * it is the value of Kalai and Samet. Method: Castro, Gómez, Tejada (2009), antithetic after Mitchell et al. (2022).
 * Throws a ProblemError `cancelled`, checked after every order.
 */
export function sampleShapley(
  walk: MarginalWalk,
  settings: SamplingSettings,
  watch: SamplingWatch,
): SampledShapley {
  const sampling = new ShapleySampling(walk.players, walk.parts, settings)
  const { estimate } = sampling
  const added = new Float64Array(walk.parts)
  let together = 0
  do {
    for (const order of sampling.nextBlock(watch)) {
      if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
      walk.start()
      together = 0
      for (const member of order) {
        walk.join(member, added)
        estimate.take(member, added, 1 / ORDERS_PER_BLOCK)
        for (const part of added) together += part
      }
    }
    estimate.endBlock()
  } while (!sampling.isEnough(watch))
  return sampling.result(together)
}
