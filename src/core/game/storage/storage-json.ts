import type { StorageCommunity } from './storage-community.ts'
import { storageCore } from './core-point.ts'
import { storageOwenPoint } from './owen-point.ts'
import { storagePartsOf } from './storage-kernel.ts'
import type { StorageSolution } from './solve-storage.ts'

/**
 * The document of `game storage`: money as numbers in the currency of the study, before any rounding. `parts` sum to
 * `share`, those of sharing and of the plant by `band` where the community has some; `core` is a share at which no group of two or more would do better alone, null without a
 * `community`, and where none was found (`storageCore`); `hourValues` is what a kWh is worth in each slot of the joint plan
 * behind it, null with a fee or demand charge, where members see two prices.
 */
export function storageJson(
  name: string,
  currency: string,
  members: readonly string[],
  community: StorageCommunity | null,
  { method, savings, shapley, parts, halfWidth95, stability }: StorageSolution,
) {
  const point = community && storageOwenPoint(community)
  const core = point?.shares ?? (community && storageCore(community, savings))
  const kinds = community === null ? [] : storagePartsOf(community)
  return {
    study: name,
    currency,
    savings,
    method,
    members: members.map((member, i) => ({
      member,
      share: shapley[i]!,
      halfWidth95: halfWidth95 === null ? null : halfWidth95[i]!,
      parts: kinds
        .map(({ cause, band }, k) => ({ cause, ...(band !== null && { band }), amount: parts[i]![k]! }))
        .filter(({ amount }) => amount !== 0),
      core: core === null ? null : core[i]!,
    })),
    stability: stability && {
      largestExcess: stability.excess,
      coalition: stability.group.map((i) => members[i]!),
      proved: stability.proved,
      upperBound: stability.upperBound,
    },
    hourValues: point === null ? null : [...point.prices],
  }
}
