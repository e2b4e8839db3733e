import type { SettlementResult } from '../billing/result.ts'
import { addMonths } from '../calendar/month.ts'
import type { IncomeBand } from '../community/cooperative.ts'
import type { Member } from '../community/member.ts'
import { accessOf, bandFigures } from './band-figures.ts'
import { energyBurdens, FEWEST_HOUSEHOLDS, type Burdens } from './energy-burden.ts'
import type { FairnessMonth, FairnessTrend } from './fairness.ts'
import { fairnessMarks, type DecisionMark } from './fairness-marks.ts'
import { gini } from './gini.ts'
import { inequalityOf } from './inequality.ts'
import { en, type ReportingText } from './text/en.ts'

/** Months that a burden looks back over. */
export const WINDOW_MONTHS = 12

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
  /** First month told; earlier ones only fill the windows. Left out = all. */
  readonly from?: string
  /** The board's decisions, to be marked; left out = only what the settlements show. */
  readonly decisions?: readonly DecisionMark[]
}

/**
 * Fairness month by month (equity.md "Measures"), in time order, over the trailing months there are (up to twelve). No
 * names; what would tell of fewer than five households is left out or merged.
 */
export function fairnessTrend(
  { months, members, bands, from = '', decisions = [] }: FairnessFacts,
  text: ReportingText = en,
): FairnessTrend {
  const inTime = months.toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const told = inTime
    .filter(({ month }) => month >= from)
    .map((month): FairnessMonth => {
      const earliest = addMonths(month.month, 1 - WINDOW_MONTHS)
      const window = inTime.filter((entry) => earliest <= entry.month && entry.month <= month.month)
      const burdens = energyBurdens(
        window.map((entry) => entry.result),
        members,
        bands,
      )
      return fairnessMonth(month, window.length, burdens, bands, text)
    })
  return {
    months: told,
    marks: fairnessMarks(told, decisions, text),
    headline: text.fairness.headline(told),
    lead: text.fairness.lead(told),
  }
}

function fairnessMonth(
  { month, approved, result }: TrendMonth,
  windowMonths: number,
  burdens: Burdens,
  bands: readonly IncomeBand[],
  text: ReportingText,
): FairnessMonth {
  const { totals, stability } = result
  const told = bandFigures(result, burdens, bands, text.fairness.bandNames)
  return {
    month,
    approved,
    rule: result.rule,
    key: result.key,
    rho: result.solidarity?.rho ?? null,
    households: burdens.households.length,
    withoutIncome: burdens.withoutIncome,
    windowMonths,
    with: inequalityOf(burdens.households.map((household) => household.burdenWith)),
    without: inequalityOf(burdens.households.map((household) => household.burdenWithout)),
    ...accessFigures(burdens, told),
    sharedMicroKWh: totals.shared,
    savingsCents: totals.savingsCents,
    access: accessOf(result.members),
    selfConsumption: totals.feedIn > 0 ? totals.shared / totals.feedIn : null,
    worseOff: result.worseOff.length,
    stability:
      stability === null
        ? null
        : {
            largestExcess: stability.largestExcess,
            members: stability.coalition.length,
            proved: stability.proved,
            upperBound: stability.upperBound,
          },
    bands: told,
  }
}

/** How evenly shared energy reaches the households, and how far it reaches those with the lowest incomes. */
function accessFigures(
  { households }: Burdens,
  bands: FairnessMonth['bands'],
): Pick<FairnessMonth, 'accessGini' | 'lowIncomeAccess'> {
  const each = households.flatMap((household) => accessOf([household]) ?? [])
  const [lowest] = bands
  const ofAll = accessOf(households)
  const ofLowest = bands.length > 1 ? (lowest?.accessInWindow ?? null) : null
  return {
    accessGini: each.length >= FEWEST_HOUSEHOLDS ? gini(each) : null,
    lowIncomeAccess:
      lowest === undefined || ofLowest === null || ofAll === null || ofAll === 0
        ? null
        : { band: lowest.band, ratio: ofLowest / ofAll },
  }
}
