import { expect, test } from 'vitest'
import { addMonths } from '../../../src/core/calendar/month.ts'
import type { Member } from '../../../src/core/community/member.ts'
import { energyBurdens } from '../../../src/core/reporting/energy-burden.ts'
import { fairnessTrend } from '../../../src/core/reporting/fairness-trend.ts'
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
  expect(september!.giniWith).toBeCloseTo(400 / (2 * 5 * 200), 12)
  // alone 90 and four times 30
  expect(september!.giniWithout).toBeCloseTo(480 / (2 * 5 * 210), 12)
  expect(september!.worstWith).toBeCloseTo(80 / 2000, 12)
  expect(september!.worstWithout).toBeCloseTo(90 / 2000, 12)
  // October looks back over both months: 110 and four times 60, of 4 000
  expect(october!.windowMonths).toBe(2)
  expect(october!.giniWith).toBeCloseTo(400 / (2 * 5 * 350), 12)
  expect(october!.access).toBeCloseTo(0.25, 12)
  expect(october!).toMatchObject({ households: 5, withoutIncome: 0, savingsCents: 5000 })
  expect(october!.bands).toMatchObject([{ band: 'middle', households: 5, shareCents: 0, shareOfSavings: 0 }])
  expect(october!.bands[0]!.burden).toBeCloseTo(350 / (5 * 4000), 12)
  expect(headline).toBe('The burden is shared more evenly than in September.')
  expect(lead).toBe(
    'The Gini of energy burden fell from 0.200 to 0.114 (5 households, 2 months). Without the cooperative it would be 0.133.',
  )
  expect(JSON.stringify({ months, headline, lead })).not.toContain('Household')
})

test('fewer than five households: no worst burden and no bands; fewer than two: no Gini', () => {
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
    giniWith: 0,
    worstWith: null,
    worstWithout: null,
    bands: [],
  })
  expect(four.headline).toBe('The burden is as evenly shared as without the cooperative.')
  const one = fairnessTrend({ months: [month('2026-10', [household('1', 100, 0)])], members, bands })
  expect(one.months[0]).toMatchObject({ giniWith: null, giniWithout: null })
  expect(one.headline).toBe('The burden cannot be compared yet.')
  expect(fairnessTrend({ months: [], members, bands }).headline).toBe('There is no settled month yet.')
})

test('the window is the trailing twelve months of those there are', () => {
  const names = Array.from({ length: 14 }, (_, k) => addMonths('2025-09', k)).filter(
    (name) => name !== '2026-03',
  )
  const { months, headline } = fairnessTrend({
    months: names.map((name) =>
      month(name, [household('1', name < '2026-01' ? 500 : 100, 0), household('2', 100, 0)]),
    ),
    members: [
      memberRecord('1', { incomePerYear: 20_000, from: '2025-01-01' }),
      memberRecord('2', { incomePerYear: 20_000 }),
    ],
    bands,
  })
  expect(months.map((entry) => entry.windowMonths)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 11])
  expect(headline).toBe('The burden is shared more evenly than in September 2025.')
})
