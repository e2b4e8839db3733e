import { expect, test } from 'vitest'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { gapsOf, spikesOf } from '../../../src/core/metering/checks.ts'
import { splitByLocalDay } from '../../../src/core/metering/local-days.ts'
import { mergeSeries } from '../../../src/core/metering/merge.ts'

const vienna = new Zone('Europe/Vienna')

test('a year is cut at local midnights, clock days with their own number of slots', () => {
  const start = vienna.startOf('2026-01-01')
  const slots = (vienna.startOf('2027-01-01') - start) / 900
  const pieces = splitByLocalDay(
    {
      start,
      stepSeconds: 900,
      values: new Float64Array(slots).fill(1),
      quality: new Uint8Array(slots).fill(1),
    },
    vienna,
  )
  expect(pieces).toHaveLength(365)
  expect(
    pieces
      .filter(({ series }) => series.values.length !== 96)
      .map(({ date, series }) => [date, series.values.length]),
  ).toEqual([
    ['2026-03-29', 92],
    ['2026-10-25', 100],
  ])
  expect(
    pieces.every(
      ({ date, series }) =>
        series.start === vienna.startOf(date) && series.quality?.length === series.values.length,
    ),
  ).toBe(true)
})

test('days without a value are left out', () => {
  const start = vienna.startOf('2026-01-01')
  const values = new Float64Array(3 * 96).fill(Number.NaN)
  values[100] = 5
  expect(splitByLocalDay({ start, stepSeconds: 900, values }, vienna).map(({ date }) => date)).toEqual([
    '2026-01-02',
  ])
  expect(splitByLocalDay({ start, stepSeconds: 900, values: new Float64Array(0) }, vienna)).toEqual([])
})

test('gaps and spikes', () => {
  const values = Float64Array.of(Number.NaN, 1, Number.NaN, Number.NaN, 2, Number.NaN)
  expect(gapsOf({ start: 0, stepSeconds: 900, values })).toEqual([
    { start: 0, slots: 1 },
    { start: 1800, slots: 2 },
    { start: 4500, slots: 1 },
  ])
  const quiet = new Float64Array(200).fill(100_000)
  expect(spikesOf({ start: 0, stepSeconds: 900, values: quiet })).toEqual([])
  quiet[7] = 90_000_000
  expect(spikesOf({ start: 0, stepSeconds: 900, values: quiet })).toEqual([
    { start: 6300, microKWh: 90_000_000 },
  ])
})

test('newer values win, missing ones leave what is there', () => {
  const older = { start: 0, stepSeconds: 900, values: Float64Array.of(1, 2, 3) }
  const newer = {
    start: 900,
    stepSeconds: 900,
    values: Float64Array.of(Number.NaN, 9, 4),
    quality: Uint8Array.of(0, 1, 0),
  }
  const merged = mergeSeries(older, newer)
  expect([...merged.values]).toEqual([1, 2, 9, 4])
  expect([...(merged.quality ?? [])]).toEqual([0, 0, 1, 0])
  expect(() => mergeSeries(older, { ...newer, start: 450 })).toThrow(RangeError)
})
