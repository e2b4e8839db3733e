import { expect, test } from 'vitest'
import type { SettlementResult } from '../../../src/core/billing/result.ts'
import { addMonths } from '../../../src/core/calendar/month.ts'
import type { Member } from '../../../src/core/community/member.ts'
import { energyBurdens } from '../../../src/core/reporting/energy-burden.ts'
import { fairnessTrend, type FairnessFacts } from '../../../src/core/reporting/fairness-trend.ts'
import { incomeGroups } from '../../../src/core/reporting/income-groups.ts'
import { bandOf, incomePerYear, partOfMonth } from '../../../src/core/reporting/income.ts'
import { memberRecord, settledMonth, type MemberSketch } from '../explanation/results.ts'

const bands = [
  { id: 'lower', fromIncome: null, toIncome: 24_000 },
  { id: 'middle', fromIncome: 24_000, toIncome: 48_000 },
  { id: 'higher', fromIncome: 48_000, toIncome: null },
]

/** Uses `kWh` at 0.30 alone and saves `saved` cents. */
const household = (number: string, kWh: number, saved: number): MemberSketch => ({
  number,
  offtake: kWh,
  sharedIn: kWh / 4,
  parts: [{ cause: 'bought', band: null, cents: saved }],
})
const month = (name: string, members: MemberSketch[]) => ({
  month: name,
  approved: true,
  result: settledMonth({ month: name, model: 'full-supply', members }),
})

test('income: entered, the middle of the band, the lower bound of the open top', () => {
  const of = (changes: Partial<Member>) => incomePerYear(memberRecord('1', changes), bands)
  expect(of({ incomePerYear: 30_000, incomeBand: 'higher' })).toBe(30_000)
  expect(of({ incomeBand: 'lower' })).toBe(12_000)
  expect(of({ incomeBand: 'middle' })).toBe(36_000)
  expect(of({ incomeBand: 'higher' })).toBe(48_000)
  expect(of({})).toBeNull()
  expect(bandOf(memberRecord('1', { incomePerYear: 24_000 }), bands)?.id).toBe('middle')
  expect(bandOf(memberRecord('1'), bands)).toBeNull()
})

test('a month counts with the days of the membership', () => {
  expect(partOfMonth({ from: '2026-10-22', until: null }, '2026-10')).toBe(10 / 31)
  expect(partOfMonth({ from: '2026-01-01', until: '2026-10-01' }, '2026-10')).toBe(1 / 31)
  expect(partOfMonth({ from: '2026-01-01', until: null }, '2026-02')).toBe(1)
})

test('burden by hand: what was paid over what was earned in the same months', () => {
  const window = [
    settledMonth({ month: '2026-09', model: 'full-supply', members: [household('1', 200, 1000)] }),
    settledMonth({
      month: '2026-10',
      model: 'full-supply',
      members: [household('1', 100, 0), household('2', 100, 0), household('3', 1, 0)],
    }),
  ]
  const members = [
    memberRecord('1', { incomePerYear: 12_000 }),
    memberRecord('2', { incomePerYear: 12_000, from: '2026-10-01' }),
    memberRecord('3'),
  ]
  const { households, withoutIncome } = energyBurdens(window, members, bands)
  expect(withoutIncome).toBe(1)
  // 60 − 10 + 30 = 80 of two months' 2 000; alone 90
  expect(households[0]!.burdenWith).toBeCloseTo(0.04, 12)
  expect(households[0]!.burdenWithout).toBeCloseTo(0.045, 12)
  // 30 of one month's 1 000
  expect(households[1]!.burdenWith).toBeCloseTo(0.03, 12)
})

