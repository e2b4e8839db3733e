import type { NetDraws } from './net-draws.ts'
import { SeriesTerms } from './series-terms.ts'

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

/**
 * Adds to gains[j] what one node gives of ∫ E[|X + d_j| − |X|]·w_j u^(w_j − 1) du, where everyone k but j is in the group
 * with a chance q_k of its own. The series and its terms are those of LatticeSeries with u replaced by q_j, without its
 * partner at 1 − u: E cos ωX − E cos ω(X + d) = [Re φ·(1 − 2q)(1 − c) + Im φ·s] / (1 − 2q(1 − q)(1 − c)). A series that is
 * cut off gives the empty group, of chance Π_{k≠j}(1 − q_k), its true value |d_j| instead.
 */
export class WeightedSeries {
  readonly #terms: SeriesTerms
  readonly #steps: Float64Array

  constructor(members: number) {
    this.#terms = new SeriesTerms(members)
    this.#steps = new Float64Array(members + 3)
  }

  add({ draws, count, padded }: NetDraws, node: WeightedNode, plan: SeriesPlan, gains: Float64Array): void {
    const { chances, weights } = node
    const { half, unit, terms, complete } = plan
    for (let j = 0; j < padded; j++) this.#steps[j] = draws[j]! / unit
    const series = this.#terms
    series.begin(this.#steps, padded, half, (j) => chances[j]!)
    const { sums, empty } = series
    if (!complete) {
      let logNobody = 0
      for (let j = 0; j < count; j++) logNobody += Math.log1p(-chances[j]!)
      for (let j = 0; j < count; j++) empty[j] = Math.exp(logNobody - Math.log1p(-chances[j]!))
    }
    const least = complete ? NOTHING : LITTLE
    let missed = 0
    const endAfter = complete ? Number.POSITIVE_INFINITY : END_AFTER
    for (let term = 0, k = 1; term < terms && missed < endAfter; term++, k += 2) {
      series.next()
      const { real, imaginary } = series
      const isMissed = real * real + imaginary * imaginary < least * least
      missed = isMissed ? missed + 1 : 0
      if (isMissed && complete) continue
      const sine = complete ? Math.sin((Math.PI * k) / (2 * half)) : (Math.PI * k) / (2 * half)
      const coefficient = 1 / (half * sine * sine)
      series.gain(coefficient * real, coefficient * imaginary, coefficient)
    }
    for (let j = 0; j < count; j++) {
      gains[j]! += weights[j]! * (unit * sums[j]! + empty[j]! * Math.abs(draws[j]!))
    }
  }
}
