import type { ExcessGame } from './excess-game.ts'

/** Members whose changes `Group.changes` gives at once. */
export const ABREAST = 4

/** A group that members enter and leave one by one; its excess follows in a pass over the slots. */
export class Group {
  readonly inside: Uint8Array
  readonly #game: ExcessGame
  readonly #pull: Float64Array
  readonly #none: Float64Array
  size = 0
  excess = 0

  constructor(game: ExcessGame) {
    this.#game = game
    this.inside = new Uint8Array(game.gain.length)
    this.#pull = new Float64Array(game.columns)
    this.#none = new Float64Array(game.columns)
  }

  copyFrom(other: Group): void {
    this.inside.set(other.inside)
    this.#pull.set(other.#pull)
    this.size = other.size
    this.excess = other.excess
  }

  /** What the excess would change by if the member entered or left. */
  change(member: number): number {
    const { gain, pulls, columns, positive } = this.#game
    const direction = this.inside[member] === 1 ? -1 : 1
    const row = pulls[member]!
    const pull = this.#pull
    let plus = 0
    let minus = 0
    for (let t = 0; t < positive; t++) plus += Math.abs(pull[t]! + direction * row[t]!) - Math.abs(pull[t]!)
    for (let t = positive; t < columns; t++) {
      minus += Math.abs(pull[t]! + direction * row[t]!) - Math.abs(pull[t]!)
    }
    return direction * gain[member]! - plus + minus
  }

  /**
   * The same of a member and the three after it, side by side: each sum comes out as if it were alone, and the processor
   * does not wait for one addition after the other. Members there are none of have 0.
   */
  changes(first: number): readonly [number, number, number, number] {
    const { pulls, columns, positive, gain } = this.#game
    const direction = (k: number): number => (this.inside[first + k] === 1 ? -1 : 1)
    const row = (k: number): Float64Array => pulls[first + k] ?? this.#none
    const [a, b, c, d] = [row(0), row(1), row(2), row(3)]
    const [intoA, intoB, intoC, intoD] = [direction(0), direction(1), direction(2), direction(3)]
    const pull = this.#pull
    let plusA = 0
    let plusB = 0
    let plusC = 0
    let plusD = 0
    for (let t = 0; t < positive; t++) {
      const now = pull[t]!
      const size = Math.abs(now)
      plusA += Math.abs(now + intoA * a[t]!) - size
      plusB += Math.abs(now + intoB * b[t]!) - size
      plusC += Math.abs(now + intoC * c[t]!) - size
      plusD += Math.abs(now + intoD * d[t]!) - size
    }
    let minusA = 0
    let minusB = 0
    let minusC = 0
    let minusD = 0
    for (let t = positive; t < columns; t++) {
      const now = pull[t]!
      const size = Math.abs(now)
      minusA += Math.abs(now + intoA * a[t]!) - size
      minusB += Math.abs(now + intoB * b[t]!) - size
      minusC += Math.abs(now + intoC * c[t]!) - size
      minusD += Math.abs(now + intoD * d[t]!) - size
    }
    const gainOf = (k: number): number => gain[first + k] ?? 0
    return [
      intoA * gainOf(0) - plusA + minusA,
      intoB * gainOf(1) - plusB + minusB,
      intoC * gainOf(2) - plusC + minusC,
      intoD * gainOf(3) - plusD + minusD,
    ]
  }

  flip(member: number, change: number): void {
    const direction = this.inside[member] === 1 ? -1 : 1
    const row = this.#game.pulls[member]!
    for (let t = 0; t < row.length; t++) this.#pull[t]! += direction * row[t]!
    this.inside[member] = direction === 1 ? 1 : 0
    this.size += direction
    this.excess += change
  }

  /** Whether the group stays proper and non-empty when the member enters or leaves. */
  mayFlip(member: number): boolean {
    return this.inside[member] === 1 ? this.size > 1 : this.size < this.inside.length - 1
  }
}

/** e(S) from the start, without the rounding that many changes leave. */
export function excessOf({ gain, pulls, columns, positive }: ExcessGame, inside: Uint8Array): number {
  const pull = new Float64Array(columns)
  let excess = 0
  for (const [i, row] of pulls.entries()) {
    if (inside[i] !== 1) continue
    excess += gain[i]!
    for (let t = 0; t < columns; t++) pull[t]! += row[t]!
  }
  for (let t = 0; t < columns; t++) excess -= (t < positive ? 1 : -1) * Math.abs(pull[t]!)
  return excess
}
