import type { MemberResult, SettlementResult } from '../billing/result.ts'
import { addMonths } from '../calendar/month.ts'
import type { IncomeBand } from '../community/cooperative.ts'
import type { Member } from '../community/member.ts'
import { energyBurdens, FEWEST_HOUSEHOLDS, isHousehold, type Burdens } from './energy-burden.ts'
import type { FairnessMonth, FairnessTrend } from './fairness.ts'
import { gini } from './gini.ts'
import { incomeGroups } from './income-groups.ts'
import { bandOf } from './income.ts'
import { en, type ReportingText } from './text/en.ts'

/** Months that a burden looks back over. */
const WINDOW_MONTHS = 12

/** A settled month and whether its bills are approved. */
export interface TrendMonth {
  readonly month: string
  readonly approved: boolean
  readonly result: SettlementResult
}

export interface FairnessFacts {
  /** In any order; months without a settlement are absent. */
  readonly months: readonly TrendMonth[]
  readonly members: readonly Member[]
  readonly bands: readonly IncomeBand[]
}

/**
 * Fairness month by month (equity.md "Measures"), in time order: Gini of energy burden and highest burden over the
 * trailing months there are (up to twelve), access to shared energy, savings by income. No names; what would tell of
 * fewer than five households is left out or merged.
 */
export function fairnessTrend(
  { months, members, bands }: FairnessFacts,
  text: ReportingText = en,
): FairnessTrend {
  const inTime = months.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const records = new Map(members.map((member) => [member.number, member]))
  const told = inTime.map(({ month, approved, result }): FairnessMonth => {
    const earliest = addMonths(month, 1 - WINDOW_MONTHS)
    const window = inTime.filter((entry) => earliest <= entry.month && entry.month <= month)
    const burdens = energyBurdens(
      window.map((entry) => entry.result),
      members,
      bands,
    )
    const { worstWith, worstWithout } = worst(burdens)
    return {
      month,
      approved,
      households: burdens.households.length,
      withoutIncome: burdens.withoutIncome,
      giniWith: gini(burdens.households.map((household) => household.burdenWith)),
      giniWithout: gini(burdens.households.map((household) => household.burdenWithout)),
      windowMonths: window.length,
      worstWith,
      worstWithout,
      sharedMicroKWh: result.totals.shared,
      savingsCents: result.totals.savingsCents,
      access: accessOf(result.members),
      bands: bandFigures(result, burdens, records, bands, text.fairness.bandNames),
    }
  })
  return { months: told, headline: text.fairness.headline(told), lead: text.fairness.lead(told) }
}

/** The highest burden of any household, told only where it cannot be anybody's. */
function worst({ households }: Burdens): Pick<FairnessMonth, 'worstWith' | 'worstWithout'> {
  if (households.length < FEWEST_HOUSEHOLDS) return { worstWith: null, worstWithout: null }
  return {
    worstWith: Math.max(...households.map((household) => household.burdenWith)),
    worstWithout: Math.max(...households.map((household) => household.burdenWithout)),
  }
}

/** Shared energy received ÷ offtake; null where nothing was used. */
function accessOf(members: readonly Pick<MemberResult, 'sharedIn' | 'offtake'>[]): number | null {
  const offtake = members.reduce((sum, member) => sum + member.offtake, 0)
  return offtake > 0 ? members.reduce((sum, member) => sum + member.sharedIn, 0) / offtake : null
}

function bandFigures(
  result: SettlementResult,
  burdens: Burdens,
  records: ReadonlyMap<string, Member>,
  bands: readonly IncomeBand[],
  bandNames: ReportingText['fairness']['bandNames'],
): FairnessMonth['bands'] {
  const burdenOf = new Map(burdens.households.map((household) => [household.member.number, household]))
  const households = result.members.filter((member) => isHousehold(member) && burdenOf.has(member.member))
  const groups = incomeGroups(
    households,
    (household) => {
      const record = records.get(household.member)
      return record === undefined ? null : bandOf(record, bands)
    },
    bands,
  )
  return groups.map((group) => {
    const sum = (of: (household: MemberResult) => number): number =>
      group.households.reduce((all, household) => all + of(household), 0)
    const known = group.households.map((household) => burdenOf.get(household.member)!)
    const shareCents = sum((household) => household.shareCents)
    return {
      band: bandNames(group.bands),
      households: group.households.length,
      sharedIn: sum((household) => household.sharedIn),
      offtake: sum((household) => household.offtake),
      access: accessOf(group.households),
      shareCents,
      shareOfSavings: result.totals.savingsCents === 0 ? null : shareCents / result.totals.savingsCents,
      burden:
        known.reduce((all, household) => all + household.withCents, 0) /
        known.reduce((all, household) => all + household.incomeCents, 0),
    }
  })
}
