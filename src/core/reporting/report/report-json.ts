import type { Json } from '../../contract/call.ts'
import { kWhOf } from '../../units/energy.ts'
import { formatCents } from '../../units/money.ts'
import type { FairnessMonth } from '../fairness.ts'
import type { BoardReport, ReportComparison } from './board-report.ts'

/** What stands in the board's report as JSON (interface.md): amounts as decimal strings, energy in kWh, no names, no incomes. */
export function reportJson(report: BoardReport): { readonly [key: string]: Json } {
  const { totals, fairness, comparison } = report
  return {
    cooperative: report.cooperative,
    currency: report.currency,
    from: report.from,
    to: report.to,
    asOf: report.asOf,
    months: report.months.map(({ offtake, shared, savingsCents, ...month }) => ({
      ...month,
      offtakeKWh: kWhOf(offtake),
      sharedKWh: kWhOf(shared),
      savings: formatCents(savingsCents),
    })),
    missing: [...report.missing],
    totals: {
      offtakeKWh: kWhOf(totals.offtake),
      sharedKWh: kWhOf(totals.shared),
      savings: formatCents(totals.savingsCents),
      average: formatCents(totals.averageCents),
    },
    fairness: {
      headline: fairness.headline,
      lead: fairness.lead,
      marks: fairness.marks.map(({ month, words }) => ({ month, words })),
      months: fairness.months.map(fairnessJson),
    },
    comparison: comparison === null ? null : comparisonJson(comparison),
    corrections: report.corrections.map(({ cents, ...correction }) => ({
      ...correction,
      amount: formatCents(cents),
    })),
    decisions: report.decisions.map((decision) => ({ ...decision })),
    proposal: report.proposal === null ? null : { ...report.proposal },
  }
}

function fairnessJson(month: FairnessMonth): Json {
  const { sharedMicroKWh, savingsCents, bands, ...measures } = month
  return {
    ...measures,
    sharedKWh: kWhOf(sharedMicroKWh),
    savings: formatCents(savingsCents),
    bands: bands.map(({ sharedIn, offtake, shareCents, ...band }) => ({
      ...band,
      sharedInKWh: kWhOf(sharedIn),
      offtakeKWh: kWhOf(offtake),
      share: formatCents(shareCents),
    })),
  }
}

function comparisonJson({ month, groups, rules, unavailable }: ReportComparison): Json {
  return {
    month,
    groups: groups.map((group) => ({ ...group })),
    rules: rules.map(({ shareCents, allCents, ...rule }) => ({
      ...rule,
      shares: shareCents.map(formatCents),
      all: formatCents(allCents),
    })),
    unavailable: unavailable.map((rule) => ({ ...rule })),
  }
}
