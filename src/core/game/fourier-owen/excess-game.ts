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

/** `paid` in currency units, `worth` in 10⁻¹² of them a microKWh. */
export function excessGame(flows: Flows, worth: Float64Array, paid: readonly number[]): ExcessGame {
  const shared = Array.from({ length: flows.slots }, (_, t) => t).filter(
    (t) => worth[t] !== 0 && activeMembers(flows, t).length > 0,
  )
  const slots = [...shared.filter((t) => worth[t]! > 0), ...shared.filter((t) => worth[t]! < 0)]
  const gain = Float64Array.from(paid, (share) => 0 - share)
  const pulls = flows.offtake.map((offtake, i) => {
    const feedIn = flows.feedIn[i]!
    return Float64Array.from(slots, (t) => {
      const price = worth[t]! / 1e12
      const draw = offtake[t]! - feedIn[t]!
      gain[i]! += price * (Math.min(offtake[t]!, feedIn[t]!) + Math.abs(draw) / 2)
      return (Math.abs(price) * draw) / 2
    })
  })
  const positive = shared.filter((t) => worth[t]! > 0).length
  return { gain, pulls, columns: slots.length, positive }
}
