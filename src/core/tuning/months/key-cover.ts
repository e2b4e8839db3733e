import type { Flows } from '../../sharing/flows.ts'

/**
 * What an equity-weighted key would give each household, quickly enough to ask thousands of times. Needs of a slot are
 * filled in proportion to weight × need (settlement.md A.4), so all members of one class (one weight) are covered to the
 * same fraction min(1, w·λ); only slots in which not everybody is covered anyway depend on the weights. Without rounding
 * to whole 10⁻⁶ kWh.
 */
export class KeyCover {
  readonly #classes: number
  readonly #fixed: Float64Array
  /** Scarce slots: surplus, needs by class (slot by slot), needs by household (household by household). */
  readonly #surplus: Float64Array
  readonly #needs: Float64Array
  readonly #own: readonly Float64Array[]
  readonly #classOf: readonly number[]
  readonly #cover: Float64Array

  /**
   * `classOf` gives each member's class, 0 … classes − 1; `households` are the members whose received energy is asked for.
   */
  constructor(
    { slots, offtake, feedIn }: Flows,
    classes: number,
    classOf: readonly number[],
    households: readonly number[],
  ) {
    const scarce: number[] = []
    this.#classes = classes
    this.#fixed = new Float64Array(households.length)
    for (let t = 0; t < slots; t++) {
      let [need, surplus] = [0, 0]
      for (let i = 0; i < offtake.length; i++) {
        need += offtake[i]![t]!
        surplus += feedIn[i]![t]!
      }
      if (surplus <= 0 || need <= 0) continue
      if (surplus < need) scarce.push(t)
      else for (const [h, i] of households.entries()) this.#fixed[h]! += offtake[i]![t]!
    }
    this.#surplus = Float64Array.from(scarce, (t) => feedIn.reduce((sum, row) => sum + row[t]!, 0))
    this.#needs = new Float64Array(scarce.length * classes)
    for (const [k, t] of scarce.entries()) {
      for (const [i, row] of offtake.entries()) this.#needs[k * classes + classOf[i]!]! += row[t]!
    }
    this.#own = households.map((i) => Float64Array.from(scarce, (t) => offtake[i]![t]!))
    this.#classOf = households.map((i) => classOf[i]!)
    this.#cover = new Float64Array(scarce.length * classes)
  }

  /** Energy each household receives under these weights of the classes, in the unit of the flows. */
  received(weights: readonly number[], out: Float64Array): void {
    const classes = this.#classes
    const heaviestFirst = weights.map((_, c) => c).toSorted((a, b) => weights[b]! - weights[a]! || a - b)
    for (let k = 0; k < this.#surplus.length; k++) {
      const at = k * classes
      let rest = this.#surplus[k]!
      let open = 0
      for (let c = 0; c < classes; c++) open += weights[c]! * this.#needs[at + c]!
      for (const c of heaviestFirst) {
        const need = this.#needs[at + c]!
        const part = open > 0 ? Math.min(1, (weights[c]! * rest) / open) : 0
        this.#cover[at + c] = part
        // once a class is not covered whole, those after it are not either and the level stays
        if (part < 1) continue
        rest -= need
        open -= weights[c]! * need
      }
    }
    for (const [h, own] of this.#own.entries()) {
      let sum = this.#fixed[h]!
      for (let k = 0, at = this.#classOf[h]!; k < own.length; k++, at += classes)
        sum += own[k]! * this.#cover[at]!
      out[h] = sum
    }
  }
}