test('bands below five are merged with the smaller neighbour, or not shown', () => {
  const group = (counts: Record<string, number>) => {
    const list = Object.entries(counts).flatMap(([id, count]) => Array.from({ length: count }, () => id))
    return incomeGroups(list, (id) => bands.find((band) => band.id === id) ?? null, bands.toReversed()).map(
      (found) => [found.bands.join('+'), found.households.length],
    )
  }
  expect(group({ lower: 5, middle: 6, higher: 7 })).toEqual([
    ['lower', 5],
    ['middle', 6],
    ['higher', 7],
  ])
  expect(group({ lower: 5, middle: 4, higher: 7 })).toEqual([
    ['lower+middle', 9],
    ['higher', 7],
  ])
  expect(group({ lower: 8, middle: 4, higher: 5 })).toEqual([
    ['lower', 8],
    ['middle+higher', 9],
  ])
  expect(group({ lower: 1, middle: 1, higher: 3 })).toEqual([['lower+middle+higher', 5]])
  expect(group({ lower: 1, middle: 1, higher: 2 })).toEqual([])
  expect(group({ lower: 4, higher: 6 })).toEqual([['lower+higher', 10]])
  expect(group({ unknown: 9 })).toEqual([])
})

test('trend over two months: Gini, worst, access, no names', () => {
  const members = ['1', '2', '3', '4', '5'].map((number) =>
    memberRecord(number, { incomePerYear: 24_000, name: `Household ${number}` }),
  )
  const organisation: MemberSketch = { ...household('6', 400, 5000), kind: 'organisation' }
  const even = ['1', '2', '3', '4', '5'].map((number) => household(number, 100, 0))
  const uneven = even.map((sketch, k) => (k === 0 ? household('1', 300, 1000) : sketch))
  const { months, headline, lead } = fairnessTrend({
    months: [month('2026-10', [...even, organisation]), month('2026-09', [...uneven, organisation])],
    members,
    bands,
  })
  expect(months.map((entry) => entry.month)).toEqual(['2026-09', '2026-10'])
  const [september, october] = months
  // burdens of September: 80 and four times 30, of 2 000: Σ|xi − xj| = 2·4·50, Σ = 200
  expect(september!.with.gini).toBeCloseTo(400 / (2 * 5 * 200), 12)
  // alone 90 and four times 30
  expect(september!.without.gini).toBeCloseTo(480 / (2 * 5 * 210), 12)
  expect(september!.with.worst).toBeCloseTo(80 / 2000, 12)
  expect(september!.without.worst).toBeCloseTo(90 / 2000, 12)
  // October looks back over both months: 110 and four times 60, of 4 000
  expect(october!.windowMonths).toBe(2)
  expect(october!.with.gini).toBeCloseTo(400 / (2 * 5 * 350), 12)
  expect(october!.access).toBeCloseTo(0.25, 12)
  expect(october!).toMatchObject({ households: 5, withoutIncome: 0, savingsCents: 5000 })
  expect(october!.bands).toMatchObject([{ band: 'middle', households: 5, shareCents: 0, shareOfSavings: 0 }])
  expect(october!.bands[0]!.burden).toBeCloseTo(350 / (5 * 4000), 12)
  // a window of one month and one of two are not compared: 0.114 with the cooperative, 0.133 without
  expect(headline).toBe('The burden is shared more evenly than without the cooperative.')
  expect(lead).toBe(
    'The Gini of energy burden is 0.114 (5 households, 2 months). Without the cooperative it would be 0.133. The heaviest burden is 2.8\u00A0% of income, without the cooperative 3.0\u00A0%. Whether it is getting fairer shows once there are two windows of twelve months to compare.',
  )
  expect(JSON.stringify({ months, headline, lead })).not.toContain('Household')
})

test('of fewer than five households nothing but totals is told', () => {
  const members = ['1', '2', '3', '4'].map((number) => memberRecord(number, { incomeBand: 'lower' }))
  const four = fairnessTrend({
    months: [
      month(
        '2026-10',
        members.map(({ number }) => household(number, 100, 0)),
      ),
    ],
    members,
    bands,
  })
  expect(four.months[0]).toMatchObject({
    households: 4,
    with: { gini: null, jain: null, atkinson: null, worst: null, aboveSix: null, lorenz: [] },
    accessGini: null,
    lowIncomeAccess: null,
    bands: [],
  })
  expect(four.headline).toBe('The burden cannot be compared yet.')
  expect(fairnessTrend({ months: [], members, bands }).headline).toBe('There is no settled month yet.')
})

