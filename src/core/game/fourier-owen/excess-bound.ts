import type { ExcessGame } from './excess-game.ts'

/**
 * Members whose slacks are summed side by side. Each sum keeps its own order, so that it comes out as if it were alone; a
 * processor that waits for one addition does the three others meanwhile.
 */
const ABREAST = 4

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
  /** Stands for the members that the last few have not. */
  readonly #none: Float64Array
  #steps = 0

  constructor(game: ExcessGame) {
    this.#game = game
    const { gain, pulls, columns, positive } = game
    this.#multipliers = new Float64Array(positive)
    this.#none = new Float64Array(columns)
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
    const pull = new Float64Array(positive)
    this.#steps += 1
    const ahead = new Float64Array(ABREAST)
    for (let first = 0; first < pulls.length; first += ABREAST) {
      this.#sumSlacks(first)
      for (let k = 0; k < ABREAST; k++) ahead[k] = first + k < pulls.length ? this.#move(first + k) : 0
      const [a, b, c, d] = this.#rowsFrom(first)
      const [forA, forB, forC, forD] = [ahead[0]!, ahead[1]!, ahead[2]!, ahead[3]!]
      for (let t = 0; t < positive; t++)
        pull[t] = pull[t]! + forA * a[t]! + forB * b[t]! + forC * c[t]! + forD * d[t]!
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

  /** Moves a member's part towards its slack; gives the part that the columns reckon with. */
  #move(member: number): number {
    const slack = this.#slack[member]!
    this.#meanSlack[member]! += (slack - this.#meanSlack[member]!) / this.#steps
    const before = this.#parts[member]!
    // a member without any pull stands in no column: it takes part where that gains
    const step = this.#memberStep[member]!
    const after = step === 0 ? Number(slack > 0) : Math.min(1, Math.max(0, before + step * slack))
    this.#parts[member] = after
    return 2 * after - before
  }

  #sumSlacks(first: number): void {
    const multipliers = this.#multipliers
    const [a, b, c, d] = this.#rowsFrom(first)
    const base = this.#base
    let ofA = base[first]!
    let ofB = base[first + 1] ?? 0
    let ofC = base[first + 2] ?? 0
    let ofD = base[first + 3] ?? 0
    for (let t = 0; t < multipliers.length; t++) {
      const multiplier = multipliers[t]!
      ofA -= multiplier * a[t]!
      ofB -= multiplier * b[t]!
      ofC -= multiplier * c[t]!
      ofD -= multiplier * d[t]!
    }
    this.#slack.set([ofA, ofB, ofC, ofD].slice(0, base.length - first), first)
  }

  #rowsFrom(first: number): readonly [Float64Array, Float64Array, Float64Array, Float64Array] {
    const { pulls } = this.#game
    const row = (k: number): Float64Array => pulls[first + k] ?? this.#none
    return [row(0), row(1), row(2), row(3)]
  }
}

function boundOf(slack: Float64Array): number {
  let bound = 0
  for (const value of slack) bound += Math.max(0, value)
  return bound
}
