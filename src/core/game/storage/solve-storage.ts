import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import { weightedShapley } from '../explicit/weighted-shapley.ts'
import { coalitionOf, grayMask } from '../oracle/gray-code.ts'
import type { CoalitionKernel, OracleWatch } from '../oracle/coalition-oracle.ts'
import { shapleyOfTable } from '../shapley.ts'
import { provedExcess, type KnownExcess } from '../stability.ts'
import { sampleStorage } from './sample-storage.ts'
import type { StorageCommunity } from './storage-community.ts'
import { storageKernel } from './storage-kernel.ts'

/** More members are not enumerated whatever their groups cost: the tables would take gigabytes. */
const MOST_MEMBERS = 20
/** Groups × slots that are enumerated: at 50 nanoseconds each some 50 seconds. */
const MOST_STEPS = 1e9
/** A demand charge takes so many plans a group instead of one. */
export const PLANS_OF_PEAK = 16

export interface StorageSettings {
  /** For communities too large to value every group: largest half-width at 95 %, in the unit of the money. */
  readonly halfWidth: number
  readonly seed: number
  /** Kalai–Samet weights by member; left out = the Shapley value. */
  readonly weights?: readonly number[]
}

/** What a community saves together and to whom it is due; money in the unit of the prices, members in their order. */
export interface StorageSolution {
  readonly method:
    | { readonly name: 'enumeration-dp' | 'lp'; readonly exact: true; readonly coalitions: number }
    | {
        readonly name: 'sampled'
        readonly exact: false
        readonly permutations: number
        readonly reached: boolean
      }
  /** v(N). */
  readonly savings: number
  readonly shapley: Float64Array
  /** parts[member][k] belongs to storagePartsOf(community)[k]; they sum to the member's value. None where a solver planned. */
  readonly parts: readonly Float64Array[]
  /** Null where exact. */
  readonly halfWidth95: Float64Array | null
  /** Of the exact values; null where they are sampled (see storageExcess) or there is only one member. */
  readonly stability: KnownExcess | null
}

/**
 * Shapley values of a community with a common battery, plant and demand charge, with their parts by cause: by valuing every
 * group where that takes less than a minute (16 members and a month of hours do, 20 without a demand charge), else by
 * random orders to the half-width. Exact but for rounding in the first case; each plan is exact in both. Throws what
 * `storageKernel` throws, and `cancelled`.
 */
export function solveStorage(
  community: StorageCommunity,
  settings: StorageSettings,
  watch: OracleWatch,
): StorageSolution {
  return isEnumerable(community)
    ? enumerated(storageKernel(community), settings, watch)
    : sampled(community, settings, watch)
}

function isEnumerable({ members, prices, battery, demandCharge }: StorageCommunity): boolean {
  const isSearched = battery !== null && demandCharge > 0
  const steps = 2 ** members.length * prices.buy.length * (isSearched ? PLANS_OF_PEAK : 1)
  return members.length <= MOST_MEMBERS && steps <= MOST_STEPS
}

function enumerated(
  kernel: CoalitionKernel,
  { weights }: StorageSettings,
  watch: OracleWatch,
): StorageSolution {
  const { players, parts } = kernel
  const groups = 2 ** players
  const tables = Array.from({ length: parts }, () => new Float64Array(groups))
  const values = new Float64Array(groups)
  const found = new Float64Array(parts)
  const coalition = coalitionOf(0, players)
  let mask = 0
  for (let k = 1; k < groups; k++) {
    if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
    const next = grayMask(k)
    const member = 31 - Math.clz32(mask ^ next)
    coalition[member] = 1 - coalition[member]!
    mask = next
    kernel.value(coalition, found)
    for (let p = 0; p < parts; p++) {
      tables[p]![mask] = found[p]!
      values[mask]! += found[p]!
    }
    if (k % 1024 === 0) watch.report({ done: k, total: groups })
  }
  const byPart = tables.map((table) => shapleyOf(players, table, weights))
  const byMember = Array.from({ length: players }, (_one, i) => Float64Array.from(byPart, (part) => part[i]!))
  const shapley = Float64Array.from(byMember, (own) => own.reduce((sum, part) => sum + part, 0))
  return {
    method: { name: 'enumeration-dp', exact: true, coalitions: groups - 1 },
    savings: values[groups - 1]!,
    shapley,
    parts: byMember,
    halfWidth95: null,
    stability: provedExcess(values, [...shapley]),
  }
}

function shapleyOf(players: number, values: Float64Array, weights?: readonly number[]): ArrayLike<number> {
  if (weights) return weightedShapley({ players: weights.map(String), values, weights })
  const shapley = new Float64Array(players)
  shapleyOfTable(players, values, new Float64Array(values.length), shapley)
  return shapley
}

function sampled(
  community: StorageCommunity,
  settings: StorageSettings,
  watch: OracleWatch,
): StorageSolution {
  const found = sampleStorage(community, settings, watch)
  const { shapley, parts, halfWidth95, permutations, reached } = found
  return {
    method: { name: 'sampled', exact: false, permutations, reached },
    savings: shapley.reduce((sum, share) => sum + share, 0),
    shapley,
    parts,
    halfWidth95,
    stability: null,
  }
}
