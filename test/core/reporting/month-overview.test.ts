import * as v from 'valibot'
import { expect, test } from 'vitest'
import { MonthOverviewSchema } from '../../../src/core/contract/cooperative.ts'
import type { MonthFacts } from '../../../src/core/reporting/month-facts.ts'
import { monthOverview } from '../../../src/core/reporting/month-overview.ts'

const empty: MonthFacts = {
  month: '2026-10',
  currency: 'EUR',
  readOnly: false,
  members: { count: 0, withoutPoints: [], withoutMandate: [] },
  hasPrices: false,
  readings: {
    expectedPoints: 0,
    completePoints: 0,
    startedPoints: 0,
    missing: [],
    estimates: [],
    stepSeconds: 900,
  },
  settlement: null,
  bills: { count: 0, lookedAt: 0, approved: false },
  correctionsDue: [],
  fairnessUntil: null,
  previous: null,
  savedInYear: { cents: 0, months: 0 },
  year: [],
}
const withMembers: MonthFacts = { ...empty, members: { ...empty.members, count: 12 } }
const withPrices: MonthFacts = { ...withMembers, hasPrices: true }
const readings = (startedPoints: number, completePoints: number): MonthFacts => ({
  ...withPrices,
  readings: { ...empty.readings, expectedPoints: 19, startedPoints, completePoints },
})
const ready = readings(19, 19)
const settled: MonthFacts = {
  ...ready,
  settlement: {
    stale: false,
    preview: null,
    sharedMicroKWh: 960_200_000,
    offtakeMicroKWh: 6_000_000_000,
    savingsCents: 19_003,
    amountCents: 107_292,
    worseOff: [],
    priceBreaches: [],
  },
  bills: { count: 12, lookedAt: 0, approved: false },
  fairnessUntil: '2026-09',
  previous: { month: '2026-09', sharedMicroKWh: 1_104_000_000 },
  savedInYear: { cents: 281_571, months: 12 },
}
const settle = (changes: Partial<NonNullable<MonthFacts['settlement']>>): MonthFacts => ({
  ...settled,
  settlement: { ...settled.settlement!, ...changes },
})

const states: Record<string, MonthFacts> = {
  'no members': empty,
  'no prices': withMembers,
  'no points': withPrices,
  'no readings': readings(0, 0),
  gaps: readings(18, 17),
  ready,
  settled,
  'looked at': { ...settled, bills: { ...settled.bills, lookedAt: 12 } },
  stale: settle({ stale: true }),
  preview: settle({ preview: 'The rule needs an engine this version lacks.' }),
  approved: { ...settled, bills: { count: 12, lookedAt: 12, approved: true } },
  correction: { ...settled, bills: { count: 12, lookedAt: 12, approved: true }, correctionsDue: ['2026-10'] },
}

const plain = (text: string): string => text.replaceAll('\u00A0', ' ')

test('every state has a headline, one next step and the stations that fit', () => {
  const told = Object.fromEntries(
    Object.entries(states).map(([state, facts]) => {
      const { headline, next, stations } = monthOverview(facts)
      return [state, [plain(headline), next.label, next.page, stations.map(({ mark }) => mark).join(' ')]]
    }),
  )
  expect(told).toEqual({
    'no members': [
      'Your cooperative has no members yet.',
      'Add members',
      'members',
      'next not-yet not-yet not-yet not-yet',
    ],
    'no prices': [
      'There are no prices for October yet.',
      'Enter prices',
      'tariffs',
      'work not-yet next not-yet not-yet',
    ],
    'no points': [
      'Nobody has a metering point yet.',
      'Add metering points',
      'members',
      'next not-yet not-yet not-yet not-yet',
    ],
    'no readings': [
      'October has no readings yet.',
      'Add readings',
      'readings',
      'done next not-yet not-yet not-yet',
    ],
    gaps: [
      '17 of 19 points have all readings for October.',
      'See what is missing',
      'readings',
      'done next not-yet not-yet not-yet',
    ],
    ready: [
      'October is complete and ready to settle.',
      'Settle October',
      'settle',
      'done done next not-yet not-yet',
    ],
    settled: [
      'October is settled. Twelve bills are ready for you.',
      'Look at the bills',
      'bills',
      'done done done next not-yet',
    ],
    'looked at': [
      'October is settled. Twelve bills wait for your approval.',
      'Approve twelve bills',
      'bills',
      'done done done next not-yet',
    ],
    stale: ['October has to be settled again.', 'Settle again', 'settle', 'done done next not-yet not-yet'],
    preview: [
      'October can only be shown as a preview.',
      'See the preview',
      'settle',
      'done done next not-yet not-yet',
    ],
    approved: [
      'October is done. Twelve bills are approved.',
      'See how fair it was',
      'fairness',
      'done done done done next',
    ],
    correction: [
      'The approved bills of October need a correction.',
      'Look at the correction',
      'correction',
      'done done done next not-yet',
    ],
  })
})

