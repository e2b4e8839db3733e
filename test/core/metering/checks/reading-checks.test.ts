import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localMonth } from '../../../../src/core/calendar/month.ts'
import { Zone } from '../../../../src/core/calendar/zone.ts'
import { newMember, type Member } from '../../../../src/core/community/member.ts'
import type { Direction } from '../../../../src/core/community/vocabulary.ts'
import type { Finding } from '../../../../src/core/metering/checks/finding.ts'
import { readingChecks } from '../../../../src/core/metering/checks/reading-checks.ts'
import { inOnePiece } from '../../../../src/core/metering/steps.ts'
import type { PointSeries } from '../../../../src/core/metering/series.ts'
import { tellingChecks } from '../../../../src/core/reporting/reading-checks.ts'

const zone = new Zone('Europe/Vienna')
const month = localMonth(zone, '2026-10')
const SLOTS = 31 * 96 + 4

const member = (
  number: string,
  points: readonly [string, Direction?][],
  change: Partial<Member> = {},
): Member => ({
  ...newMember(number, `M${number}`, '2026-01-01'),
  points: points.map(([id, direction = 'offtake']) => ({ id, direction })),
  ...change,
})

/** A slot of a local date and time. */
const slotAt = (date: string, hours = 0): number => (zone.startOf(date) - month.start) / 900 + hours * 4

const series = (
  point: string,
  valueAt: (slot: number) => number,
  direction: Direction = 'offtake',
): PointSeries => ({
  point,
  direction,
  quantity: 'measured',
  series: {
    start: month.start,
    stepSeconds: 900,
    values: Float64Array.from({ length: SLOTS }, (_, slot) => valueAt(slot)),
  },
})

const hourOf = (slot: number): number => zone.localOf(month.start + slot * 900).seconds / 3600
/** A household: some 0.1 kWh a quarter hour, never twice the same. */
const household = (slot: number): number => 100_000 + ((slot * 7919) % 1000) * 100
/** A roof: a half sine from 7 to 18 o'clock. */
const roof = (slot: number): number => {
  const hour = hourOf(slot)
  return hour < 7 || hour >= 18 ? 0 : Math.round(2e6 * Math.sin((Math.PI * (hour - 7)) / 11)) + (slot % 7)
}

const checks = (members: readonly Member[], readings: readonly PointSeries[]): Finding[] =>
  readingChecks({ month, members, readings })
const oneHousehold = (valueAt: (slot: number) => number): Finding[] =>
  checks([member('1', [['A']])], [series('A', valueAt)])
const onePlant = (valueAt: (slot: number) => number): Finding[] =>
  checks([member('1', [['P', 'feed-in']])], [series('P', valueAt, 'feed-in')])
const instant = (slot: number): number => month.start + slot * 900

test('gaps of a point are one finding, a point without any value is told as such', () => {
  const from = slotAt('2026-10-20', 15)
  expect(
    oneHousehold((slot) => (slot >= from && slot < from + 8 ? Number.NaN : household(slot))),
  ).toMatchObject([
    {
      kind: 'gap',
      member: '1',
      point: 'A',
      from: instant(from),
      until: instant(from + 8),
      slots: 8,
      runs: 1,
      whole: false,
    },
  ])
  const members = [member('1', [['A']]), member('2', [['B']])]
  expect(checks(members, [series('A', household)])).toMatchObject([
    { kind: 'gap', member: '2', point: 'B', slots: SLOTS, whole: true },
  ])
})

test('a month without any value has no gaps', () => {
  expect(checks([member('1', [['A']])], [])).toEqual([])
})

test('a day outside the membership is no gap', () => {
  const joined = member('1', [['A']], { from: '2026-10-12' })
  const first = slotAt('2026-10-12')
  expect(checks([joined], [series('A', (slot) => (slot < first ? Number.NaN : household(slot)))])).toEqual([])
})

test('one slot far above everything is a spike; a car that charges for an hour is none', () => {
  const at = slotAt('2026-10-12', 14)
  const [spike] = oneHousehold((slot) => (slot === at ? 40_000_000 : household(slot)))
  expect(spike).toMatchObject({ kind: 'spike', from: instant(at), slots: 1, microKWh: 40_000_000 })
  expect(spike?.usualMicroKWh).toBeLessThan(200_000)
  expect(oneHousehold((slot) => (slot >= at && slot < at + 4 ? 5_500_000 : household(slot)))).toEqual([])
  expect(
    oneHousehold((slot) => (slot === at ? 2_400_000 : household(slot))),
    'a sauna',
  ).toEqual([])
})

