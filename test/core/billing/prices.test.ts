import { expect, test } from 'vitest'
import { localMonth } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { slotGrid } from '../../../src/core/billing/grid.ts'
import { tariffInMonth } from '../../../src/core/billing/prices.ts'
import { bandLabel } from '../../../src/core/billing/band-label.ts'
import type { TariffRow } from '../../../src/core/community/tariff.ts'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import {
  alice,
  bob,
  column,
  cooperative,
  member,
  october,
  plant,
  producer,
  readings,
  settled,
  tariff,
  threeReadings,
} from './community.ts'

const zone = new Zone('Europe/Vienna')
const grid = slotGrid(zone, localMonth(zone, '2026-10'), 900)
const row = (changes: Partial<TariffRow>): TariffRow => ({ ...tariff, ...changes })

/** The buy price at a local day of October 2026 and time, with the first of two where a time comes twice. */
function buyAt(rows: TariffRow[], day: number, clock: string): number | null {
  const resolved = tariffInMonth('standard', rows, grid)
  const [hours, minutes] = clock.split(':').map(Number)
  const seconds = hours! * 3600 + minutes! * 60
  const slot = grid.seconds.findIndex((at, t) => at === seconds && grid.day[t] === day - 1)
  const found = resolved.rowOf[slot]!
  return found < 0 ? null : resolved.rows[found]!.row.buy
}

test('a band may pass midnight and goes before the row without one', () => {
  const rows = [row({ buy: 1 }), row({ buy: 2, bandFrom: '22:00', bandUntil: '06:00' })]
  expect(['21:45', '22:00', '00:00', '05:45', '06:00'].map((clock) => buyAt(rows, 5, clock))).toEqual([
    1, 2, 2, 2, 1,
  ])
})

test('weekdays are those of the slot itself, also after midnight', () => {
  const rows = [
    row({ buy: 1 }),
    row({ buy: 2, bandFrom: '22:00', bandUntil: '06:00', days: ['mon'] }),
    row({ buy: 3, days: ['sun'] }),
  ]
  // 5 October 2026 is a Monday
  expect([buyAt(rows, 5, '23:00'), buyAt(rows, 6, '03:00'), buyAt(rows, 5, '03:00')]).toEqual([2, 1, 2])
  expect(buyAt(rows, 4, '12:00')).toBe(3)
})

test('a newer row with the same band ends an open older one', () => {
  const rows = [row({ buy: 1 }), row({ buy: 2, from: '2026-10-15' })]
  expect([buyAt(rows, 14, '23:45'), buyAt(rows, 15, '00:00')]).toEqual([1, 2])
  const resolved = tariffInMonth('standard', rows, grid)
  expect(resolved.rows.map(({ from, until }) => [from, until])).toEqual([
    ['2026-10-01', '2026-10-14'],
    ['2026-10-15', '2026-10-31'],
  ])
})

test('an open row resumes after a newer one that ends, and its days are told in two stretches', () => {
  const rows = [row({ buy: 1 }), row({ buy: 2, from: '2026-10-10', until: '2026-10-20' })]
  expect([9, 10, 20, 21].map((day) => buyAt(rows, day, '12:00'))).toEqual([1, 2, 2, 1])
  expect(tariffInMonth('standard', rows, grid).rows.map(({ from, until }) => [from, until])).toEqual([
    ['2026-10-01', '2026-10-09'],
    ['2026-10-10', '2026-10-20'],
    ['2026-10-21', '2026-10-31'],
  ])
})

test('both two o’clocks of the autumn clock change have the price of two o’clock', () => {
  const rows = [row({ buy: 1 }), row({ buy: 2, bandFrom: '02:00', bandUntil: '03:00' })]
  const resolved = tariffInMonth('standard', rows, grid)
  const onTheDay = Array.from(resolved.rowOf).filter(
    (k, t) => grid.day[t] === 24 && resolved.rows[k]!.row.buy === 2,
  )
  expect(onTheDay).toHaveLength(8)
})

