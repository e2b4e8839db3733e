import type { ExcessGame } from './excess-game.ts'

/** A group that members enter and leave one by one; its excess follows in a pass over the slots. */
export class Group {
  readonly inside: Uint8Array
  readonly #game: ExcessGame
  readonly #pull: Float64Array
  size = 0
  excess = 0

  constructor(game: ExcessGame) {
    this.#game = game
    this.inside = new Uint8Array(game.gain.length)
    this.#pull = new Float64Array(game.columns)
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
