import { expect, test } from 'vitest'
import * as v from 'valibot'
import type { Comparison } from '../../../src/core/billing/comparison.ts'
import { settledRules } from '../../../src/core/community/vocabulary.ts'
import { BoardReportSchema } from '../../../src/core/reporting/report/board-report.ts'
import { boardReport, type ReportFacts } from '../../../src/core/reporting/report/make-report.ts'
import { reportJson } from '../../../src/core/reporting/report/report-json.ts'
import { reportText } from '../../../src/core/reporting/text/report.en.ts'
import { memberRecord, settledMonth, type MemberSketch } from '../explanation/results.ts'

const bands = [
  { id: 'lower', fromIncome: null, toIncome: 30_000 },
  { id: 'higher', fromIncome: 30_000, toIncome: null },
]
const numbers = Array.from({ length: 11 }, (_, k) => String(k + 1))
/** Ten households, five in each band, and a school. */
const members = numbers.map((number, k) =>
  memberRecord(number, {
    name: `Somebody ${number}`,
    incomePerYear: k < 5 ? 21_110 : k < 10 ? 47_770 : null,
    from: '2025-01-01',
    kind: k < 10 ? 'person' : 'organisation',
  }),
)
const sketch = (number: string): MemberSketch => ({
  number,
  name: `Somebody ${number}`,
  kind: number === '11' ? 'organisation' : 'person',
  offtake: 100,
  sharedIn: 20,
  parts: [{ cause: 'bought', band: null, cents: 100 }],
})
const month = (name: string) => ({
  month: name,
  approved: name !== '2026-10',
  result: settledMonth({ month: name, model: 'full-supply', members: numbers.map(sketch) }),
})

const comparison: Comparison = {
  month: '2026-10',
  currency: 'EUR',
  current: 'shapley',
  currentKey: 'pro-rata',
  members: numbers.map((number) => ({ member: number, name: `Somebody ${number}` })),
  rules: settledRules.map((rule, k) => ({
    rule,
    available: rule !== 'owen',
    reason: rule === 'owen' ? 'It is known only where everybody has the same prices.' : null,
    members: numbers.map((number) => ({ member: number, shareCents: 100, amountCents: 0, changeCents: 0 })),
    largestExcess: rule === 'shapley' ? 1.25 : -1,
    worseOff: rule === 'bill-sharing' ? ['11'] : [],
    giniBurden: 0.3 - k / 100,
  })),
  keys: [],
}

const facts: ReportFacts = {
  cooperative: { name: 'River Valley', currency: 'EUR' },
  from: '2026-08',
  to: '2026-10',
  months: ['2026-07', '2026-08', '2026-10'].map(month),
  members,
  bands,
  approvedOn: ['2026-09-04'],
  corrections: [{ month: '2026-08', issuedOn: '2026-10-09', documents: 2, cents: -214 }],
  comparison,
  comparedRho: 0.2,
  decisions: [],
  proposal: null,
}

test('the span, its sums and what is missing', () => {
  const report = boardReport(facts)
  expect(v.parse(BoardReportSchema, JSON.parse(JSON.stringify(report)))).toEqual(report)
  expect(report.months.map((one) => [one.month, one.approved, one.savingsCents])).toEqual([
    ['2026-08', true, 1100],
    ['2026-10', false, 1100],
  ])
  expect(report.missing).toEqual(['2026-09'])
  // two months of 11.00 shared by eleven
  expect(report.totals).toEqual({
    offtake: 2_200_000_000,
    shared: 440_000_000,
    savingsCents: 2200,
    averageCents: 200,
  })
  expect(report.daily).toHaveLength(31 + 30 + 31)
  // July only fills the windows
  expect(report.fairness.months.map((one) => [one.month, one.windowMonths])).toEqual([
    ['2026-08', 2],
    ['2026-10', 3],
  ])
  expect(reportText.headline(report).replaceAll('\u00A0', ' ')).toBe(
    'In two months you shared 440 kWh and saved 22.00 €.',
  )
  expect(reportText.precision(report).replaceAll('\u00A0', ' ')).toBe(
    'All shares are exact. Not yet approved: October 2026. Not settled: September 2026. Correction of August 2026: two documents, together −2.14 €, issued 9 October 2026.',
  )
})

test('rules by income group: five and five, and the organisation apart; what is not available says why', () => {
  const told = boardReport(facts).comparison!
  expect(told.groups).toEqual([
    { name: 'Lower income', members: 5 },
    { name: 'Higher income', members: 5 },
    { name: 'Organisations', members: 1 },
  ])
  const shapley = told.rules.find(({ rule }) => rule === 'shapley')!
  expect(shapley).toMatchObject({ current: true, shareCents: [500, 500, 100], allCents: 1100, worseOff: 0 })
  expect(told.rules.find(({ rule }) => rule === 'solidarity')!.name.replaceAll('\u00A0', ' ')).toBe(
    'Shapley, 20 % solidarity',
  )
  expect(told.unavailable).toEqual([
    { rule: 'owen', name: 'Owen’s point', reason: 'It is known only where everybody has the same prices.' },
  ])
})

test('one household without a known income never stands for itself', () => {
  const unknown = members.map((member) =>
    member.number === '10' ? { ...member, incomePerYear: null } : member,
  )
  // nine with income, five and four, are one group; the tenth and the school are with it
  expect(boardReport({ ...facts, members: unknown }).comparison!.groups).toEqual([
    { name: 'Lower and higher income and all others', members: 11 },
  ])
})

test('of fewer than five households no Gini is told, not even of the rules', () => {
  const few = members.map((member, k) => (k < 4 ? member : { ...member, incomePerYear: null }))
  const report = boardReport({ ...facts, members: few })
  expect(report.comparison!.rules.map(({ giniBurden }) => giniBurden)).toEqual(
    report.comparison!.rules.map(() => null),
  )
  expect(report.fairness.months.map((one) => one.with.gini)).toEqual([null, null])
})

test('no name, no number and no income is in it', () => {
  const document = JSON.stringify(reportJson(boardReport(facts)))
  expect(document).not.toMatch(/Somebody|21110|47770|21_110/)
  expect(document).not.toContain('"member"')
})

test('it is of the newest it tells: the last day settled, an approval, a decision', () => {
  const decided = { month: '2026-11', words: '', decidedOn: '2026-11-04', reason: null, known: null }
  const asOf = (approvedOn: string[], decisions: (typeof decided)[] = []): string =>
    boardReport({ ...facts, approvedOn, decisions, corrections: [] }).asOf
  const last = asOf([])
  expect(asOf(['2026-01-04'])).toBe(last)
  expect(asOf(['2027-01-04'])).toBe('2027-01-04')
  expect(asOf(['2026-01-04'], [decided])).toBe(last > '2026-11-04' ? last : '2026-11-04')
})

test('nothing settled is a report that says so', () => {
  const report = boardReport({ ...facts, months: [], comparison: null, approvedOn: [] })
  expect(report.asOf).toBe('2026-10-31')
  expect(reportText.headline(report)).toBe('No month of this span is settled.')
  expect(report.missing).toHaveLength(3)
})
