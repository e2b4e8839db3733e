import type { MemberResult, SettlementResult } from '../billing/result.ts'
import type { IncomeBand } from '../community/cooperative.ts'
import { isHousehold, type Burdens, type HouseholdBurden } from './energy-burden.ts'
import type { FairnessMonth } from './fairness.ts'
import { incomeGroups } from './income-groups.ts'
import { bandOf } from './income.ts'

export interface EnergyReached {
  readonly sharedIn: number
  readonly offtake: number
}

/** Shared energy received ÷ use of all together; null where nothing was used. */
export function accessOf(members: readonly EnergyReached[]): number | null {
  const offtake = members.reduce((sum, member) => sum + member.offtake, 0)
  return offtake > 0 ? members.reduce((sum, member) => sum + member.sharedIn, 0) / offtake : null
}

/**
 * The month by income band: its energy and money, access and burden over the window. Only households with known income;
 * bands below five are merged with their neighbour, or none is shown (`incomeGroups`).
 */
export function bandFigures(
  result: SettlementResult,
  burdens: Burdens,
  bands: readonly IncomeBand[],
  bandNames: (ids: readonly string[]) => string,
): FairnessMonth['bands'] {
  const known = new Map(burdens.households.map((household) => [household.member.number, household]))
  const households = result.members.flatMap((now) => {
    const overWindow = isHousehold(now) ? known.get(now.member) : undefined
    return overWindow === undefined ? [] : [{ now, overWindow }]
  })
  const groups = incomeGroups(households, ({ overWindow }) => bandOf(overWindow.member, bands), bands)
  return groups.map((group) => {
    const sum = (of: (household: MemberResult) => number): number =>
      group.households.reduce((all, { now }) => all + of(now), 0)
    const over = (of: (household: HouseholdBurden) => number): number =>
      group.households.reduce((all, { overWindow }) => all + of(overWindow), 0)
    const shareCents = sum((household) => household.shareCents)
    const incomeCents = over((household) => household.incomeCents)
    return {
      band: bandNames(group.bands),
      households: group.households.length,
      sharedIn: sum((household) => household.sharedIn),
      offtake: sum((household) => household.offtake),
      access: accessOf(group.households.map(({ now }) => now)),
      accessInWindow: accessOf(group.households.map(({ overWindow }) => overWindow)),
      shareCents,
      shareOfSavings: result.totals.savingsCents === 0 ? null : shareCents / result.totals.savingsCents,
      burden: over((household) => household.withCents) / incomeCents,
      burdenWithout: over((household) => household.withoutCents) / incomeCents,
    }
  })
}
