import { expect, test } from 'vitest'
import { addMonths, localMonth } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'

const vienna = new Zone('Europe/Vienna')
const hours = (day: { start: number; end: number }): number => (day.end - day.start) / 3600

test('the clock-change days of Vienna have 23 and 25 hours', () => {
  const march = localMonth(vienna, '2026-03')
  const october = localMonth(vienna, '2026-10')
  expect(march.days.filter((d) => hours(d) !== 24).map((d) => [d.date, hours(d)])).toEqual([
    ['2026-03-29', 23],
  ])
  expect(october.days.filter((d) => hours(d) !== 24).map((d) => [d.date, hours(d)])).toEqual([
    ['2026-10-25', 25],
  ])
  expect((october.end - october.start) / 900).toBe(2980)
})

test('a local label names two instants in autumn, none in spring, else one', () => {
  expect(vienna.instantsOf('2026-10-25', 2.5 * 3600)).toHaveLength(2)
  expect(vienna.instantsOf('2026-03-29', 2.5 * 3600)).toEqual([])
  expect(vienna.instantsOf('2026-01-01', 0)).toEqual([Date.UTC(2025, 11, 31, 23) / 1000])
})

test('half-hour shifts and zones west of Greenwich', () => {
  const lordHowe = new Zone('Australia/Lord_Howe')
  expect(localMonth(lordHowe, '2026-04').days.map(hours)).toContain(24.5)
  const losAngeles = new Zone('America/Los_Angeles')
  expect(losAngeles.localOf(Date.UTC(2026, 0, 1, 7, 59) / 1000)).toEqual({
    date: '2025-12-31',
    seconds: 86_340,
  })
})

test('every slot of a year goes to a local label and back', () => {
  for (let t = Date.UTC(2026, 0, 1) / 1000; t < Date.UTC(2027, 0, 1) / 1000; t += 900) {
    const local = vienna.localOf(t)
    expect(vienna.instantsOf(local.date, local.seconds)).toContain(t)
  }
})

test('local time with its offset names one instant, also in the repeated hour and west of Greenwich', () => {
  const again = Date.UTC(2026, 9, 25, 0, 15) / 1000
  expect([again, again + 3600].map((instant) => vienna.isoOf(instant))).toEqual([
    '2026-10-25T02:15:00+02:00',
    '2026-10-25T02:15:00+01:00',
  ])
  for (const id of ['America/St_Johns', 'Asia/Kolkata', 'UTC', 'Pacific/Auckland']) {
    const zone = new Zone(id)
    for (let k = 0; k < 50; k++)
      expect(Date.parse(zone.isoOf(again + k * 900_123)) / 1000).toBe(again + k * 900_123)
  }
})

test('months add across years', () => {
  expect([addMonths('2026-11', 3), addMonths('2026-01', -1), addMonths('2026-05', 0)]).toEqual([
    '2027-02',
    '2025-12',
    '2026-05',
  ])
})
