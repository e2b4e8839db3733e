import type { NetDraws } from './net-draws.ts'
import type { NodePair } from './node-pairs.ts'

/** Frequencies at which |φ| is below this are left out; after so many of them in a row the series ends. */
const NOTHING = 1e-8
const END_AFTER = 4
/** Turning angles by addition theorems loses a digit in some thousand turns: made anew from whole numbers after these. */
const RESTART_EVERY = 2048

/**
 * Adds to gains[j] what the nodes u and 1 − u give of ∫ E[|X + d_j| − |X|] du, by the first `terms` terms of
 *     |x| = H/2 − Σ_{k odd} (4H/π²k²)·cos(πkx/H)   for |x| ≤ H.
 * Cutting the series off rounds the kink of |x| at 0 over about H/terms. That matters little where X is spread out, but
 * the empty group (X = 0, probability (1 − u)^(n−1)) sits in the kink itself: its part is taken out of the series and
 * its true value |d_j| put in. The rest of the formulas are those of the lattice series.
 */
export class TruncatedSeries {
  readonly #cosines: Float64Array
  readonly #sines: Float64Array
  readonly #turnCosines: Float64Array
  readonly #turnSines: Float64Array
  readonly #sums: Float64Array

  constructor(members: number) {
    const rows = Array.from({ length: 5 }, () => new Float64Array(members + 4))
    ;[this.#cosines, this.#sines, this.#turnCosines, this.#turnSines, this.#sums] = rows as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ]
  }

  add(net: NetDraws, pair: NodePair, terms: number, gains: Float64Array): void {
    const { draws, count, padded } = net
    const { u, mirrorCertain } = pair
    const half = Math.ceil(pair.range)
    const total = net.drawn - net.fed
    const sums = this.#sums
    sums.fill(0, 0, padded)
    const empty = (1 - u) ** (count - 1) + (mirrorCertain ? 0 : u ** (count - 1))
    const skew = 1 - 2 * u
    const variance = 2 * u * (1 - u)
    const scale = (4 * half) / (Math.PI * Math.PI)
    const cosines = this.#cosines
    const sines = this.#sines
    let missed = 0
    for (let term = 0, k = 1; term < terms && missed < END_AFTER; term++, k += 2) {
      if (term % RESTART_EVERY === 0) this.#restart(net, half, k)
      else this.#turn(padded)
      const coefficient = scale / (k * k)
      const atom = coefficient * empty
      this.#product(padded, u)
      const real = this.#real
      const imaginary = this.#imaginary
      if (real * real + imaginary * imaginary < NOTHING * NOTHING) {
        missed++
        if (atom > 0) for (let j = 0; j < padded; j++) sums[j]! -= atom * (1 - cosines[j]!)
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
      const even = coefficient * skew * (real - mirrorReal)
      const odd = coefficient * (imaginary + mirrorImaginary)
      for (let j = 0; j < padded; j++) {
        const versine = 1 - cosines[j]!
        sums[j]! += (even * versine + odd * sines[j]!) / (1 - variance * versine) - atom * versine
      }
    }
    for (let j = 0; j < count; j++) gains[j]! += pair.weight * (sums[j]! + empty * Math.abs(draws[j]!))
  }

  #restart({ draws, padded }: NetDraws, half: number, k: number): void {
    for (let j = 0; j < padded; j++) {
      const angle = (Math.PI * ((draws[j]! * k) % (2 * half))) / half
      this.#cosines[j] = Math.cos(angle)
      this.#sines[j] = Math.sin(angle)
      // two odd frequencies are two steps apart
      const turn = (2 * Math.PI * (draws[j]! % (2 * half))) / half
      this.#turnCosines[j] = Math.cos(turn)
      this.#turnSines[j] = Math.sin(turn)
    }
  }

  #turn(padded: number): void {
    const cosines = this.#cosines
    const sines = this.#sines
    const turnCosines = this.#turnCosines
    const turnSines = this.#turnSines
    for (let j = 0; j < padded; j++) {
      const c = cosines[j]!
      const s = sines[j]!
      cosines[j] = c * turnCosines[j]! - s * turnSines[j]!
      sines[j] = c * turnSines[j]! + s * turnCosines[j]!
    }
  }

  #real = 0
  #imaginary = 0

  /** φ at the angles in hand, in four chains so that the processor need not wait for each factor. */
  #product(padded: number, u: number): void {
    const cosines = this.#cosines
    const sines = this.#sines
    const rest = 1 - u
    let [r0, i0, r1, i1, r2, i2, r3, i3] = [1, 0, 1, 0, 1, 0, 1, 0]
    for (let j = 0; j < padded; j += 4) {
      const a0 = rest + u * cosines[j]!
      const b0 = u * sines[j]!
      const t0 = r0 * a0 - i0 * b0
      i0 = r0 * b0 + i0 * a0
      r0 = t0
      const a1 = rest + u * cosines[j + 1]!
      const b1 = u * sines[j + 1]!
      const t1 = r1 * a1 - i1 * b1
      i1 = r1 * b1 + i1 * a1
      r1 = t1
      const a2 = rest + u * cosines[j + 2]!
      const b2 = u * sines[j + 2]!
      const t2 = r2 * a2 - i2 * b2
      i2 = r2 * b2 + i2 * a2
      r2 = t2
      const a3 = rest + u * cosines[j + 3]!
      const b3 = u * sines[j + 3]!
      const t3 = r3 * a3 - i3 * b3
      i3 = r3 * b3 + i3 * a3
      r3 = t3
    }
    const front = r0 * r1 - i0 * i1
    const frontImaginary = r0 * i1 + i0 * r1
    const back = r2 * r3 - i2 * i3
    const backImaginary = r2 * i3 + i2 * r3
    this.#real = front * back - frontImaginary * backImaginary
    this.#imaginary = front * backImaginary + frontImaginary * back
  }
}
