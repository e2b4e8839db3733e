import type { Comparison } from '../../billing/comparison.ts'
import { addMonths, monthSpan } from '../../calendar/month.ts'
import type { Cooperative, IncomeBand } from '../../community/cooperative.ts'
import type { Member } from '../../community/member.ts'
import { addDays } from '../../calendar/zone.ts'
import { fairnessTrend, type TrendMonth } from '../fairness-trend.ts'
import { reportText, type ReportText } from '../text/report.en.ts'
import type { BoardReport, ReportDecision } from './board-report.ts'
import { reportComparison } from './report-comparison.ts'

/** Everything a report is made of, as values. */
export interface ReportFacts {
  readonly cooperative: Pick<Cooperative, 'name' | 'currency'>
  readonly from: string
  readonly to: string
  /** Settled months up to the last one; those before `from` fill the windows. */
  readonly months: readonly TrendMonth[]
  readonly members: readonly Member[]
  readonly bands: readonly IncomeBand[]
  /** Days on which months of the span were approved. */
  readonly approvedOn: readonly string[]
  readonly corrections: BoardReport['corrections']
  /** The last settled month of the span under every rule; null where there is none. */
  readonly comparison: Comparison | null
  /** The solidarity share that the comparison was asked with. */
  readonly comparedRho: number
  readonly decisions: readonly ReportDecision[]
  readonly proposal: ReportDecision | null
}

/** The board's report of a span of months as data; the same facts give the same report. No clock, no names, no incomes. */
export function boardReport(facts: ReportFacts, text: ReportText = reportText): BoardReport {
  const { from, to, cooperative, members, bands, comparison } = facts
  const told = facts.months
    .filter(({ month }) => from <= month && month <= to)
    .toSorted((a, b) => (a.month < b.month ? -1 : 1))
  const sum = (of: (month: TrendMonth) => number): number => told.reduce((all, month) => all + of(month), 0)
  const savingsCents = sum(({ result }) => result.totals.savingsCents)
  const memberMonths = sum(({ result }) => result.members.length)
  const compared = told.find(({ month }) => month === comparison?.month)
  return {
    cooperative: cooperative.name,
    currency: cooperative.currency,
    from,
    to,
    asOf: newestDay(facts, told.at(-1)?.month ?? to),
    months: told.map(({ month, approved, result }) => ({
      month,
      approved,
      members: result.members.length,
      offtake: result.totals.offtake,
      shared: result.totals.shared,
      savingsCents: result.totals.savingsCents,
      rule: text.rule(result.rule, result.solidarity?.rho ?? null),
      largestExcess: result.stability?.largestExcess ?? null,
      worseOff: result.worseOff.length,
      exact: result.method.exact && result.preview === null,
    })),
    missing: monthsOf(from, to).filter((month) => !told.some((one) => one.month === month)),
    totals: {
      offtake: sum(({ result }) => result.totals.offtake),
      shared: sum(({ result }) => result.totals.shared),
      savingsCents,
      averageCents: memberMonths === 0 ? 0 : Math.round((savingsCents * told.length) / memberMonths),
    },
    daily: dailyOf(from, to, told),
    fairness: fairnessTrend({
      months: facts.months,
      members,
      bands,
      from,
      decisions: facts.decisions.map(({ month, words }) => ({ month, words })),
    }),
    comparison:
      comparison === null || compared === undefined
        ? null
        : reportComparison(comparison, compared.result, members, bands, facts.comparedRho, text),
    corrections: [...facts.corrections],
    decisions: [...facts.decisions],
    proposal: facts.proposal,
  }
}

/** The newest of what the report tells: an approval, a correction, a decision, the last day that was settled. */
function newestDay({ approvedOn, corrections, decisions }: ReportFacts, lastMonth: string): string {
  return [
    monthSpan(lastMonth).last,
    ...approvedOn,
    ...corrections.map(({ issuedOn }) => issuedOn),
    ...decisions.flatMap(({ decidedOn }) => decidedOn ?? []),
  ]
    .toSorted()
    .at(-1)!
}

function monthsOf(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

/** Every day of the span; one that no settlement tells of has no value. */
function dailyOf(from: string, to: string, months: readonly TrendMonth[]): BoardReport['daily'] {
  const shared = new Map(months.flatMap(({ result }) => result.daily.map((day) => [day.date, day.shared])))
  const daily: { date: string; shared: number | null }[] = []
  const { last } = monthSpan(to)
  for (let date = monthSpan(from).first; date <= last; date = addDays(date, 1))
    daily.push({ date, shared: shared.get(date) ?? null })
  return daily
}
