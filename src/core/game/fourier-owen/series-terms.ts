import { instanceOf, Stretches, type Memory } from '../webassembly.ts'
import { bytes } from './series.wasm.ts'

/** What series.wat exports; the source says what each does. */
interface SeriesKernel {
  readonly memory: Memory
  product(stride: number, bytes: number, turn: number): void
  gain(stride: number, bytes: number, even: number, odd: number, atom: number): void
}

/** Angles turned by addition theorems lose a digit in some thousand turns: made anew from whole numbers after these. */
const RESTART_EVERY = 2048

/**
 * The terms of a cosine series over the groups that everyone is in with an own chance, term after term at the frequencies
 * π/H, 3π/H, 5π/H, … of one node of Owen's integral.
 */
export class SeriesTerms {
  readonly #kernel = instanceOf(bytes) as SeriesKernel
  readonly #stride: number
  readonly #product: Float64Array
  readonly #cosines: Float64Array
  readonly #sines: Float64Array
  readonly #turnCosines: Float64Array
  readonly #turnSines: Float64Array
  readonly #chances: Float64Array
  readonly #skews: Float64Array
  readonly #variances: Float64Array
  /** What `gain` weights its atom with; by default 0. */
  readonly empty: Float64Array
  /** What `gain` adds to. */
  readonly sums: Float64Array
  #draws: Float64Array = new Float64Array(0)
  #padded = 0
  #half = 1
  #term = 0

  constructor(members: number) {
    const room = (members + 3) & ~3
    this.#stride = 8 * room
    const address = new Stretches(this.#kernel.memory).take(9 * this.#stride)
    const { buffer } = this.#kernel.memory
    const row = (k: number): Float64Array => new Float64Array(buffer, address + k * this.#stride, room)
    this.#product = new Float64Array(buffer, 0, 2)
    this.#cosines = row(0)
    this.#sines = row(1)
    this.#turnCosines = row(2)
    this.#turnSines = row(3)
    this.#chances = row(4)
    this.#skews = row(5)
    this.#variances = row(6)
    this.empty = row(7)
    this.sums = row(8)
  }

  /** Real and imaginary part of φ = Π_j (1 − q_j + q_j·e^(iωd_j)) at the frequency of the last `next`. */
  get real(): number {
    return this.#product[0]!
  }

  get imaginary(): number {
    return this.#product[1]!
  }

  /**
   * Begins a node: draws in steps, whole numbers, `padded` of them, a multiple of four, the padding 0; a half period H in
   * steps; everyone's chance. Sums start at 0, empty chances as well.
   */
  begin(draws: Float64Array, padded: number, half: number, chanceOf: (member: number) => number): void {
    this.#draws = draws
    this.#padded = padded
    this.#half = half
    this.#term = 0
    this.sums.fill(0, 0, padded)
    this.empty.fill(0, 0, padded)
    for (let j = 0; j < padded; j++) {
      const q = draws[j] === 0 ? 0 : chanceOf(j)
      this.#chances[j] = q
      this.#skews[j] = 1 - 2 * q
      this.#variances[j] = 2 * q * (1 - q)
    }
  }

  /** Goes to the next odd frequency, the first time to 1. */
  next(): void {
    const isFresh = this.#term % RESTART_EVERY === 0
    if (isFresh) this.#restart(2 * this.#term + 1)
    this.#kernel.product(this.#stride, 8 * this.#padded, isFresh ? 0 : 1)
    this.#term++
  }

  /** Adds [even·(1 − 2q)(1 − c) + odd·s]/(1 − 2q(1 − q)(1 − c)) − atom·empty·(1 − c) to everyone's sum. */
  gain(even: number, odd: number, atom: number): void {
    this.#kernel.gain(this.#stride, 8 * this.#padded, even, odd, atom)
  }

  #restart(k: number): void {
    const half = this.#half
    const period = 2 * half
    for (let j = 0; j < this.#padded; j++) {
      const steps = this.#draws[j]! % period
      const angle = (Math.PI * ((steps * k) % period)) / half
      this.#cosines[j] = Math.cos(angle)
      this.#sines[j] = Math.sin(angle)
      // two odd frequencies are two steps apart
      const turn = (Math.PI * ((steps * 2) % period)) / half
      this.#turnCosines[j] = Math.cos(turn)
      this.#turnSines[j] = Math.sin(turn)
    }
  }
}