test('what an outage adds up to in one slot after a gap is a spike beside the gap', () => {
  const at = slotAt('2026-10-12', 14)
  const found = oneHousehold((slot) =>
    slot >= at && slot < at + 96 ? Number.NaN : slot === at + 96 ? 14_400_000 : household(slot),
  )
  expect(found.map(({ kind }) => kind)).toEqual(['gap', 'spike'])
})

test('a little below zero is told apart from a register that started anew', () => {
  const at = slotAt('2026-10-03', 5)
  const found = oneHousehold((slot) =>
    slot === at ? -12_345_000_000 : slot === at + 10 || slot === at + 11 ? -40_000 : household(slot),
  )
  expect(found).toMatchObject([
    { kind: 'negative', slots: 2, runs: 1, microKWh: -40_000, from: instant(at + 10) },
    { kind: 'register-reset', slots: 1, microKWh: -12_345_000_000, from: instant(at) },
  ])
})

test('the same value for a day is a flat line; for less, at zero or on standby it is none', () => {
  const from = slotAt('2026-10-03', 10)
  const flat = (slots: number, value: number) =>
    oneHousehold((slot) => (slot >= from && slot < from + slots ? value : household(slot)))
  expect(flat(192, 250_000)).toMatchObject([
    { kind: 'flat-line', from: instant(from), until: instant(from + 192), slots: 192, microKWh: 250_000 },
  ])
  expect(flat(96, 250_000)).toHaveLength(1)
  expect(flat(95, 250_000)).toEqual([])
  expect(flat(192, 0)).toEqual([])
  expect(flat(192, 4000)).toEqual([])
})

test('a roof that feeds in at night is worth a look, water that does so every night is not', () => {
  const at = slotAt('2026-10-12', 1)
  expect(onePlant(roof)).toEqual([])
  expect(onePlant((slot) => (slot >= at && slot < at + 6 ? 500_000 : roof(slot)))).toMatchObject([
    {
      kind: 'night-feed-in',
      point: 'P',
      microKWh: 3_000_000,
      runs: 1,
      from: instant(at),
      until: instant(at + 6),
    },
  ])
  expect(onePlant((slot) => 1_000_000 + (slot % 11))).toEqual([])
  // a battery that empties itself into every second night
  const battery = (slot: number): number =>
    hourOf(slot) < 2 && Math.floor(slot / 96) % 2 === 0 ? 400_000 + slot : roof(slot)
  expect(onePlant(battery)).toEqual([])
})

test('a meter that ends where another of the member begins is an exchange, and its missing slots are no gaps', () => {
  const swap = slotAt('2026-10-14', 10)
  const members = [member('7', [['OLD'], ['NEW']])]
  const before = (slot: number): number => (slot < swap ? household(slot) : Number.NaN)
  const after = (slot: number): number => (slot < swap + 6 ? Number.NaN : household(slot))
  expect(checks(members, [series('OLD', before), series('NEW', after)])).toMatchObject([
    {
      kind: 'meter-exchange',
      member: '7',
      point: 'OLD',
      nextPoint: 'NEW',
      from: instant(swap),
      until: instant(swap + 6),
    },
  ])
  const late = (slot: number): number => (slot < swap + 96 * 4 ? Number.NaN : household(slot))
  expect(checks(members, [series('OLD', before), series('NEW', late)]).map(({ kind }) => kind)).toEqual([
    'gap',
    'gap',
  ])
  const others = [member('7', [['OLD']]), member('8', [['NEW']])]
  expect(
    checks(others, [series('OLD', before), series('NEW', after)]).map(({ kind }) => kind),
    'of two members',
  ).toEqual(['gap', 'gap'])
})

