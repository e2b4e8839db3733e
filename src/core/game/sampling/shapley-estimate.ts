import { studentQuantile } from './student.ts'

/** Shapley values found from random orders; amounts in the unit of the game. */
export interface SampledShapley {
  /** Σ = v(N). */
  readonly shapley: Float64Array
  /** parts[member][part]; they sum to the member's value. */
  readonly parts: readonly Float64Array[]
  /** By member: the value is right to ± this in 95 of 100 cases (Student's t over independent blocks of orders). */
  readonly halfWidth95: Float64Array
  readonly permutations: number
  /** Whether every half-width is as small as was asked for. */
  readonly reached: boolean
}

/**
 * Running means of what members add, by part, and of the spread of the block means of the totals (Welford). Memory does
 * not grow with the number of orders.
 */
export class ShapleyEstimate {
  blocks = 0
  readonly #players: number
  readonly #parts: number
  readonly #sums: Float64Array
  readonly #block: Float64Array
  readonly #mean: Float64Array
  readonly #squares: Float64Array
  readonly #perBlock: number

  /** `perBlock`: how often every member joins in a block. */
  constructor(players: number, parts: number, perBlock: number) {
    this.#perBlock = perBlock
    this.#players = players
    this.#parts = parts
    this.#sums = new Float64Array(players * parts)
    this.#block = new Float64Array(players)
    this.#mean = new Float64Array(players)
    this.#squares = new Float64Array(players)
  }

  /** How often every member has joined. */
  get permutations(): number {
    return this.blocks * this.#perBlock
  }

  /** What a member added when it joined, as a part of the block's mean; a member's parts in a block sum to 1. */
  take(member: number, added: Float64Array, weight: number): void {
    const parts = this.#parts
    let whole = 0
    for (let p = 0; p < parts; p++) {
      const share = weight * added[p]!
      this.#sums[member * parts + p]! += share
      whole += share
    }
    this.#block[member]! += whole
  }

  endBlock(): void {
    this.blocks++
    for (let i = 0; i < this.#players; i++) {
      const value = this.#block[i]!
      const before = value - this.#mean[i]!
      this.#mean[i]! += before / this.blocks
      this.#squares[i]! += before * (value - this.#mean[i]!)
      this.#block[i] = 0
    }
  }

  /** The half-width of a member's value; infinite before the second block. */
  halfWidth(member: number): number {
    if (this.blocks < 2) return Infinity
    const variance = this.#squares[member]! / (this.blocks - 1)
    return studentQuantile(this.blocks - 1) * Math.sqrt(variance / this.blocks)
  }

  widest(): number {
    let widest = 0
    for (let i = 0; i < this.#players; i++) widest = Math.max(widest, this.halfWidth(i))
    return widest
  }

  /**
   * `together`: v(N), which the values are projected on: the rest goes to everyone in proportion to the variance of the own
   * value (so nobody gets a part of it whose value is certain), and there to the largest part. The half-widths are those
   * before it, if anything too large.
   */
  result(together: number, halfWidth: number): SampledShapley {
    const players = this.#players
    const spread = sumOf(this.#squares)
    const parts = Array.from({ length: players }, (_one, i) =>
      this.#sums.slice(i * this.#parts, (i + 1) * this.#parts).map((sum) => sum / this.blocks),
    )
    const rest = together - parts.reduce((sum, own) => sum + sumOf(own), 0)
    for (const [i, own] of parts.entries()) {
      let largest = 0
      for (let p = 1; p < own.length; p++) if (Math.abs(own[p]!) > Math.abs(own[largest]!)) largest = p
      own[largest]! += spread > 0 ? (rest * this.#squares[i]!) / spread : rest / players
    }
    return {
      shapley: Float64Array.from(parts, sumOf),
      parts,
      halfWidth95: Float64Array.from({ length: players }, (_one, i) => this.halfWidth(i)),
      permutations: this.permutations,
      reached: this.widest() <= halfWidth,
    }
  }
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
