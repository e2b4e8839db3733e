import { enumerateWhole, isWhole } from './enumeration/enumerate-whole.ts'
import { LatticeSum } from './lattice.ts'
import { isPoolGame } from './pool-game.ts'
import { shapleyOfTable } from './shapley.ts'
import { activeMembers, type SharingGame } from './sharing-game.ts'

/** So many members are enumerated whatever the month. */
export const MOST_ENUMERATED = 16
/** So many where it takes seconds at most; the tables of all groups then take 30 MB in whole numbers, 150 to 250 in others. */
export const MOST_ENUMERATED_WHERE_SHORT = 20
/** Group values of all slots together that are not too many: at 20 to 70 nanoseconds each, 10 to 40 seconds. */
const MOST_VALUES = 2 ** 29

/** Whether every group can be counted in reasonable time and memory: groups × slots in which anything can be shared. */
export function fitsEnumeration(game: SharingGame): boolean {
  const { flows } = game
  const members = flows.offtake.length
  if (members <= MOST_ENUMERATED) return true
  if (members > MOST_ENUMERATED_WHERE_SHORT) return false
  if (isPoolGame(game) && isWhole(game)) return true
  let slots = 0
  for (let slot = 0; slot < flows.slots; slot++) if (activeMembers(flows, slot).length > 0) slots++
  return slots * 2 ** members <= MOST_VALUES
}

/** Called after every slot, often enough to cancel within a blink; throws to stop. */
export type Tick = (slot: number, slots: number) => void

/**
 * Walks the month over every group of at most 20 members. Gives the value of every group over the whole month (10⁻¹²
 * currency units, by mask, bit i = member i) and, where asked, hands each slot's Shapley values to `onSlot`. A pool game
 * is counted in whole numbers where it can be written in them (see wholeGame), any other in doubles, slot by slot.
 */
export function enumerate(
  game: SharingGame,
  onSlot: ((slot: number, members: readonly number[], shapley: Float64Array) => void) | null,
  tick: Tick,
): Float64Array {
  const players = game.flows.offtake.length
  if (players > MOST_ENUMERATED_WHERE_SHORT)
    throw new RangeError(`${players} members are too many to enumerate`)
  const whole = isPoolGame(game) ? enumerateWhole(game, onSlot, tick) : null
  return whole ?? enumerateInDoubles(game, onSlot, tick)
}

/** The same for any game, in doubles. */
export function enumerateInDoubles(
  game: SharingGame,
  onSlot: ((slot: number, members: readonly number[], shapley: Float64Array) => void) | null,
  tick: Tick,
): Float64Array {
  const players = game.flows.offtake.length
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