test('the window is the trailing twelve months of those there are; only windows alike are compared', () => {
  const five = ['1', '2', '3', '4', '5']
  const names = Array.from({ length: 25 }, (_, k) => addMonths('2024-10', k))
  const told = (missing: string | null) =>
    fairnessTrend({
      months: names
        .filter((name) => name !== missing)
        .map((name) =>
          month(
            name,
            five.map((number) => household(number, number === '1' && name < '2025-11' ? 500 : 100, 0)),
          ),
        ),
      members: five.map((number) => memberRecord(number, { incomePerYear: 20_000, from: '2024-01-01' })),
      bands,
    })
  const { months, headline } = told(null)
  expect(months.map((entry) => entry.windowMonths)).toEqual(names.map((_, k) => Math.min(k + 1, 12)))
  // the first full window ends in September 2025
  expect(headline).toBe('The burden is shared more evenly than in September 2025.')
  // without one month of the last year only eleven months can be compared with eleven
  const lacking = told('2026-03')
  expect(lacking.months.at(-1)!.windowMonths).toBe(11)
  expect(lacking.headline).toBe('The burden is shared more evenly than in August 2025.')
})

test('from: earlier months only fill the windows', () => {
  const five = ['1', '2', '3', '4', '5']
  const { months } = fairnessTrend({
    months: ['2026-08', '2026-09', '2026-10'].map((name) =>
      month(
        name,
        five.map((number) => household(number, 100, 0)),
      ),
    ),
    members: five.map((number) => memberRecord(number, { incomePerYear: 20_000 })),
    bands,
    from: '2026-10',
  })
  expect(months.map((entry) => [entry.month, entry.windowMonths])).toEqual([['2026-10', 3]])
})

test('what began is marked; a decision stands for the change it brought', () => {
  const ruled = (name: string, changes: Partial<SettlementResult>) => ({
    ...month(name, [household('1', 100, 0)]),
    result: settledMonth({ month: name, members: [household('1', 100, 0)], overrides: changes }),
  })
  const solidarity = (rho: number) => ({
    rule: 'solidarity' as const,
    solidarity: { asked: rho, rho, reason: null },
  })
  const months = [
    ruled('2026-05', { rule: 'mid-market' }),
    ruled('2026-06', { rule: 'shapley' }),
    ruled('2026-07', { rule: 'shapley' }),
    ruled('2026-08', solidarity(0.1)),
    ruled('2026-09', { ...solidarity(0.2), key: 'equity' }),
    ruled('2026-10', { ...solidarity(0.2), key: 'equity' }),
  ]
  const plain = (facts: Partial<FairnessFacts>) =>
    fairnessTrend({ months, members: [], bands, ...facts }).marks.map(({ month: at, words }) => [
      at,
      words.replaceAll('\u00A0', ' '),
    ])
  expect(plain({})).toEqual([
    ['2026-06', 'Shapley value'],
    ['2026-08', '10 % solidarity'],
    ['2026-09', '20 % solidarity, equity key'],
  ])
  expect(plain({ decisions: [{ month: '2026-08', words: 'Board: 10 % solidarity' }] })[1]).toEqual([
    '2026-08',
    'Board: 10 % solidarity',
  ])
  expect(plain({ decisions: [{ month: '2027-01', words: 'later' }] })).toHaveLength(3)
})

test('access over the window: Gini over the households, lowest incomes against all', () => {
  const numbers = Array.from({ length: 10 }, (_, k) => String(k + 1))
  const sketch = (number: string, part: number): MemberSketch => ({
    number,
    offtake: 100,
    sharedIn: 100 * part,
    parts: [],
  })
  const { months } = fairnessTrend({
    months: [
      month(
        '2026-10',
        numbers.map((number, k) => sketch(number, k < 5 ? 0.1 : 0.3)),
      ),
    ],
    members: numbers.map((number, k) =>
      memberRecord(number, { incomePerYear: k < 5 ? 20_000 : 30_000, from: '2024-01-01' }),
    ),
    bands,
  })
  const [october] = months
  // five at .1, five at .3: Σ|xi − xj| = 2·25·.2 = 10, over 2·10·2
  expect(october!.accessGini).toBeCloseTo(0.25, 12)
  // .1 against the mean of .2
  expect(october!.lowIncomeAccess).toMatchObject({ band: 'lower', ratio: expect.closeTo(0.5, 12) })
  expect(october!.bands.map(({ accessInWindow }) => accessInWindow)).toEqual([0.1, 0.3])
})
