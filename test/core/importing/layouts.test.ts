import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { understandFile } from '../../../src/core/importing/understand.ts'
import { exchangeLayouts } from './exchange-layouts.ts'
import { formatLayouts, type FormatLayout } from './format-layouts.ts'
import { layouts } from './layouts.ts'
import { writtenDays, writtenIn } from './written-days.ts'

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

test.each(layouts)('$name: what was written is read, slot by slot, in any zone', async ({ write, holds }) => {
  await fc.assert(
    fc.asyncProperty(writtenDays, fc.boolean(), async (one, wide) => {
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
  const stretch = writtenIn(zone, layout.steps, layout.isWhole)
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
