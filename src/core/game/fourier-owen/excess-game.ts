import type { Flows } from '../../sharing/flows.ts'
import { activeMembers } from '../sharing-game.ts'

/**
 * The excess of a group in the pool game, v(S) − x(S), written so that one table of numbers gives it:
 *     e(S) = Σ_{i∈S} gain_i − Σ_t sign_t·|Σ_{i∈S} pulls_i[t]|,
 * because worth·min(Σo, Σf) = worth·Σ min(o, f) + ½worth·(Σ|d| − |Σd|) with d = o − f. So pulls_i[t] = ½|worth_t|·d_it,
 * sign_t is the sign of worth_t, and gain_i = Σ_t worth_t·(min(o_it, f_it) + ½|d_it|) − x_i. Currency units.
 */
export interface ExcessGame {
  readonly gain: Float64Array
  /** [member][column]; only slots where something can be shared, those with worth > 0 first. */
  readonly pulls: readonly Float64Array[]
  readonly columns: number
  /** Columns [0, positive) have sign +1, the others −1. */
  readonly positive: number
}

/** What of the excess game does not depend on what members are paid: the same under every rule. */
export interface ExcessTable {
  readonly pulls: readonly Float64Array[]
  /** [member][column]: what gain_i is the sum of, but for x(S). */
  readonly lifts: readonly Float64Array[]
  readonly positive: number
}

/** `worth` in 10⁻¹² currency units a microKWh. */
export function excessTable(flows: Flows, worth: Float64Array): ExcessTable {
  const shared = Array.from({ length: flows.slots }, (_, t) => t).filter(
    (t) => worth[t] !== 0 && activeMembers(flows, t).length > 0,
  )
  const before = shared.filter((t) => worth[t]! > 0)
  const slots = [...before, ...shared.filter((t) => worth[t]! < 0)]
  const rows = flows.offtake.map((offtake, i) => {
    const feedIn = flows.feedIn[i]!
    const pulls = new Float64Array(slots.length)
    const lifts = new Float64Array(slots.length)
    for (const [column, t] of slots.entries()) {
      const price = worth[t]! / 1e12
      const draw = offtake[t]! - feedIn[t]!
      lifts[column] = price * (Math.min(offtake[t]!, feedIn[t]!) + Math.abs(draw) / 2)
      pulls[column] = (Math.abs(price) * draw) / 2
    }
    return { pulls, lifts }
  })
  return {
    pulls: rows.map(({ pulls }) => pulls),
    lifts: rows.map(({ lifts }) => lifts),
    positive: before.length,
  }
}

/** `paid` in currency units. */
export function excessGame({ pulls, lifts, positive }: ExcessTable, paid: readonly number[]): ExcessGame {
  const gain = Float64Array.from(paid, (share, i) => {
    let sum = 0 - share
    const lift = lifts[i]!
    for (let t = 0; t < lift.length; t++) sum += lift[t]!
    return sum
  })
  return { gain, pulls, columns: pulls[0]?.length ?? 0, positive }
}
