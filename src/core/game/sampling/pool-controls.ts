import { fourierOwen } from '../fourier-owen/fourier-owen.ts'
import { weightedFourierOwen } from '../fourier-owen/weighted-fourier-owen.ts'
import { MOST_BY_FOURIER_OWEN } from '../fourier-owen/pool-walk.ts'
import { poolGroup } from '../growing/pool-group.ts'
import type { Flows } from '../../sharing/flows.ts'
import type { ControlGames } from './control-games.ts'

/** A pool game v(S) = Σ_t worth_t·min(Σ_S o, Σ_S f): energies in whole 10⁻⁶ kWh, worth in 10⁻⁶ currency units a kWh. */
export interface Pool {
  readonly flows: Flows
  readonly worth: Float64Array
}

const PICO = 1e-12
/** A tenth of a second to a second for a month of hours; what series that are cut off miss is below 10⁻⁴ of a currency unit. */
const BUDGET = { enumerated: 14, lattice: 1e6, truncated: 1e5 }
const WEIGHTED_BUDGET = { enumerated: 10, lattice: 1e6, truncated: 5e4 }

export interface PoolControls {
  /** Amounts in currency units. */
  readonly games: ControlGames
  /** What the values of a member miss on average: the residual of Fourier–Owen over the members. */
  readonly residual: number
}

/**
 * Pool games as controls, their Shapley values by Fourier–Owen, with weights those of Kalai and Samet. Null above 500
 * members and where a weight is 0, for which there is no integral. `pause` is called after each slot and may throw.
 */
export function poolControls(
  pools: readonly Pool[],
  weights: readonly number[] | undefined,
  pause: () => void,
): PoolControls | null {
  const players = pools[0]?.flows.offtake.length ?? 0
  if (players === 0 || players > MOST_BY_FOURIER_OWEN || weights?.some((weight) => weight === 0)) return null
  let residual = 0
  const shapley = pools.map(({ flows, worth }) => {
    const values = new Float64Array(players)
    const collect = (_slot: number, members: readonly number[], found: Float64Array): void => {
      for (const [k, i] of members.entries()) values[i]! += found[k]! * PICO
    }
    const outcome = weights
      ? weightedFourierOwen(flows, worth, weights, collect, pause, WEIGHTED_BUDGET)
      : fourierOwen(flows, worth, collect, pause, BUDGET)
    residual += outcome.residual * PICO
    return values
  })
  const groups = pools.map(({ flows, worth }) => poolGroup(flows, worth))
  const bySlot = groups.map(({ slots }) => new Float64Array(slots.length))
  return {
    residual: residual / players,
    games: {
      shapley,
      start() {
        for (const group of groups) group.clear()
      },
      join(member, added) {
        for (const [k, group] of groups.entries()) {
          const slots = bySlot[k]!
          group.join(member, slots)
          let sum = 0
          for (let j = 0; j < slots.length; j++) sum += slots[j]!
          added[k] = sum * PICO
        }
      },
    },
  }
}
