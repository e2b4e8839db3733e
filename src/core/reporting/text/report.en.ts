import type { Rule } from '../../community/vocabulary.ts'
import * as figures from '../../explanation/format.ts'
import { ruleNames, shortRuleNames } from '../../explanation/text/names.en.ts'
import { capital, counted, list, numeral, rho } from '../../explanation/text/words.en.ts'
import type { BoardReport } from '../report/board-report.ts'

const money = (report: BoardReport, cents: number): string => figures.money(cents, report.currency)
const wholeKWh = (micro: number): string => figures.energy(micro, 0)

/** `In twelve months you shared 14 745 kWh and saved 2 815.71 €.` */
function headline(report: BoardReport): string {
  const { months, totals } = report
  if (months.length === 0) return 'No month of this span is settled.'
  const span = months.length === 1 ? figures.longMonth(months[0]!.month) : counted(months.length, 'month')
  const did = totals.savingsCents < 0 ? 'lost' : 'saved'
  return `In ${span} you shared ${wholeKWh(totals.shared)} and ${did} ${money(report, Math.abs(totals.savingsCents))}.`
}

function lead(report: BoardReport): string {
  const { months } = report
  if (months.length === 0) return 'The report begins with the first month that is settled.'
  const worse = months.reduce((sum, { worseOff }) => sum + worseOff, 0)
  const nobody =
    worse === 0
      ? 'No member paid more than alone in any month.'
      : `${capital(counted(worse, 'time'))} a member paid more than alone in a month.`
  return `${nobody} ${changes(report)} ${stability(report)}`
}

function changes({ months }: BoardReport): string {
  const turns = months.filter(({ rule }, k) => k > 0 && rule !== months[k - 1]!.rule).length
  if (turns === 0) return `The rule was the same throughout: ${lower(months[0]!.rule)}.`
  return turns === 1 ? 'The rule changed once.' : `The rule changed ${numeral(turns)} times.`
}

/** `Shapley value` in the middle of a sentence keeps its capital: it is a name. */
const lower = (rule: string): string =>
  /^(Shapley|Owen)/.test(rule) ? rule : rule.charAt(0).toLowerCase() + rule.slice(1)

function stability(report: BoardReport): string {
  const known = report.months.flatMap(({ largestExcess }) => largestExcess ?? [])
  if (known.length === 0) return 'Whether a group could do better alone was not looked at.'
  const most = Math.max(...known)
  if (figures.decimal(Math.max(0, most), 2) === '0.00')
    return 'No group of members was found that could gain by leaving.'
  return `The most that a group of members was found to gain on its own is ${money(report, Math.round(most * 100))} a month.`
}

/** What is exact and what is not, corrections and what is missing: the note below the table. */
function precision(report: BoardReport): string {
  const { months, missing, corrections } = report
  const notExact = months.filter(({ exact }) => !exact)
  const drafts = months.filter(({ approved }) => !approved)
  return [
    months.length === 0
      ? ''
      : notExact.length === 0
        ? 'All shares are exact.'
        : `The shares of ${list(notExact.map(({ month }) => figures.longMonth(month)))} are not exact.`,
    drafts.length === 0
      ? ''
      : `Not yet approved: ${list(drafts.map(({ month }) => figures.longMonth(month)))}.`,
    missing.length === 0 ? '' : `Not settled: ${list(missing.map((month) => figures.longMonth(month)))}.`,
    ...corrections.map(
      ({ month, issuedOn, documents, cents }) =>
        `Correction of ${figures.longMonth(month)}: ${counted(documents, 'document')}, together ${figures.difference(cents)}${figures.NARROW}${figures.currencySign(report.currency)}, issued ${figures.longDate(issuedOn)}.`,
    ),
  ]
    .filter(Boolean)
    .join(' ')
}

function comparisonHeadline({ comparison }: BoardReport): string {
  if (comparison === null) return 'No rules could be compared.'
  const { rules, month } = comparison
  const name = figures.monthName(month)
  const current = rules.find((rule) => rule.current)
  const told = rules.flatMap(({ giniBurden, worseOff, ...rule }) =>
    giniBurden === null || worseOff > 0 ? [] : [{ ...rule, giniBurden }],
  )
  const lowest = told.toSorted((one, other) => one.giniBurden - other.giniBurden)[0]
  if (current === undefined || lowest === undefined)
    return `What ${counted(rules.length, 'rule')} would have paid in ${name}.`
  const isCurrent = figures.decimal(lowest.giniBurden, 3) === figures.decimal(current.giniBurden ?? 1, 3)
  if (isCurrent) return `No other rule would have shared ${name}’s burden more evenly.`
  return `In ${name}, “${lowest.name}” would have shared the burden most evenly with nobody worse off.`
}

/** `Lower income`, `Lower and higher income`. */
const group = (bands: readonly string[]): string => `${capital(list(bands))} income`

/** The report's own sentences in English; another language has this shape. */
export const reportText = {
  headline,
  lead,
  precision,
  comparisonHeadline,
  group,
  groupAndOthers: (name: string): string => `${name} and all others`,
  others: (persons: number): string =>
    persons === 0 ? 'Organisations' : 'Organisations and households without known income',
  /** In a table: short, and with the solidarity share it was worked out with. */
  ruleName: (rule: Rule, share: number): string =>
    rule === 'solidarity' ? `Shapley, ${rho(share)} solidarity` : shortRuleNames[rule],
  rule: (rule: Rule, share: number | null): string =>
    rule === 'solidarity' && share !== null ? `Shapley, ${rho(share)} solidarity` : capital(ruleNames[rule]),
}

export type ReportText = typeof reportText