test('values that end and begin about midnight are a question, and both points have their gaps', () => {
  const members = [member('7', [['OLD'], ['NEW']])]
  const found = (ends: number, begins: number) =>
    checks(members, [
      series('OLD', (slot) => (slot < ends ? household(slot) : Number.NaN)),
      series('NEW', (slot) => (slot < begins ? Number.NaN : household(slot))),
    ]).map(({ kind }) => kind)
  const asked = ['gap', 'gap', 'maybe-exchange']
  const midnight = slotAt('2026-10-16')
  expect(found(midnight, midnight)).toEqual(asked)
  expect(found(midnight - 1, midnight + 96), 'with a day and a slot between them').toEqual(asked)
  expect(found(midnight + 8, midnight + 8), 'at midnight in Greenwich').toEqual(asked)
  expect(found(midnight - 40, midnight), 'a meter that ends in daylight').toEqual(['meter-exchange'])
})

test('points without member, members without point', () => {
  const members = [member('1', [['A']]), member('2', []), member('3', [], { until: '2026-09-30' })]
  expect(checks(members, [series('A', household), series('X', () => 1000)])).toMatchObject([
    { kind: 'point-without-member', member: null, point: 'X', microKWh: SLOTS * 1000 },
    { kind: 'member-without-point', member: '2', point: null },
  ])
})

test('readings before joining and after leaving are told with the energy that is not settled', () => {
  const members = [
    member('1', [['A']], { from: '2026-10-12' }),
    member('2', [['B']], { until: '2026-10-20' }),
  ]
  const found = checks(members, [series('A', (slot) => 1000 + (slot % 2)), series('B', household)])
  expect(found).toMatchObject([
    {
      kind: 'before-joining',
      member: '1',
      memberDate: '2026-10-12',
      from: month.start,
      until: zone.startOf('2026-10-12'),
      microKWh: 11 * 96 * 1000.5,
    },
    {
      kind: 'after-leaving',
      member: '2',
      memberDate: '2026-10-20',
      from: zone.startOf('2026-10-21'),
      until: month.end,
    },
  ])
})

test('a point that passes from one member to the next has nothing outside', () => {
  const members = [
    member('1', [['A']], { until: '2026-10-14' }),
    member('2', [['A']], { from: '2026-10-15' }),
  ]
  expect(checks(members, [series('A', household)])).toEqual([])
})

test('each finding has a sentence with its place', () => {
  const at = slotAt('2026-10-12', 14)
  const { findings, hasValues } = inOnePiece(
    tellingChecks({
      month,
      zone,
      members: [member('1', [['A']]), member('2', [])],
      readings: [
        series('A', (slot) =>
          slot === at ? 40_000_000 : slot > at + 96 && slot <= at + 104 ? Number.NaN : household(slot),
        ),
        series('A', () => 1_000_000, 'feed-in'),
      ],
    }),
  )
  expect(hasValues).toBe(true)
  expect(findings.map(({ sentence, date }) => [date, sentence.replaceAll('\u00A0', ' ')])).toEqual([
    ['2026-10-13', '8 quarter hours are missing on 13 October from 14:15 to 16:15.'],
    [
      '2026-10-12',
      '40.0 kWh within one quarter hour on 12 October at 14:00; its high values are about 0.20 kWh.',
    ],
    ['2026-10-01', 'Registered for use only, so its 2 980.0 kWh of feed-in are not settled.'],
    [null, 'Has no metering point, so takes no part in October.'],
  ])
})

test('smooth communities have no findings, whatever their size and step', () => {
  const plain = fc.record({
    base: fc.integer({ min: 1000, max: 1_000_000 }),
    swing: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    shift: fc.integer({ min: 0, max: 95 }),
    plant: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(plain, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(900, 3600),
      (points, stepSeconds) => {
        const perDay = 86_400 / stepSeconds
        const readings = points.map(({ base, swing, shift, plant }, k): PointSeries => {
          const smooth = (slot: number): number =>
            Math.round(base * (1 + swing * Math.sin((2 * Math.PI * (slot + shift)) / perDay))) + (slot % 2)
          return {
            point: `P${k}`,
            direction: plant ? 'feed-in' : 'offtake',
            quantity: 'measured',
            series: {
              start: month.start,
              stepSeconds,
              values: Float64Array.from({ length: (month.end - month.start) / stepSeconds }, (_, slot) =>
                smooth(slot),
              ),
            },
          }
        })
        const members = readings.map(({ point, direction }, k) =>
          member(String(k + 1), [[point, direction as Direction]]),
        )
        expect(checks(members, readings)).toEqual([])
      },
    ),
    { numRuns: 60 },
  )
})
