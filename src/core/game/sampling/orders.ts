import type { UniformRandom } from './random.ts'

/** Orders in a block. Blocks are independent of each other, orders within one are not. */
export const ORDERS_PER_BLOCK = 4

/**
 * Random orders in which players join, in blocks that spread evenly. Every player i has a time u in (0, 1) and the
 * earlier joins first, by ln(u)/w_i. This is the order of Kalai and Samet (1987): of those still to be placed at the end
 * it is i with probability w_i / Σ w. Players of weight 0 join before all others, in equally likely orders.
 *
 * A block turns one draw of times by half of the circle (u + ½ mod 1), so that everybody comes once early and once late,
 * and mirrors both (1 − u; with equal weights the order reversed). Each of the four orders has the right distribution,
 * so block means are unbiased; they spread less than means of four independent orders or of two mirrored pairs.
 */
export class OrderBlocks {
  readonly #random: UniformRandom
  readonly #weights: readonly number[]

  constructor(weights: readonly number[], random: UniformRandom) {
    this.#random = random
    this.#weights = weights
  }

  /** The orders of the next block, each with the indices of all players. */
  next(): readonly (readonly number[])[] {
    const times = this.#weights.map(() => this.#random())
    const turned = times.map((time) => (time < 0.5 ? time + 0.5 : time - 0.5))
    return [times, times.map(mirrored), turned, turned.map(mirrored)].map((all) => this.#order(all))
  }

  #order(times: readonly number[]): readonly number[] {
    const keys = times.map((time, i) => {
      const weight = this.#weights[i]!
      return weight > 0 ? Math.log(time) / weight : -Infinity
    })
    return times
      .map((_time, i) => i)
      .toSorted((i, j) => (keys[i] === keys[j] ? times[i]! - times[j]! : keys[i]! - keys[j]!))
  }
}

const mirrored = (time: number): number => 1 - time
