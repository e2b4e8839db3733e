import { expect, test } from 'vitest'
import { boardReport, type ReportFacts } from '../../../src/core/reporting/report/make-report.ts'
import { reportDefinition, reportPdf } from '../../../src/main/documents/report/report-pdf.ts'
import { boundsOf, trendPicture } from '../../../src/main/documents/report/trend-picture.ts'
import { memberRecord, settledMonth } from '../../core/explanation/results.ts'
import { pageCountOf, textOf } from './reading.ts'

const numbers = Array.from({ length: 6 }, (_, k) => String(k + 1))
const facts: ReportFacts = {
  cooperative: { name: 'Łódź Valley Energy', currency: 'EUR' },
  from: '2025-11',
  to: '2026-10',
  months: Array.from(
    { length: 12 },
    (_, k) => `${k < 2 ? 2025 : 2026}-${String(((k + 10) % 12) + 1).padStart(2, '0')}`,
  ).map((month, k) => ({
    month,
    approved: true,
    result: settledMonth({
      month,
      rule: k < 6 ? 'mid-market' : 'shapley',
      members: numbers.map((number, i) => ({
        number,
        name: `Somebody ${number}`,
        offtake: 100 + 10 * i,
        sharedIn: 20,
        parts: [{ cause: 'bought' as const, band: null, cents: 100 + k }],
      })),
    }),
  })),
  members: numbers.map((number) =>
    memberRecord(number, { name: `Somebody ${number}`, incomePerYear: 23_450, from: '2025-01-01' }),
  ),
  bands: [{ id: 'all', fromIncome: null, toIncome: null }],
  approvedOn: ['2026-11-04'],
  corrections: [],
  comparison: null,
  comparedRho: 0.2,
  decisions: [],
  proposal: null,
}

test('four pages, the same bytes whenever it is made', async () => {
  const first = await reportPdf(boardReport(facts))
  expect(first.pages).toBe(4)
  expect(pageCountOf(first.bytes)).toBe(4)
  const again = await reportPdf(boardReport(facts))
  expect(Buffer.from(first.bytes).equals(Buffer.from(again.bytes))).toBe(true)
})

test('figures and definitions stand on it, names and incomes do not', () => {
  const report = boardReport(facts)
  const words = textOf(reportDefinition(report).content).replaceAll('\u00A0', ' ')
  expect(words).toContain(report.fairness.headline)
  expect(words).toContain('Gini of burden')
  expect(words).toContain('What the words mean')
  expect(words).toContain('does not apply')
  expect(words).toContain('Chair of the meeting, signature')
  expect(words).not.toMatch(/Somebody|23 450|23450/)
})

test('a report of nothing, and of households too few, is still a report', async () => {
  expect((await reportPdf(boardReport({ ...facts, months: [], approvedOn: [] }))).pages).toBe(4)
  const few = { ...facts, members: facts.members.slice(0, 3) }
  expect((await reportPdf(boardReport(few))).pages).toBe(4)
})

test('the longest span is at most six pages', async () => {
  const months = Array.from({ length: 60 }, (_, k) => {
    const month = `${2021 + Math.floor((k + 10) / 12)}-${String(((k + 10) % 12) + 1).padStart(2, '0')}`
    return { ...facts.months[k % 12]!, month }
  })
  const { pages } = await reportPdf(boardReport({ ...facts, from: '2021-11', months }))
  expect(pages).toBeLessThanOrEqual(6)
})

test('lines over months: breaks are breaks, names at the ends stay apart, marks that would touch lose their words', () => {
  const series = [
    { name: 'with, 0.30', values: [0.1, null, 0.2, 0.3], look: 'strong' as const },
    { name: 'without, 0.30', values: [0.2, 0.2, 0.2, 0.3], look: 'dashed' as const },
  ]
  const picture = trendPicture(
    {
      width: 300,
      height: 100,
      months: ['Nov', '', '', 'Feb'],
      series,
      marks: [
        { index: 1, words: 'Shapley value' },
        { index: 1, words: 'another one' },
      ],
      format: (value) => value.toFixed(2),
    },
    boundsOf(series)!,
  )
  const ends = picture.labels.filter(({ words }) => words.startsWith('with'))
  expect(Math.abs(ends[0]!.y - ends[1]!.y)).toBeGreaterThanOrEqual(10)
  expect(picture.labels.map(({ words }) => words)).toContain('Shapley value')
  expect(picture.labels.map(({ words }) => words)).not.toContain('another one')
  expect(boundsOf([{ ...series[0]!, values: [null] }])).toBeNull()
})
