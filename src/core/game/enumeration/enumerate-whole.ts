import { activeMembers } from '../sharing-game.ts'
import type { PoolGame } from '../pool-game.ts'
import { GroupValues } from './group-values.ts'
import { SlotGroups } from './slot-groups.ts'
import { wholeGame, type WholeGame } from './whole-game.ts'

/** Whether the game can be enumerated in whole numbers of 64 bits; see wholeGame for what speaks against it. */
export function isWhole(game: PoolGame): boolean {
  return wholeOf(game) !== null
}

/**
 * `enumerate` for a pool game in whole numbers: the month's value of every group, and each slot's Shapley values, which
 * are fractions of whole numbers, rounded once when they are handed over. Null where the game is not whole.
 */
export function enumerateWhole(
  game: PoolGame,
  onSlot: ((slot: number, members: readonly number[], shapley: Float64Array) => void) | null,
  tick: (slot: number, slots: number) => void,
): Float64Array | null {
  const whole = wholeOf(game)
  if (whole === null) return null
  const { slots } = game.flows
  // the walk over the groups of the month and that over its slots take about the same time
  const part = onSlot === null ? slots : slots / 2
  tick(0, slots)
  const walked = new GroupValues(whole, (done, all) => tick(Math.ceil((part * done) / all), slots))
  if (onSlot !== null) {
    walkSlots(game, onSlot, (slot) => tick(Math.ceil((slots + slot) / 2), slots))
  }
  return walked.doubles()
}

function walkSlots(
  { flows, worth }: PoolGame,
  onSlot: (slot: number, members: readonly number[], shapley: Float64Array) => void,
  tick: (slot: number) => void,
): void {
  const players = flows.offtake.length
  const groups = new SlotGroups()
  const draws = new Float64Array(players)
  const shares = new Float64Array(players)
  const shapley = new Float64Array(players)
  for (let slot = 0; slot < flows.slots; slot++) {
    const price = worth[slot]!
    const members = price === 0 ? [] : activeMembers(flows, slot)
    let count = 0
    let drawn = 0
    let fed = 0
    for (const [k, i] of members.entries()) {
      const o = flows.offtake[i]![slot]!
      const f = flows.feedIn[i]![slot]!
      shapley[k] = Math.min(o, f)
      if (o === f) continue
      draws[count++] = o - f
      if (o > f) drawn += o - f
      else fed += f - o
    }
    if (members.length > 0) {
      if (drawn > 0 && fed > 0) groups.solve(draws, count, shares)
      else shares.fill(0)
      let j = 0
      for (const [k, i] of members.entries()) {
        if (flows.offtake[i]![slot] !== flows.feedIn[i]![slot]) shapley[k]! += shares[j++]!
        shapley[k]! *= price
      }
      onSlot(slot, members, shapley)
    }
    tick(slot)
  }
}

const known = new WeakMap<PoolGame, WholeGame | null>()

/** A game is asked for more than once: for whether it fits, for its shares, for its stability. */
function wholeOf(game: PoolGame): WholeGame | null {
  let whole = known.get(game)
  if (whole === undefined) {
    whole = wholeGame(game)
    known.set(game, whole)
  }
  return whole
}
