import { LatticeSum } from './lattice.ts'
import { shapleyOfTable } from './shapley.ts'
import { activeMembers, type SharingGame } from './sharing-game.ts'

/** More members than this are not enumerated in this version. */
export const MOST_ENUMERATED = 16

/** Called after every slot, often enough to cancel within a blink; throws to stop. */
export type Tick = (slot: number, slots: number) => void

/**
 * Walks the month slot by slot over every group of at most 16 members. Gives the value of every group over the whole
 * month (10⁻¹² currency units, by mask, bit i = member i) and, where asked, hands each slot's Shapley values to `onSlot`.
 */
export function enumerate(
  game: SharingGame,
  onSlot: ((slot: number, members: readonly number[], shapley: Float64Array) => void) | null,
  tick: Tick,
): Float64Array {
  const players = game.flows.offtake.length
  if (players > MOST_ENUMERATED) throw new RangeError(`${players} members are too many to enumerate`)
  const month = new LatticeSum(players)
  const table = new Float64Array(2 ** players)
  const scratch = new Float64Array(2 ** players)
  const shapley = new Float64Array(players)
  for (let slot = 0; slot < game.flows.slots; slot++) {
    const members = activeMembers(game.flows, slot)
    if (members.length > 0) {
      game.fill(slot, members, table)
      month.add(members, table)
      if (onSlot) {
        shapleyOfTable(members.length, table, scratch, shapley)
        onSlot(slot, members, shapley)
      }
    }
    tick(slot, game.flows.slots)
  }
  return month.total
}
