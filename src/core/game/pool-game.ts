import type { Flows } from '../sharing/flows.ts'
import { subsetSums } from './lattice.ts'
import type { SharingGame } from './sharing-game.ts'

/**
 * One price for all and a key that shares everything possible: v_t(S) = worth_t·min(Σ_S o, Σ_S f), where worth is
 * Δ (10⁻⁶ currency units per kWh), for the operator's key times κ (settlement.md A.4, engine.md "The game").
 */
export function poolGame(flows: Flows, worth: Float64Array): SharingGame {
  let feedIns = new Float64Array(0)
  return {
    flows,
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
