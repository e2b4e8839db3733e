import { shareOutWhole } from './remainder.ts'
import type { SlotKey } from './slot-key.ts'

/**
 * A member's place in a key that shares everything possible. Lower ranks are served first; inside a rank everybody is
 * filled in proportion to the weights until the need is met, and what the satisfied leave goes round the others.
 */
export interface Precedence {
  readonly rank: number
  /** A whole number above 0 for a need above 0 (whole microKWh). */
  readonly weight: (need: number) => number
}

/** In proportion to the need itself: inside such a rank everybody is covered to the same fraction. */
export const byNeed = (need: number): number => need

/**
 * The key of a list of precedences in member order: in = min(o, weight·level) rank by rank until min(A, B) is used up.
 * Remainders go by largest remainder, then member number, so nobody gets more than the need and nothing is left over
 * while a need is open. Comparisons are exact whatever the size of the numbers.
 */
export function fillingKey(precedences: readonly Precedence[]): SlotKey {
  const ranks = [...Map.groupBy(precedences.keys(), (i) => precedences[i]!.rank)]
    .toSorted(([a], [b]) => a - b)
    .map(([, members]) => members)
  return (offtake, feedIn, sharedIn) => {
    let rest = 0
    for (const surplus of feedIn) rest += surplus
    sharedIn.fill(0)
    for (const members of ranks) {
      const open = members.filter((i) => offtake[i]! > 0)
      rest -= fillRank(open, rest, offtake, precedences, sharedIn)
    }
  }
}

/** Fills one rank from `amount`; gives what was used of it. */
function fillRank(
  members: readonly number[],
  amount: number,
  needs: Float64Array,
  precedences: readonly Precedence[],
  sharedIn: Float64Array,
): number {
  let open = members
  let rest = amount
  while (open.length > 0 && rest > 0) {
    const weights = open.map((i) => precedences[i]!.weight(needs[i]!))
    const sum = weights.reduce((all, weight) => all + weight, 0)
    if (!Number.isSafeInteger(sum)) throw new RangeError('the weights of a slot cannot be counted exactly')
    // need ≤ weight·rest/sum: this one is satisfied, and what it leaves raises the level of the others
    const isMet = open.map((i, k) => isAtMost(needs[i]!, sum, weights[k]!, rest))
    if (!isMet.includes(true)) {
      const parts = new Float64Array(open.length)
      shareOutWhole(rest, weights, parts)
      for (const [k, i] of open.entries()) sharedIn[i] = parts[k]!
      return amount
    }
    for (const [k, i] of open.entries()) {
      if (!isMet[k]) continue
      sharedIn[i] = needs[i]!
      rest -= needs[i]!
    }
    open = open.filter((_, k) => !isMet[k])
  }
  return amount - rest
}

/** a·b ≤ c·d of whole numbers, exact also beyond what a double holds. */
function isAtMost(a: number, b: number, c: number, d: number): boolean {
  const [left, right] = [a * b, c * d]
  if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left <= right
  return BigInt(a) * BigInt(b) <= BigInt(c) * BigInt(d)
}
