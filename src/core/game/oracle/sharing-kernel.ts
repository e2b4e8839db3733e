import type { SharingGame } from '../sharing-game.ts'
import type { CoalitionKernel } from './coalition-oracle.ts'

/** A month's sharing game, any number of members: one value a coalition, in 10⁻¹² currency units. */
export function sharingKernel(game: SharingGame): CoalitionKernel {
  const group = game.group()
  const players = game.flows.offtake.length
  const inside = new Uint8Array(players)
  const added = new Float64Array(group.slots.length)
  let worth = 0
  return {
    players,
    parts: 1,
    value(coalition, parts) {
      // a group can only grow: who has left means starting again
      if (inside.some((isIn, i) => isIn === 1 && coalition[i] === 0)) {
        group.clear()
        inside.fill(0)
        worth = 0
      }
      for (let i = 0; i < players; i++) {
        if (coalition[i] === 0 || inside[i] === 1) continue
        group.join(i, added)
        inside[i] = 1
        for (const one of added) worth += one
      }
      parts[0] = worth
    },
  }
}
