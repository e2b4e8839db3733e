import type { NetDraws } from './net-draws.ts'
import type { NodePair } from './node-pairs.ts'
import { SeriesTerms } from './series-terms.ts'

/** Frequencies at which |φ| is below this are left out; after so many of them in a row the series ends. */
const NOTHING = 1e-8
const END_AFTER = 4

/**
 * Adds to gains[j] what the nodes u and 1 − u give of ∫ E[|X + d_j| − |X|] du, by the first `terms` terms of
 *     |x| = H/2 − Σ_{k odd} (4H/π²k²)·cos(πkx/H)   for |x| ≤ H.
 * Cutting the series off rounds the kink of |x| at 0 over about H/terms. That matters little where X is spread out, but
 * the empty group (X = 0, probability (1 − u)^(n−1)) sits in the kink itself: its part is taken out of the series and
 * its true value |d_j| put in. The rest of the formulas are those of the lattice series.
 */
export class TruncatedSeries {
  readonly #terms: SeriesTerms

  constructor(members: number) {
    this.#terms = new SeriesTerms(members)
  }

  add(net: NetDraws, pair: NodePair, terms: number, gains: Float64Array): void {
    const { draws, count, padded } = net
    const { u, mirrorCertain } = pair
    const half = Math.ceil(pair.range)
    const total = net.drawn - net.fed
    const empty = (1 - u) ** (count - 1) + (mirrorCertain ? 0 : u ** (count - 1))
    const scale = (4 * half) / (Math.PI * Math.PI)
    const series = this.#terms
    series.begin(draws, padded, half, () => u)
    series.empty.fill(empty, 0, padded)
    let missed = 0
    for (let term = 0, k = 1; term < terms && missed < END_AFTER; term++, k += 2) {
      series.next()
      const coefficient = scale / (k * k)
      const { real, imaginary } = series
      if (real * real + imaginary * imaginary < NOTHING * NOTHING) {
        missed++
        if (empty > 0) series.gain(0, 0, coefficient)
        continue
      }
      missed = 0
      let mirrorReal = 0
      let mirrorImaginary = 0
      if (!mirrorCertain) {
        const angle = (Math.PI * ((total * k) % (2 * half))) / half
        const c = Math.cos(angle)
        const s = Math.sin(angle)
        mirrorReal = c * real + s * imaginary
        mirrorImaginary = s * real - c * imaginary
      }
      series.gain(coefficient * (real - mirrorReal), coefficient * (imaginary + mirrorImaginary), coefficient)
    }
    const { sums } = series
    for (let j = 0; j < count; j++) gains[j]! += pair.weight * (sums[j]! + empty * Math.abs(draws[j]!))
  }
}
