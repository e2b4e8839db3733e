import {
  commonPoints,
  OWNERSHIP_TOLERANCE,
  ownershipColumn,
  ownershipOf,
  type CommonKind,
} from '../community/common-points.ts'
import type { Member } from '../community/member.ts'
import { ProblemError } from '../problems/problem.ts'
import { shareOut } from '../units/shareOut.ts'
import type { AssembledMonth, Holding } from './assemble.ts'
import type { SlotGrid } from './grid.ts'
import { billingProblem } from './problems.ts'

/**
 * Divides what members own together by their parts (engine.md "Shared assets are divided by ownership shares inside the
 * game"): a slot's energy in whole microKWh, by largest remainder in the order of the holdings. The operator's shared
 * energy follows the energy it is a part of, so nobody is said to have shared more than is his. A group of members is
 * then worth what its own parts let it share, whichever key holds.
 *
 * Throws where the parts of those who are members in a slot do not add up to 1: the rest would be nobody's.
 */
export function divideCommon(
  holdings: readonly Holding[],
  members: readonly Member[],
  grid: SlotGrid,
): Holding[] {
  const common = commonPoints(members)
  if (common.size === 0) return [...holdings]
  const divided = holdings.map((holding): Holding => {
    const kind = common.get(holding.point) ?? null
    if (kind === null) return holding
    const { energy, shared } = holding
    return { ...holding, common: kind, energy: energy.slice(), shared: shared && shared.slice() }
  })
  const groups = Map.groupBy(divided, ({ direction, point }) => `${direction} ${point}`)
  for (const owners of groups.values()) {
    const kind = owners[0]!.common
    if (kind !== null) divideGroup(owners, kind, members, grid)
  }
  return divided
}

/** Replaces the whole energy in the holdings of one common point by each owner's part. */
function divideGroup(
  owners: readonly Holding[],
  kind: CommonKind,
  members: readonly Member[],
  grid: SlotGrid,
): void {
  const parts = owners.map(({ member }) => ownershipOf(members[member]!, kind) ?? 0)
  for (let t = 0; t < grid.slots; t++) {
    const here = owners.flatMap((owner, k) => (owner.from <= t && t < owner.until ? [k] : []))
    const first = here[0]
    if (first === undefined) continue
    const weights = here.map((k) => parts[k]!)
    requireWhole(weights, owners[first]!.point, kind, grid, t)
    const energy = owners[first]!.energy[t]!
    // a reading that is missing is missing for every owner
    if (Number.isNaN(energy)) continue
    const own = shareOut(energy, weights)
    const shared = owners[first]!.shared?.[t]
    const ownShared =
      shared === undefined || Number.isNaN(shared) ? null : shareOut(shared, energy === 0 ? weights : own)
    for (const [n, k] of here.entries()) {
      owners[k]!.energy[t] = own[n]!
      if (ownShared !== null) owners[k]!.shared![t] = ownShared[n]!
    }
  }
}

function requireWhole(
  weights: readonly number[],
  point: string,
  kind: CommonKind,
  grid: SlotGrid,
  slot: number,
): void {
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (Math.abs(sum - 1) <= OWNERSHIP_TOLERANCE) return
  const day = grid.month.days[grid.day[slot]!]!.date
  const percent = `${Number((sum * 100).toFixed(3))} %`
  throw new ProblemError(
    billingProblem('common-parts-not-whole', { point, day, percent, column: ownershipColumn[kind] }),
  )
}

/** Something a member owns with others, and its part of it. */
export interface CommonThing {
  readonly point: string
  readonly kind: CommonKind
  readonly share: number
}

/** What a member owns with others, each once, in the order of its points. */
export function commonOf({ holdings, members }: AssembledMonth, member: number): CommonThing[] {
  const found = new Map<string, CommonThing>()
  for (const holding of holdings) {
    if (holding.member !== member || holding.common === null) continue
    const share = ownershipOf(members[member]!, holding.common) ?? 0
    found.set(holding.point, { point: holding.point, kind: holding.common, share })
  }
  return [...found.values()]
}
