import type { Flows } from '../../sharing/flows.ts'

/** Shapley values, weighted or not, of the game |Σ_S d| of one slot. */
export interface AbsoluteGameSolver {
  /** The terms × members that the exact way may take; 0 where groups are few enough to be counted one by one. */
  exactCost(draws: Float64Array, count: number, who: Int32Array): number
  /**
   * Writes ψ of the first `count` draws (whole numbers, none 0, of both signs), in their unit; who[j] is the member of
   * draws[j]. `draws` and `values` have room for three more entries. Gives whether the values are exact but for
   * rounding; Σψ = |Σd| but for the error.
   */
  solve(draws: Float64Array, count: number, who: Int32Array, values: Float64Array): boolean
}

/** How one slot came out, in the unit of the flows. */
export interface SlotOutcome {
  readonly exact: boolean
  /** |Σ values − what can be shared| before it was spread. */
  readonly residual: number
  /** min(Σo, Σf), what the values sum to. */
  readonly shared: number
}

/** Shapley values of min(Σo, Σf) in one slot (see fourierOwen for the formula). */
export class SlotShapley {
  readonly #solver: AbsoluteGameSolver
  readonly #draws: Float64Array
  readonly #values: Float64Array
  readonly #who: Int32Array
  #count = 0
  #own = 0
  #drawn = 0
  #fed = 0

  constructor(members: number, solver: AbsoluteGameSolver) {
    this.#solver = solver
    this.#draws = new Float64Array(members + 3)
    this.#values = new Float64Array(members + 3)
    this.#who = new Int32Array(members)
  }

  /** The terms × members that the exact way may take. */
  exactCost(flows: Flows, slot: number, members: readonly number[]): number {
    this.#net(flows, slot, members)
    if (this.#drawn === 0 || this.#fed === 0) return 0
    return this.#solver.exactCost(this.#draws, this.#count, this.#who)
  }

  /** Writes the value of members[k] to shapley[k]. */
  solve(flows: Flows, slot: number, members: readonly number[], shapley: Float64Array): SlotOutcome {
    this.#net(flows, slot, members)
    const draws = this.#draws
    const values = this.#values
    const between = Math.min(this.#drawn, this.#fed)
    let exact = true
    let found = 0
    if (between === 0) values.fill(0)
    else {
      exact = this.#solver.solve(draws, this.#count, this.#who, values)
      for (let j = 0; j < this.#count; j++) {
        // nobody changes |X| by more than the own draw, so this part is never negative
        values[j] = Math.max(0, (Math.abs(draws[j]!) - values[j]!) / 2)
        found += values[j]!
      }
      this.#spread(found, between)
    }
    let j = 0
    for (let k = 0; k < members.length; k++) {
      const o = flows.offtake[members[k]!]![slot]!
      const f = flows.feedIn[members[k]!]![slot]!
      shapley[k] = Math.min(o, f)
      if (o !== f) shapley[k]! += values[j++]!
    }
    return { exact, residual: Math.abs(found - between), shared: this.#own + between }
  }

  /** Everybody's d = o − f where it is not 0, and the sums. */
  #net({ offtake, feedIn }: Flows, slot: number, members: readonly number[]): void {
    this.#count = 0
    this.#own = 0
    this.#drawn = 0
    this.#fed = 0
    for (const i of members) {
      const o = offtake[i]![slot]!
      const f = feedIn[i]![slot]!
      this.#own += Math.min(o, f)
      if (o === f) continue
      this.#who[this.#count] = i
      this.#draws[this.#count++] = o - f
      if (o > f) this.#drawn += o - f
      else this.#fed += f - o
    }
  }

  /** Makes the values sum to what is shared between members: in proportion to them, to the draws where all came out 0. */
  #spread(found: number, between: number): void {
    const values = this.#values
    if (found > 0) {
      for (let j = 0; j < this.#count; j++) values[j]! *= between / found
      return
    }
    for (let j = 0; j < this.#count; j++) {
      values[j] = (between * Math.abs(this.#draws[j]!)) / (this.#drawn + this.#fed)
    }
  }
}
