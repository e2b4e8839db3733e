import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, Zone } from '../../../src/core/calendar/zone.ts'
import { understandFile } from '../../../src/core/importing/understand.ts'
import { exchangeLayouts } from './exchange-layouts.ts'
import { formatLayouts, type FormatLayout } from './format-layouts.ts'
import { layouts, type Written } from './layouts.ts'

const encoder = new TextEncoder()

/** UTF-8, or UTF-16 without a byte order mark. */
function bytesOf(text: string, wide: boolean): Uint8Array {
  if (!wide) return encoder.encode(text)
  const bytes = new Uint8Array(text.length * 2)
  for (let k = 0; k < text.length; k++) {
    bytes[2 * k] = text.charCodeAt(k) & 0xff
    bytes[2 * k + 1] = text.charCodeAt(k) >> 8
  }
  return bytes
}

/** Three whole days, often around a change of the clocks, with a few slots missing; the first and the last are there. */
const written = fc
  .record({
    zone: fc.constantFrom(
      'Europe/Vienna',
      'Europe/Dublin',
      'Europe/Lisbon',
      'America/New_York',
      'America/Santiago',
      'Australia/Sydney',
    ),
    day: fc.oneof(
      fc.constantFrom(
        '2024-03-30',
        '2024-10-26',
        '2024-03-09',
        '2024-11-02',
        '2024-04-06',
        '2024-09-07',
        '2024-10-05',
      ),
      fc.integer({ min: 0, max: 360 }).map((days) => addDays('2024-01-01', days)),
    ),
    step: fc.constantFrom(900, 1800, 3600),
    seed: fc.array(fc.option(fc.integer({ min: 0, max: 2999 }), { freq: 12 }), {
      minLength: 30,
      maxLength: 60,
    }),
  })
  .map(({ zone: id, day, step, seed }): Written => {
    const zone = new Zone(id)
    const start = zone.startOf(day)
    const count = Math.floor((zone.startOf(addDays(day, 3)) - start) / step)
    const values = Array.from(
      { length: count },
      (_, k) => seed[(k * 7) % seed.length] ?? (k % 9 === 0 ? null : k % 997),
    )
    values[0] = 1001
    values[count - 1] = 2002
    return { zone, start, step, values }
  })

test.each(layouts)('$name: what was written is read, slot by slot, in any zone', async ({ write, holds }) => {
  await fc.assert(
    fc.asyncProperty(written, fc.boolean(), async (one, wide) => {
      fc.pre(holds?.(one) ?? true)
      const { inspected, readings } = await understandFile(
        { name: 'export.csv', bytes: bytesOf(write(one), wide) },
        { zone: one.zone.id, mapping: null, remembered: [], point: null, directions: new Map() },
      )
      expect(inspected.problem).toBeNull()
      expect(inspected.stepMinutes).toBe(one.step / 60)
      const series = readings.find(
        ({ point, direction }) => !point.endsWith('2') && (direction === 'offtake' || readings.length === 1),
      )?.series
      expect(series?.start).toBe(one.start)
      expect([...(series?.values ?? [])]).toEqual(
        one.values.map((value) => (value === null ? Number.NaN : value * 1000)),
      )
    }),
    { numRuns: 60 },
  )
})

const allFormats: readonly (FormatLayout & { readonly isWhole?: boolean })[] = [
  ...formatLayouts,
  ...exchangeLayouts,
]

test.each(allFormats)('$format: what its source writes is read, slot by slot', async (layout) => {
  const zone = new Zone(layout.zone)
  const stretch = written.chain(({ values, start, zone: other }) =>
    fc.constantFrom(...layout.steps).map((step): Written => {
      const day = other.dateOf(start)
      const from = zone.startOf(day)
      const count = (zone.startOf(addDays(day, 3)) - from) / step
      const own = Array.from(
        { length: count },
        (_, k) => values[(k * 5) % values.length] ?? (layout.isWhole ? 0 : null),
      )
      return {
        zone,
        start: from,
        step,
        values: own
          .with(0, 1001)
          .with(1, 1)
          .with(count - 1, 2002),
      }
    }),
  )
  await fc.assert(
    fc.asyncProperty(stretch, async (one) => {
      const { inspected, readings } = await understandFile(
        { name: 'export.csv', bytes: encoder.encode(layout.write(one)) },
        { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
      )
      expect([inspected.format, inspected.problem]).toEqual([layout.format, null])
      const [reading, ...others] = readings
      expect([reading?.direction, reading?.series.start, others]).toEqual([layout.side, one.start, []])
      expect([...(reading?.series.values ?? [])]).toEqual(
        one.values.map((value) => (value === null ? Number.NaN : value * 1000)),
      )
    }),
    { numRuns: 25 },
  )
})

test('a repeated hour in a file without order is a question, not a guess', async () => {
  const zone = new Zone('Europe/Vienna')
  const start = zone.startOf('2024-10-27')
  const one = { zone, start, step: 900, values: Array.from({ length: 100 }, (_, k) => k + 1) }
  const [header, ...rows] = (layouts[0] as (typeof layouts)[number]).write(one).trim().split('\n')
  const shuffled = rows.map((_, k) => rows[(k * 37) % 100] as string)
  const { inspected, readings } = await understandFile(
    { name: 'export.csv', bytes: encoder.encode([header, ...shuffled].join('\n')) },
    { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
  )
  expect([inspected.problem?.code, readings]).toEqual(['hour-unknown', []])
})
