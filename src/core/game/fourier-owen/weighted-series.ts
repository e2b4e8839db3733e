import type { NetDraws } from './net-draws.ts'

/** One node of the weighted integral: everyone's chance to be in the group, and the quadrature weight on everyone's own. */
export interface WeightedNode {
  readonly chances: Float64Array
  readonly weights: Float64Array
}

/** The cosine series of |x| to use: its half period in `unit`s, how many terms, and whether they are all there are. */
export interface SeriesPlan {
  readonly half: number
  readonly unit: number
  readonly terms: number
  readonly complete: boolean
}

/**
 * Frequencies at which |φ| is below this are passed over: less than the rounding of doubles in a complete series. One that
 * is cut off anyway also ends after so many of them in a row.
 */
const NOTHING = 1e-15
const LITTLE = 1e-8
const END_AFTER = 4
/** Angles turned by addition theorems are made anew from whole numbers after so many turns. */
const RESTART_EVERY = 2048

/**
 * Adds to gains[j] what one node gives of ∫ E[|X + d_j| − |X|]·w_j u^(w_j − 1) du, where everyone k but j is in the group
 * with a chance q_k of its own. The series and its terms are those of LatticeSeries with u replaced by q_j, without its
 * partner at 1 − u: E cos ωX − E cos ω(X + d) = [Re φ·(1 − 2q)(1 − c) + Im φ·s] / (1 − 2q(1 − q)(1 − c)). A series that is
 * cut off gives the empty group, of chance Π_{k≠j}(1 − q_k), its true value |d_j| instead.
 */
export class WeightedSeries {
  readonly #cosines: Float64Array
  readonly #sines: Float64Array
  readonly #turnCosines: Float64Array
  readonly #turnSines: Float64Array
  readonly #sums: Float64Array
  readonly #empty: Float64Array

  constructor(members: number) {
    this.#cosines = new Float64Array(members)
    this.#sines = new Float64Array(members)
    this.#turnCosines = new Float64Array(members)
    this.#turnSines = new Float64Array(members)
    this.#sums = new Float64Array(members)
    this.#empty = new Float64Array(members)
  }

  add({ draws, count }: NetDraws, node: WeightedNode, plan: SeriesPlan, gains: Float64Array): void {
    const { chances, weights } = node
    const { half, unit, terms, complete } = plan
    const cosines = this.#cosines
    const sines = this.#sines
    const sums = this.#sums.fill(0)
    const empty = this.#empty.fill(0)
    if (!complete) {
      let logNobody = 0
      for (let j = 0; j < count; j++) logNobody += Math.log1p(-chances[j]!)
      for (let j = 0; j < count; j++) empty[j] = Math.exp(logNobody - Math.log1p(-chances[j]!))
    }
    const least = complete ? NOTHING : LITTLE
    let missed = 0
    const endAfter = complete ? Number.POSITIVE_INFINITY : END_AFTER
    for (let term = 0, k = 1; term < terms && missed < endAfter; term++, k += 2) {
      if (term % RESTART_EVERY === 0) this.#restart(draws, count, plan, k)
      else this.#turn(count)
      let real = 1
      let imaginary = 0
      for (let j = 0; j < count; j++) {
        const a = 1 - chances[j]! + chances[j]! * cosines[j]!
        const b = chances[j]! * sines[j]!
        const turned = real * a - imaginary * b
        imaginary = real * b + imaginary * a
        real = turned
      }
      const isMissed = real * real + imaginary * imaginary < least * least
      missed = isMissed ? missed + 1 : 0
      if (isMissed && complete) continue
      const sine = complete ? Math.sin((Math.PI * k) / (2 * half)) : (Math.PI * k) / (2 * half)
      const coefficient = 1 / (half * sine * sine)
      for (let j = 0; j < count; j++) {
        const q = chances[j]!
        const versine = 1 - cosines[j]!
        const difference = real * (1 - 2 * q) * versine + imaginary * sines[j]!
        sums[j]! += coefficient * (difference / (1 - 2 * q * (1 - q) * versine) - empty[j]! * versine)
      }
    }
    for (let j = 0; j < count; j++) {
      gains[j]! += weights[j]! * (unit * sums[j]! + empty[j]! * Math.abs(draws[j]!))
    }
  }

  #restart(draws: Float64Array, count: number, { half, unit }: SeriesPlan, k: number): void {
    const period = 2 * half
    for (let j = 0; j < count; j++) {
      const steps = (draws[j]! / unit) % period
      const angle = (Math.PI * ((steps * k) % period)) / half
      this.#cosines[j] = Math.cos(angle)
      this.#sines[j] = Math.sin(angle)
      const turn = (Math.PI * ((steps * 2) % period)) / half
      this.#turnCosines[j] = Math.cos(turn)
      this.#turnSines[j] = Math.sin(turn)
    }
  }

  #turn(count: number): void {
    for (let j = 0; j < count; j++) {
      const c = this.#cosines[j]!
      const s = this.#sines[j]!
      this.#cosines[j] = c * this.#turnCosines[j]! - s * this.#turnSines[j]!
      this.#sines[j] = c * this.#turnSines[j]! + s * this.#turnCosines[j]!
    }
  }
}
