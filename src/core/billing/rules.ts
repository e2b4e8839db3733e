import { ProblemError } from '../problems/problem.ts'
import { bugProblem } from '../problems/bugs.ts'
import { enumerate, fitsEnumeration, MOST_ENUMERATED } from '../game/enumeration.ts'
import { methodFor } from '../game/method.ts'
import type { SharingGame } from '../game/sharing-game.ts'
import type { Allocation, Flows } from '../sharing/flows.ts'
import { addShare, emptyShares, type CausedShares } from './caused-shares.ts'
import type { Watch } from './input.ts'
import type { SlotCauses } from './slot-causes.ts'
import type { Valuation } from './valuation.ts'

/** A fixed price π between members: (b' − π)·in for what is bought, (π − s)·out for what is sold (engine.md). */
export function sharesAtPrice(
  price: Float64Array,
  allocation: Allocation,
  valuation: Valuation,
  causes: SlotCauses,
): CausedShares {
  const shares = emptyShares(allocation.sharedIn.length, causes)
  for (let t = 0; t < allocation.shared.length; t++) {
    if (allocation.shared[t] === 0) continue
    for (let i = 0; i < shares.cells.length; i++) {
      const received = allocation.sharedIn[i]![t]!
      const supplied = allocation.sharedOut[i]![t]!
      if (received === 0 && supplied === 0) continue
      const bought = (valuation.receive(i, t) - price[t]!) * received
      const sold = (price[t]! - valuation.give(i, t)) * supplied
      addShare(shares, i, t, bought, sold)
    }
  }
  return shares
}

/** What enumerating a month gives: the Shapley shares where asked for, and the month's value of every group by mask. */
export interface Enumerated {
  readonly shares: CausedShares | null
  readonly values: Float64Array
}

/**
 * What a walk is for. `values`: the group values, where they come quickly. `shares`: with the Shapley shares, where that is
 * not too long. `nucleolus`: every group's value however long it takes; the Shapley shares are left to Fourier–Owen where
 * the Shapley rule leaves them to it.
 */
export type Wanted = 'values' | 'shares' | 'nucleolus'

export function needsShares(wanted: Wanted, game: SharingGame): boolean {
  if (wanted !== 'nucleolus') return wanted === 'shares'
  return methodFor('shapley', game) !== 'fourier-owen'
}

/**
 * Walks the game; a slot's Shapley value of a member is divided by its offtake : feed-in over `bought` and `sold`.
 * Null where that would take too long for what is wanted. Throws the problem `cancelled`.
 */
export function enumerateMonth(
  game: SharingGame,
  wanted: Wanted,
  causes: SlotCauses,
  watch: Watch,
): Enumerated | null {
  const { flows } = game
  const members = flows.offtake.length
  if (wanted === 'values' && members > MOST_ENUMERATED) return null
  if (wanted === 'shares' && !fitsEnumeration(game)) return null
  const shares = needsShares(wanted, game) ? emptyShares(members, causes) : null
  const onSlot = shares === null ? null : slotCollector(shares, flows)
  const values = enumerate(game, onSlot, (slot, slots) => {
    // a slot of 16 members takes some milliseconds, one of four a microsecond: ask by work, not by slots
    if (slot % 16 !== 0 && members < 12) return
    if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
    watch.report({ phase: 'coalitions', done: slot, total: slots })
  })
  return { shares, values }
}

/** What takes the Shapley values of each slot and adds them to the shares, divided over `bought` and `sold`. */
export function slotCollector(shares: CausedShares, flows: Flows) {
  return (slot: number, members: readonly number[], shapley: Float64Array): void => {
    for (const [k, i] of members.entries()) {
      const offtake = flows.offtake[i]![slot]!
      const bought = (shapley[k]! * offtake) / (offtake + flows.feedIn[i]![slot]!)
      addShare(shares, i, slot, bought, shapley[k]! - bought)
    }
  }
}

/** Adds what members' own tariffs save against the master tariff, and gives it per member (full supply). */
export function addOwnSavings(
  shares: CausedShares,
  valuation: Valuation,
  billed: Flows,
): Float64Array | null {
  if (valuation.ownSaving === null) return null
  const sums = new Float64Array(shares.cells.length)
  for (let i = 0; i < sums.length; i++) {
    for (let t = 0; t < billed.slots; t++) {
      if (billed.offtake[i]![t] === 0 && billed.feedIn[i]![t] === 0) continue
      const { bought, sold } = valuation.ownSaving(i, t)
      addShare(shares, i, t, bought, sold)
      sums[i]! += bought + sold
    }
  }
  return sums
}
