import { storageBounds } from './storage-bounds.ts'
import type { StorageCommunity } from './storage-community.ts'

/** What the prices of everybody's plan may be above v(N), as a part of it, to count as a division of it. */
const CLOSE = 1e-9

/**
 * Savings by member that sum to `together` = v(N) and at which no group would do better alone, also with fees and a demand
 * charge: the prices behind the plan of all, at which no group is worth more than its members (Owen 1975). Null where they
 * sum to more than v(N): a start that the plan may choose and a demand charge at once can leave them short of an optimum.
 */
export function storageCore(community: StorageCommunity, together: number): Float64Array | null {
  const players = community.members.length
  const prices = new Float64Array(players)
  storageBounds(community).bound(new Float64Array(players).fill(1), prices)
  const rest = prices.reduce((sum, one) => sum + one, 0) - together
  return rest > CLOSE * Math.max(1, Math.abs(together)) ? null : prices.map((one) => one - rest / players)
}
