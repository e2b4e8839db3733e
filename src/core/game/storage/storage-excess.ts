import { knownExcess } from '../excess/known-excess.ts'
import { kernelOracle } from '../oracle/kernel-oracle.ts'
import type { OracleWatch } from '../oracle/coalition-oracle.ts'
import type { KnownExcess } from '../stability.ts'
import { storageBounds } from './storage-bounds.ts'
import type { StorageCommunity } from './storage-community.ts'
import { PLANS_OF_PEAK } from './solve-storage.ts'
import { storageKernel } from './storage-kernel.ts'

/** Slots that the plans of the search, and of the bound, may come to: a second or two each. */
const SEARCH_WORK = 3e7
const BOUND_WORK = 1e7

/**
 * The largest excess of a community too large to value every group: a group found by search, its gain planned exactly, and
 * a bound proved by dual prices. `paid` in the unit of the prices by member. The same seed finds the same group. Null for
 * fewer than two members. Throws what `storageKernel` throws, and `cancelled`.
 */
export function storageExcess(
  community: StorageCommunity,
  paid: readonly number[],
  seed: number,
  watch: OracleWatch,
): Promise<KnownExcess | null> {
  const { prices, battery, demandCharge } = community
  const size = prices.buy.length * (battery !== null && demandCharge > 0 ? PLANS_OF_PEAK : 1)
  const effort = {
    rounds: Math.min(400, Math.max(40, Math.ceil(BOUND_WORK / size))),
    groups: Math.min(10_000, Math.max(500, Math.ceil(SEARCH_WORK / size))),
    seed,
  }
  return knownExcess(kernelOracle(storageKernel(community)), storageBounds(community), paid, effort, watch)
}