test('what is told fits the contract, in every state, also where nothing may be changed', () => {
  for (const facts of Object.values(states))
    for (const readOnly of [false, true]) {
      const overview = monthOverview({ ...facts, readOnly })
      expect(v.parse(MonthOverviewSchema, overview)).toEqual(overview)
      expect(overview.year).toHaveLength(12)
      expect(overview.figures).toHaveLength(3)
      expect(overview.headline.length * overview.lead.length).toBeGreaterThan(0)
      expect(JSON.stringify(overview)).not.toMatch(/NaN|undefined|Infinity/)
      expect(overview.open[0]?.title === 'This file is open elsewhere.').toBe(readOnly)
      expect(readOnly && /^(Add|Enter|Settle|Approve)/.test(overview.next.label)).toBe(false)
    }
})

test('a month that was corrected says so', () => {
  const corrected = { daily: [], sharedMicroKWh: 1, savingsCents: 1, state: 'corrected' as const }
  const facts = { ...states['approved']!, year: [{ month: '2026-10', ...corrected }] }
  const { headline, stations } = monthOverview(facts)
  expect(headline).toBe('October is done. Twelve bills are approved and corrected since.')
  expect(stations.find(({ station }) => station === 'bills')?.note).toBe('12 approved, corrected')
})

test('the settled month as the page shows it', () => {
  const overview = monthOverview(settled)
  expect(plain(overview.lead)).toBe(
    'Together you shared 960 kWh and saved 190.03 €. Nobody pays more than alone.',
  )
  expect(overview.figures.map(({ value, unit, words }) => plain(`${value} ${unit} ${words}`))).toEqual([
    '960 kWh shared, 13 % less than in September',
    '190.03 € saved together, 2 815.71 € in twelve months',
    '16 % of your electricity came from neighbours',
  ])
  expect(overview.stations.map(({ note }) => plain(note))).toEqual([
    '12, complete',
    '19 of 19 points',
    '190.03 € saved',
    '12 to look at',
    'to September',
  ])
  expect(plain(overview.open[0]!.title)).toBe('Approve twelve bills, 1 072.92 € in all.')
})

test('open things: most urgent first, at most five, each with its page and subject', () => {
  const slots = { member: '3', memberName: 'Lindenhof Farm', point: 'AT3', slots: 8 }
  const facts: MonthFacts = {
    ...settle({
      worseOff: [{ number: '9', name: 'Erik Sommer', benefitCents: -120 }],
      priceBreaches: ['The internal price is above its range.'],
    }),
    members: {
      count: 12,
      withoutPoints: [{ number: '11', name: 'New' }],
      withoutMandate: ['A', 'B', 'C', 'D'].map((name, k) => ({ number: String(k), name })),
    },
    readings: {
      ...ready.readings,
      completePoints: 18,
      missing: [slots],
      estimates: [{ ...slots, slots: 2 }],
    },
    correctionsDue: ['2026-02'],
  }
  const { open, lead } = monthOverview(facts)
  expect(
    open.map(({ mark, page, subject, title, text }) => [mark, page, subject, plain(`${title} ${text}`)]),
  ).toEqual([
    ['problem', 'bills', '9', 'Erik Sommer pays more than alone, 1.20 €. Approving asks for a reason.'],
    [
      'problem',
      'readings',
      'AT3',
      'Lindenhof Farm lacks readings: 8 quarter hours at one point. Approving with gaps asks for a reason.',
    ],
    [
      'problem',
      'tariffs',
      null,
      'A price between members is out of its range. The internal price is above its range.',
    ],
    [
      'next',
      'bills',
      null,
      'Approve twelve bills, 1 072.92 € in all. Approving freezes them; later changes become corrections.',
    ],
    [
      'not-yet',
      'correction',
      '2026-02',
      'February needs a correction. Something changed since the approval.',
    ],
  ])
  expect(lead).toContain('One member pays more than alone.')
  const calm = monthOverview({
    ...facts,
    settlement: settled.settlement,
    readings: { ...facts.readings, missing: [] },
    correctionsDue: [],
  })
  expect(calm.open.map(({ title, subject }) => [plain(title), subject])).toEqual([
    ['Approve twelve bills, 1 072.92 € in all.', null],
    ['A, B and two others have no bank mandate.', null],
    ['2 quarter hours at Lindenhof Farm are estimates', 'AT3'],
    ['New has no metering point.', '11'],
  ])
})

test('the year strip holds twelve months, those unknown are empty', () => {
  const known = {
    month: '2026-08',
    daily: [1],
    sharedMicroKWh: 1,
    savingsCents: 2,
    state: 'approved' as const,
  }
  const { year } = monthOverview({ ...settled, year: [known, { ...known, month: '2025-10' }] })
  expect(year.map((entry) => entry.month)).toEqual([
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
    '2026-03',
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-07',
    '2026-08',
    '2026-09',
    '2026-10',
  ])
  expect(year.filter((entry) => entry.state === 'empty')).toHaveLength(11)
  expect(year[9]).toEqual(known)
})

test('a month in which sharing cost money or nobody used anything is said as it is', () => {
  const costly = settle({ savingsCents: -300, offtakeMicroKWh: 0, sharedMicroKWh: 0 })
  const { lead, figures } = monthOverview(costly)
  expect(plain(lead)).toContain('it cost 3.00 € more than staying alone')
  expect(figures[2]).toEqual({ value: '–', unit: '', words: 'no electricity was used' })
})
