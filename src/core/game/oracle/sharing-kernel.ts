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
      const joining: number[] = []
      for (let i = 0; i < players; i++) if (coalition[i] === 1 && inside[i] === 0) joining.push(i)
      if (joining.length > 0) {
        if (joining.length === 1) group.join(joining[0]!, added)
        else group.joinAll(joining, added)
        for (const one of added) worth += one
      }
      inside.set(coalition)
      parts[0] = worth
    },
  }
}
