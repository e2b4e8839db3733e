import type { Flows } from '../sharing/flows.ts'
import { poolGroup } from './growing/pool-group.ts'
import { subsetSums } from './lattice.ts'
import type { SharingGame } from './sharing-game.ts'

/** A game that only needs to know what is drawn and fed in altogether: what the fast algorithms hold for. */
export interface PoolGame extends SharingGame {
  /** Worth of a shared kWh in each slot, 10⁻⁶ currency units. */
  readonly worth: Float64Array
}

export function isPoolGame(game: SharingGame): game is PoolGame {
  return 'worth' in game
}

/**
 * One price for all and a key that shares everything possible: v_t(S) = worth_t·min(Σ_S o, Σ_S f), where worth is
 * Δ (10⁻⁶ currency units per kWh), for the operator's key times κ (settlement.md A.4, engine.md "The game").
 */
export function poolGame(flows: Flows, worth: Float64Array): PoolGame {
  let feedIns = new Float64Array(0)
  return {
    flows,
    worth,
    group: () => poolGroup(flows, worth),
    fill(slot, members, table) {
      const groups = 2 ** members.length
      if (feedIns.length < groups) feedIns = new Float64Array(groups)
      subsetSums(
        members.map((i) => flows.offtake[i]![slot]!),
        table,
      )
      subsetSums(
        members.map((i) => flows.feedIn[i]![slot]!),
        feedIns,
      )
      const price = worth[slot]!
      for (let mask = 0; mask < groups; mask++) table[mask] = price * Math.min(table[mask]!, feedIns[mask]!)
    },
  }
}