test('two prices of equal standing for one time are refused by name', () => {
  const rows = [
    row({ bandFrom: '06:00', bandUntil: '20:00' }),
    row({ bandFrom: '18:00', bandUntil: '22:00' }),
    row({}),
  ]
  expect(() => tariffInMonth('standard', rows, grid)).toThrow(ProblemError)
  expect(() => tariffInMonth('standard', rows, grid)).toThrow(
    '"standard" has two prices for 2026-10-01, 18:00',
  )
})

test('bands as bills print them', () => {
  const label = (changes: Partial<TariffRow>): string | null => bandLabel(row(changes))
  expect(label({})).toBeNull()
  expect(label({ bandFrom: '22:00', bandUntil: '06:00' })).toBe('22:00–06:00')
  expect(label({ bandFrom: '08:00', bandUntil: '20:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] })).toBe(
    'mon–fri 08:00–20:00',
  )
  expect(label({ days: ['sat', 'sun'] })).toBe('sat, sun')
})

const day = (n: number): number => october + (n - 1) * 86_400

test('a price that changes on the 15th makes two lines with their days', async () => {
  const result = await settled({
    members: [alice, plant],
    tariffs: [row({ until: '2026-10-14' }), row({ from: '2026-10-15', internal: 200_000, fee: 10_000 })],
    readings: [
      readings('o1', [4], { start: day(2) }),
      readings('o1', [6], { start: day(20) }),
      readings('f3', [4], { start: day(2) }),
      readings('f3', [6], { start: day(20) }),
    ],
  })
  const lines = result.members[0]!.lines.map(({ kind, microKWh, price, from, until, netCents }) => {
    return { kind, microKWh, price, from, until, netCents }
  })
  expect(lines.slice(0, 4)).toEqual([
    { kind: 'bought', microKWh: 4e6, price: 180_000, from: '2026-10-01', until: '2026-10-14', netCents: 72 },
    { kind: 'bought', microKWh: 6e6, price: 200_000, from: '2026-10-15', until: '2026-10-31', netCents: 120 },
    { kind: 'fee', microKWh: 4e6, price: 20_000, from: '2026-10-01', until: '2026-10-14', netCents: 8 },
    { kind: 'fee', microKWh: 6e6, price: 10_000, from: '2026-10-15', until: '2026-10-31', netCents: 6 },
  ])
  expect(result.prices.map(({ from, internal }) => [from, internal])).toEqual([
    ['2026-10-01', 180_000],
    ['2026-10-15', 200_000],
  ])
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
})

test('time bands make a line each, and parts of the day say when the saving came', async () => {
  const night = row({ bandFrom: '22:00', bandUntil: '06:00', internal: 120_000, buy: 200_000 })
  const result = await settled({
    members: [alice, plant],
    tariffs: [tariff, night],
    readings: [
      readings('o1', [2], { start: day(3) + 3 * 3600 }),
      readings('o1', [5], { start: day(3) + 12 * 3600 }),
      readings('f3', [2], { start: day(3) + 3 * 3600 }),
      readings('f3', [5], { start: day(3) + 12 * 3600 }),
    ],
  })
  const bought = result.members[0]!.lines.filter((line) => line.kind === 'bought')
  expect(bought.map(({ band, netCents }) => [band, netCents])).toEqual([
    [null, 90],
    ['22:00–06:00', 24],
  ])
  // Δ is .20 by day and .10 by night; the two share each saving half and half
  expect(result.members[0]!.parts).toEqual([
    { cause: 'bought', band: 'night', cents: 10 },
    { cause: 'bought', band: 'midday', cents: 50 },
  ])
  expect(
    result.hourValue.map((value, hour) => (value === null ? null : [hour, value])).filter(Boolean),
  ).toEqual([
    [3, 100_000],
    [12, 200_000],
  ])
})

test('a member with prices of its own: b, n and s are its own, fee and internal price the cooperative’s', async () => {
  const own = row({
    name: 'green',
    buy: 400_000,
    sell: 50_000,
    fee: 99_999,
    internal: 1,
    fixedPerMonthCents: 7,
  })
  const result = await settled({
    members: [{ ...alice, tariff: 'green' }, bob, plant],
    tariffs: [tariff, own],
    readings: threeReadings,
  })
  expect(column(result, (one) => one.aloneCents)).toEqual([400, 450, -120])
  // (.40 − .18 − .02)·6, (.30 − .18 − .02)·9, (.18 − .08)·15
  expect(column(result, (one) => one.basisCents)).toEqual([120, 90, 150])
  expect(column(result, (one) => one.fixedCents)).toEqual([0, 0, 0])
  expect(result.totals.savingsCents).toBe(360)
  // v{1,3} = (.38 − .08)·10 = 3.00, v{2,3} = (.28 − .08)·15 = 3.00, v{1,2,3} = 3.60; two orders in six each
  expect(column(result, (one) => one.exactShare)).toEqual([
    expect.closeTo(3 / 6 + 0.6 / 3, 9),
    expect.closeTo(3 / 6 + 0.6 / 3, 9),
    expect.closeTo(3 / 6 + 3 / 6 + 3.6 / 3, 9),
  ])
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
})

test('full supply: a dearer comparison tariff is the member’s own saving, shared or not', async () => {
  const result = await settled({
    cooperative: { ...cooperative, model: 'full-supply' },
    members: [{ ...alice, tariff: 'dear' }, bob, plant],
    tariffs: [tariff, row({ name: 'dear', buy: 350_000 })],
    readings: threeReadings,
    invoiceCents: 300,
  })
  expect(column(result, (one) => one.aloneCents)).toEqual([350, 450, -120])
  expect(result.totals.savingsCents).toBe(350)
  expect(column(result, (one) => one.exactShare)).toEqual([
    expect.closeTo(0.5 + 1 / 3, 9),
    expect.closeTo(5 / 6, 9),
    expect.closeTo(11 / 6, 9),
  ])
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
})

test('prices outside s ≤ p ≤ b − n − fee are shown, not forbidden', async () => {
  const three = { members: [alice, bob, plant], readings: threeReadings }
  expect((await settled(three)).priceBreaches).toEqual([])
  const dear = await settled({ ...three, tariffs: [row({ internal: 290_000 })] })
  expect(dear.priceBreaches).toEqual([
    {
      tariff: 'standard',
      from: '2026-10-01',
      sentence:
        'The internal price of 0.29 per kWh is above the 0.28 per kWh that a shared kWh saves its receiver.',
    },
  ])
  expect((await settled({ ...three, tariffs: [row({ sell: 290_000 })] })).priceBreaches[0]?.sentence).toMatch(
    /saves nothing/,
  )
  expect(
    (await settled({ ...three, tariffs: [row({ internal: 10_000 })] })).priceBreaches[0]?.sentence,
  ).toMatch(/below/)
})

test('a fixed fee is charged in full for one day of membership, and who pays more than it brings is named', async () => {
  const late = member('4', { name: 'Dora', from: '2026-10-31' })
  const gone = producer('5', { until: '2026-09-30' })
  const result = await settled({
    members: [alice, bob, plant, late, gone],
    tariffs: [row({ fixedPerMonthCents: 50 })],
    readings: threeReadings,
  })
  expect(column(result, (one) => one.member)).toEqual(['1', '2', '3', '4'])
  expect(column(result, (one) => one.fixedCents)).toEqual([50, 50, 50, 50])
  expect(result.worseOff.map((one) => [one.member, one.benefitCents])).toEqual([
    ['1', -16],
    ['4', -50],
  ])
  expect(result.worseOff[1]!.cause).toBe('The fixed fee is 0.50 EUR, and no energy was metered.')
  expect(result.totals.netCents).toBe(30 + 200)
})

test('time bands that repeat the fixed fee do not add up', async () => {
  const rows = [
    row({ fixedPerMonthCents: 50 }),
    row({ bandFrom: '22:00', bandUntil: '06:00', fixedPerMonthCents: 50 }),
  ]
  const result = await settled({ members: [alice, plant], tariffs: rows, readings: threeReadings })
  expect(column(result, (one) => one.fixedCents)).toEqual([50, 50])
})
