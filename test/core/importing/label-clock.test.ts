import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/zone.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { placeLabels, type Labels } from '../../../src/core/importing/label-clock.ts'

const zones = [
  'Europe/Vienna',
  'Europe/Lisbon',
  'Europe/Dublin',
  'America/New_York',
  'America/Santiago',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'UTC',
].map((id) => new Zone(id))

const naiveOf = (zone: Zone, instant: number): number => instant + zone.offsetAt(instant)
const labelsOf = (naive: readonly number[], passes: Uint8Array | null = null): Labels => ({
  naive: Float64Array.from(naive),
  instants: null,
  passes,
})

/** Three days of slots from a random local midnight of a year. */
const stretch = fc
  .record({
    zone: fc.constantFrom(...zones),
    day: fc.integer({ min: 0, max: 400 }),
    step: fc.constantFrom(300, 900, 1800),
  })
  .map(({ zone, day, step }) => {
    const start = zone.startOf(addDays('2023-01-01', day))
    const end = zone.startOf(addDays('2023-01-01', day + 3))
    const instants = Array.from({ length: Math.floor((end - start) / step) }, (_, k) => start + k * step)
    return { zone, instants, step }
  })

test('labels of a clock find back to their instants, forward and newest first, in any zone', () => {
  fc.assert(
    fc.property(stretch, fc.boolean(), ({ zone, instants }, backward) => {
      const rows = backward ? instants.toReversed() : instants
      const placed = placeLabels(labelsOf(rows.map((instant) => naiveOf(zone, instant))), zone)
      expect([...placed.instants]).toEqual(rows)
      expect(placed.skippedHour).toEqual([])
      expect(placed.onceOnly).toEqual([])
    }),
    { numRuns: 250 },
  )
})

const vienna = new Zone('Europe/Vienna')
const from = vienna.startOf('2026-10-25')
const autumn = Array.from({ length: 100 }, (_, k) => from + k * 900)

test('both passes beside each other (interleaved)', () => {
  const rows = [
    ...autumn.slice(0, 8),
    ...[0, 1, 2, 3].flatMap((k) => [autumn[8 + k] as number, autumn[12 + k] as number]),
    ...autumn.slice(16),
  ]
  expect([
    ...placeLabels(labelsOf(rows.map((instant) => naiveOf(vienna, instant))), vienna).instants,
  ]).toEqual(rows)
})

test('passes in any order where the file marks them', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(autumn, { minLength: 20 }), (rows) => {
      const passes = Uint8Array.from(rows, (instant) => (instant < (autumn[12] as number) ? 1 : 2))
      expect([
        ...placeLabels(
          labelsOf(
            rows.map((instant) => naiveOf(vienna, instant)),
            passes,
          ),
          vienna,
        ).instants,
      ]).toEqual(rows)
    }),
  )
})

test('a slot missing in one pass leaves the others where they are', () => {
  for (const gone of [8, 9, 11, 12, 13, 15]) {
    const rows = autumn.toSpliced(gone, 1)
    expect([
      gone,
      [...placeLabels(labelsOf(rows.map((instant) => naiveOf(vienna, instant))), vienna).instants],
    ]).toEqual([gone, rows])
  }
})

test('an hour written once is the first pass, and is told', () => {
  const rows = [...autumn.slice(0, 12), ...autumn.slice(16)]
  const placed = placeLabels(labelsOf(rows.map((instant) => naiveOf(vienna, instant))), vienna)
  expect([...placed.instants]).toEqual(rows)
  expect(placed.onceOnly).toEqual(['2026-10-25'])
})

test('a file that begins in the second pass', () => {
  const rows = autumn.slice(12, 40)
  expect([
    ...placeLabels(labelsOf(rows.map((instant) => naiveOf(vienna, instant))), vienna).instants,
  ]).toEqual(rows)
})

test('labels of the skipped hour have no place and are told', () => {
  const midnight = naiveOf(vienna, vienna.startOf('2026-03-29'))
  const placed = placeLabels(labelsOf(Array.from({ length: 96 }, (_, k) => midnight + k * 900)), vienna)
  expect(placed.skippedHour).toEqual([8, 9, 10, 11])
  expect(placed.instants.filter((instant) => Number.isNaN(instant))).toHaveLength(4)
})

test('rows in no order leave the repeated hour open; sorted either way they do not', () => {
  const zone = new Zone('Europe/Vienna')
  const start = zone.startOf('2024-10-27')
  const naive = Array.from({ length: 100 }, (_, k) => naiveOf(zone, start + k * 900))
  const shuffled = naive.map((_, k) => naive[(k * 37) % 100] as number)
  expect(placeLabels(labelsOf(naive), zone).unordered).toEqual([])
  expect(placeLabels(labelsOf(naive.toReversed()), zone).unordered).toEqual([])
  expect(placeLabels(labelsOf(shuffled), zone).unordered).toHaveLength(4)
})
