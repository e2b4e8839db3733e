import { circleOf } from './circle.ts'
import type { NetDraws } from './net-draws.ts'
import type { NodePair } from './node-pairs.ts'

/** Frequencies at which |φ| is below this add less than the rounding of doubles and are passed over. */
const NOTHING = 1e-15
/** After so many factors the product is looked at: it only shrinks, and most frequencies end early. */
const LOOK_EVERY = 16

/** H goes no higher: its table of angles would fill the memory (16 MB here). */
const MOST_STEPS = 2 ** 19

/** H of a node: the smallest power of two of at least 4 with the range inside it, in common steps of the slot. */
function halfPeriod(range: number, step: number): number {
  return Math.max(4, 2 ** Math.ceil(Math.log2((range / step) * (1 + 1e-12))))
}

/** At most so many terms × members have to be summed for these nodes; Infinity where the lattice is too fine to be held. */
export function latticeCost(net: NetDraws, pairs: readonly NodePair[]): number {
  let terms = 0
  for (const pair of pairs) {
    if (pair.certain) continue
    const half = halfPeriod(pair.range, net.step)
    terms += half > MOST_STEPS ? Number.POSITIVE_INFINITY : half / 2
  }
  return terms * net.padded
}

/**
 * Adds to gains[j] what the nodes u and 1 − u give of ∫ E[|X + d_j| − |X|] du over the groups X without j, by a finite
 * cosine series that is |x| itself at the whole multiples x of the slot's common step.
 *
 * In steps, for whole |x| ≤ H and H even: |x| = H/2 − Σ_{k odd < H} cf_k·cos(πkx/H), cf_k = 1/(H·sin²(πk/2H)). With
 * ω = πk/H and φ(ω) = Π_j (1 − u + u·e^(iωd_j)), dividing j's own factor out of φ,
 *     E cos ω X − E cos ω(X + d) = [Re φ·(1 − 2u)(1 − c) + Im φ·s] / (1 − 2u(1 − u)(1 − c)),  c = cos ωd, s = sin ωd.
 * At 1 − u the product is e^(iωD)·φ̄ and the denominator the same, so both nodes share everything but a rotation.
 */
export class LatticeSeries {
  readonly #cosines: Float64Array
  readonly #sines: Float64Array
  readonly #sums: Float64Array
  readonly #steps: Int32Array
  /** Kept: the slots of a month use the same few again and again. */
  readonly #circles = new Map<number, Float64Array>()

  constructor(members: number) {
    const room = members + 4
    this.#cosines = new Float64Array(room)
    this.#sines = new Float64Array(room)
    this.#sums = new Float64Array(room)
    this.#steps = new Int32Array(room)
  }

  add(net: NetDraws, pair: NodePair, gains: Float64Array): void {
    const { draws, count, padded, step } = net
    const { u, mirrorCertain } = pair
    const half = halfPeriod(pair.range, step)
    const period = 2 * half
    const mask = period - 1
    const circle = this.#circle(period)
    const steps = this.#steps
    const sums = this.#sums
    // the remainder of a negative draw is negative, and `& mask` below makes the right angle of it
    for (let j = 0; j < padded; j++) steps[j] = (draws[j]! / step) % period
    sums.fill(0, 0, padded)
    const total = ((net.drawn - net.fed) / step) % period
    const skew = 1 - 2 * u
    const variance = 2 * u * (1 - u)
    for (let k = 1; k < half; k += 2) {
      if (!this.#product(padded, k, mask, u, circle)) continue
      const real = this.#real
      const imaginary = this.#imaginary
      let mirrorReal = 0
      let mirrorImaginary = 0
      if (!mirrorCertain) {
        const angle = Math.imul(total, k) & mask
        const c = circle[2 * angle]!
        const s = circle[2 * angle + 1]!
        mirrorReal = c * real + s * imaginary
        mirrorImaginary = s * real - c * imaginary
      }
      const sine = Math.sin((Math.PI * k) / period)
      const coefficient = 1 / (half * sine * sine)
      const even = coefficient * skew * (real - mirrorReal)
      const odd = coefficient * (imaginary + mirrorImaginary)
      const cosines = this.#cosines
      const sines = this.#sines
      for (let j = 0; j < padded; j++) {
        const versine = 1 - cosines[j]!
        sums[j]! += (even * versine + odd * sines[j]!) / (1 - variance * versine)
      }
    }
    const scale = pair.weight * step
    for (let j = 0; j < count; j++) gains[j]! += scale * sums[j]!
  }

  #circle(period: number): Float64Array {
    const known = this.#circles.get(period)
    if (known !== undefined) return known
    const circle = circleOf(period)
    this.#circles.set(period, circle)
    return circle
  }

  #real = 0
  #imaginary = 0

  /** φ at frequency k, and everyone's cosine and sine; false, half-way, once |φ| is as good as nothing. */
  #product(padded: number, k: number, mask: number, u: number, circle: Float64Array): boolean {
    const cosines = this.#cosines
    const sines = this.#sines
    const steps = this.#steps
    const rest = 1 - u
    let real = 1
    let imaginary = 0
    let real2 = 1
    let imaginary2 = 0
    for (let j = 0; j < padded; j += 2) {
      const angle = Math.imul(steps[j]!, k) & mask
      const c = circle[2 * angle]!
      const s = circle[2 * angle + 1]!
      cosines[j] = c
      sines[j] = s
      const a = rest + u * c
      const b = u * s
      const turned = real * a - imaginary * b
      imaginary = real * b + imaginary * a
      real = turned
      const angle2 = Math.imul(steps[j + 1]!, k) & mask
      const c2 = circle[2 * angle2]!
      const s2 = circle[2 * angle2 + 1]!
      cosines[j + 1] = c2
      sines[j + 1] = s2
      const a2 = rest + u * c2
      const b2 = u * s2
      const turned2 = real2 * a2 - imaginary2 * b2
      imaginary2 = real2 * b2 + imaginary2 * a2
      real2 = turned2
      if (j % LOOK_EVERY === LOOK_EVERY - 2) {
        const size = (real * real + imaginary * imaginary) * (real2 * real2 + imaginary2 * imaginary2)
        if (size < NOTHING * NOTHING) return false
      }
    }
    this.#real = real * real2 - imaginary * imaginary2
    this.#imaginary = real * imaginary2 + imaginary * real2
    return this.#real * this.#real + this.#imaginary * this.#imaginary >= NOTHING * NOTHING
  }
}
