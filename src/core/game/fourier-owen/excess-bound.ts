import type { ExcessGame } from './excess-game.ts'

/**
 * Upper bounds on the excess of every group at once, that get lower step by step.
 *
 * For any multipliers −1 ≤ m_t ≤ 1 of the columns with sign +1, and any group S,
 *     e(S) ≤ Σ_{i∈S} gain_i − Σ_{t<positive} |Σ_S pulls_i[t]| + Σ_{t≥positive} Σ_{i∈S} |pulls_i[t]|
 *          ≤ Σ_{i∈S} r_i ≤ Σ_i max(0, r_i),   r_i = gain_i + Σ_{t≥positive}|pulls_i[t]| − Σ_{t<positive} m_t·pulls_i[t],
 * the first step because |Σ p| ≤ Σ|p|, the second because −|p| ≤ −m·p, the last because leaving members with r_i < 0 out
 * can only help. The bound therefore holds whatever the multipliers are; by linear duality the best of them give the
 * value of the relaxation in which a member may be in the group by a part z_i between 0 and 1.
 *
 * Good multipliers come from the primal–dual method of Chambolle and Pock (2011) with their diagonal step sizes (ICCV
 * 2011) on min over m, max over z of Σ z_i·r_i(m). How well it converges decides only how close the bound is.
 */
export class ExcessBound {
  /** The lowest bound so far, currency units; at least 0, the excess of nobody and of everybody. */
  bound: number
  readonly #game: ExcessGame
  readonly #base: Float64Array
  readonly #memberStep: Float64Array
  readonly #columnStep: Float64Array
  readonly #multipliers: Float64Array
  readonly #parts: Float64Array
  readonly #slack: Float64Array
  readonly #meanSlack: Float64Array
  #steps = 0

  constructor(game: ExcessGame) {
    this.#game = game
    const { gain, pulls, columns, positive } = game
    this.#multipliers = new Float64Array(positive)
    this.#columnStep = new Float64Array(positive)
    this.#base = Float64Array.from(gain)
    this.#memberStep = new Float64Array(gain.length)
    for (const [i, row] of pulls.entries()) {
      for (let t = 0; t < positive; t++) {
        this.#memberStep[i]! += Math.abs(row[t]!)
        this.#columnStep[t]! += Math.abs(row[t]!)
      }
      for (let t = positive; t < columns; t++) this.#base[i]! += Math.abs(row[t]!)
    }
    const inverse = (sum: number): number => (sum > 0 ? 1 / sum : 0)
    this.#memberStep = this.#memberStep.map(inverse)
    this.#columnStep = this.#columnStep.map(inverse)
    this.#parts = new Float64Array(gain.length).fill(0.5)
    this.#slack = new Float64Array(gain.length)
    this.#meanSlack = new Float64Array(gain.length)
    this.bound = boundOf(this.#base)
  }

  /** One step of the method: two passes over the table. */
  improve(): void {
    const { pulls, positive } = this.#game
    const parts = this.#parts
    const pull = new Float64Array(positive)
    this.#steps += 1
    for (const [i, row] of pulls.entries()) {
      const slack = this.#slackOf(i, row)
      this.#slack[i] = slack
      this.#meanSlack[i]! += (slack - this.#meanSlack[i]!) / this.#steps
      const before = parts[i]!
      // a member without any pull stands in no column: it takes part where that gains
      const step = this.#memberStep[i]!
      const after = step === 0 ? Number(slack > 0) : Math.min(1, Math.max(0, before + step * slack))
      parts[i] = after
      const ahead = 2 * after - before
      for (let t = 0; t < positive; t++) pull[t]! += ahead * row[t]!
    }
    // slack is linear in the multipliers, so the mean slack is the slack of the mean multipliers: a bound as well
    this.bound = Math.min(this.bound, boundOf(this.#slack), boundOf(this.#meanSlack))
    for (let t = 0; t < positive; t++) {
      const next = this.#multipliers[t]! + this.#columnStep[t]! * pull[t]!
      this.#multipliers[t] = Math.min(1, Math.max(-1, next))
    }
  }

  /** Members in the order in which the relaxation would take them: first by part, then by slack, then by number. */
  order(): number[] {
    const value = (i: number): number => this.#parts[i]!
    return Array.from(this.#parts, (_, i) => i).toSorted(
      (a, b) => value(b) - value(a) || this.#slack[b]! - this.#slack[a]! || a - b,
    )
  }

  #slackOf(member: number, row: Float64Array): number {
    const multipliers = this.#multipliers
    let slack = this.#base[member]!
    for (let t = 0; t < multipliers.length; t++) slack -= multipliers[t]! * row[t]!
    return slack
  }
}

function boundOf(slack: Float64Array): number {
  let bound = 0
  for (const value of slack) bound += Math.max(0, value)
  return bound
}
