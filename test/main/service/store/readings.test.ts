import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Zone } from '../../../../src/core/calendar/zone.ts'
import { localMonth } from '../../../../src/core/calendar/month.ts'
import { packedDays } from '../../../../src/main/service/store/readingsTable.ts'
import { mergeLayers } from '../../../../src/main/service/store/readingLayers.ts'
import { inOnePiece } from '../../../../src/core/metering/steps.ts'
import { newFile, quarterHours, reopened, saveReadings } from '../open-file.ts'

const closed = (file: ReturnType<typeof newFile>): string => {
  file.close()
  return file.path
}
const october = localMonth(new Zone('Europe/Vienna'), '2026-10')
const monthOf = (file: ReturnType<typeof newFile>, asOf?: number): number[][] =>
  file.readings
    .between(october.start, october.end, asOf)
    .map(({ series }) => [series.start].concat(Array.from(series.values)))

test('a year of days comes back as it went in, the clock change included', () => {
  const file = newFile()
  const count = (october.end - october.start) / 900
  expect(count).toBe(31 * 96 + 4)
  const values = Array.from({ length: count }, (_, k) => (k % 7 === 3 ? NaN : k * 1000))
  saveReadings(file, [quarterHours('AT1', october.start, values)])
  const [series] = file.readings.between(october.start, october.end)
  expect([...(series?.series.values ?? [])]).toEqual(values)
  expect(file.readings.months()).toEqual(['2026-10'])
})

test('the newest value that stands counts, a missing one erases nothing, and every earlier state can be told', () => {
  const file = newFile()
  const first = saveReadings(file, [quarterHours('AT1', october.start, [1, 2, 3, 4])])
  const second = saveReadings(file, [quarterHours('AT1', october.start + 900, [20, NaN, 40, 50])])
  expect(monthOf(file)).toEqual([[october.start, 1, 20, 3, 40, 50]])
  expect(monthOf(file, first)).toEqual([[october.start, 1, 2, 3, 4]])
  const undone = file.undo(second, () => undefined).batch
  expect(monthOf(file)).toEqual([[october.start, 1, 2, 3, 4]])
  expect(monthOf(file, second)).toEqual([[october.start, 1, 20, 3, 40, 50]])
  file.undo(undone, () => undefined)
  expect(monthOf(file)).toEqual([[october.start, 1, 20, 3, 40, 50]])
  expect(monthOf(file, undone)).toEqual([[october.start, 1, 2, 3, 4]])
})

test('a newer value of another step stands alone for its time', () => {
  const file = newFile()
  saveReadings(file, [quarterHours('AT1', october.start, [1, 2, 3, 4, 5, 6, 7, 8])])
  saveReadings(file, [quarterHours('AT1', october.start, [100], 3600)])
  expect(monthOf(file)).toEqual([
    [october.start, 100],
    [october.start + 3600, 5, 6, 7, 8],
  ])
})

test('read in steps it is what was there when it began, in the same order, whatever is saved between them', () => {
  const file = newFile()
  const hour = (point: string, value: number) =>
    quarterHours(point, october.start, [value, value, NaN, value])
  saveReadings(file, [hour('B', 1), hour('A 10', 2), hour('A 9', 3), hour('ä', 4)])
  saveReadings(file, [quarterHours('A 9', october.start + 3600, [100], 3600)])
  const before = file.readings.between(october.start, october.end)
  const again = reopened(closed(file))
  const reading = again.readings.reading(october.start, october.end)
  let steps = 0
  let step = reading.next()
  while (!step.done) {
    steps++
    // the first in time and the last: whatever day is read when, none may show
    saveReadings(again, [hour('A 9', 30 + steps), quarterHours('B', october.end - 900, [10 + steps])])
    step = reading.next()
  }
  expect(step.value).toEqual(before)
  expect(step.value).toHaveLength(5)
  // the days of the month, and the series
  expect(steps).toBeGreaterThan(31 + 5)
  const after = again.readings.between(october.start, october.end)
  expect(after).not.toEqual(before)
  expect(reopened(closed(again)).readings.between(october.start, october.end)).toEqual(after)
})

test('what a later import replaced is counted slot by slot, an import taken back not', () => {
  const file = newFile()
  const replaced = () => inOnePiece(file.readings.replaced(october.start, october.end))
  saveReadings(file, [
    quarterHours('AT1', october.start, [1, 2, 3, NaN]),
    quarterHours('AT2', october.start, [1, 2, 3]),
  ])
  expect(replaced()).toEqual([])
  const second = saveReadings(file, [quarterHours('AT1', october.start, [1, 20, NaN, 4])])
  expect(replaced()).toEqual([{ point: 'AT1', slots: 1 }])
  saveReadings(file, [quarterHours('AT1', october.start, [9, 20, 30, 4])])
  expect(replaced()).toEqual([{ point: 'AT1', slots: 3 }])
  file.undo(second, () => undefined)
  expect(replaced()).toEqual([{ point: 'AT1', slots: 3 }])
})

test('a month is named by what was imported into it, rows that reach into it included', () => {
  const file = newFile()
  const named = () => file.readings.fingerprint(october.start, october.end)
  expect(named()).toBe('')
  const first = saveReadings(file, [quarterHours('AT1', october.start, [1, 2])])
  expect(named()).toBe(`${first}:1`)
  saveReadings(file, [quarterHours('AT1', october.start - 86_400, [1, 2])])
  expect(named()).toBe(`${first}:1`)
  // two days in one value: it begins before the month and ends in it
  const reaching = saveReadings(file, [quarterHours('AT2', october.start - 86_400, [5], 2 * 86_400)])
  expect(named()).toBe(`${first}:1 ${reaching}:1`)
  saveReadings(file, [quarterHours('AT1', october.end, [1, 2])])
  expect(named()).toBe(`${first}:1 ${reaching}:1`)
})

test('a write that failed leaves no trace in what is read after it', () => {
  const file = newFile()
  saveReadings(file, [quarterHours('AT1', october.start, [1, 2])])
  const failing = (): void =>
    file.write({ kind: 'readings', words: 'fails' }, (batch) => {
      const days = packedDays([quarterHours('AT1', october.start, [5])], new Zone('Europe/Vienna'))
      file.readings.append(batch, days)
      expect(monthOf(file)).toEqual([[october.start, 5, 2]])
      throw new Error('in the middle')
    })
  expect(failing).toThrow('in the middle')
  expect(monthOf(file)).toEqual([[october.start, 1, 2]])
  // the next batch has the number that the failed one had
  saveReadings(file, [quarterHours('AT1', october.start, [7])])
  expect(monthOf(file)).toEqual([[october.start, 7, 2]])
})

test('a point in both directions keeps them apart', () => {
  const file = newFile()
  const used = quarterHours('BE1', october.start, [1, 2])
  saveReadings(file, [
    used,
    { ...used, direction: 'feed-in', series: { ...used.series, values: Float64Array.of(7, 8) } },
  ])
  const found = file.readings.between(october.start, october.end)
  expect(found.map((one) => [one.direction, Array.from(one.series.values)])).toEqual([
    ['feed-in', [7, 8]],
    ['offtake', [1, 2]],
  ])
})

test('readings cannot be rewritten', () => {
  const file = newFile()
  saveReadings(file, [quarterHours('AT1', october.start, [1])])
  expect(() => file.db.exec('DELETE FROM reading')).toThrow('never removed')
  expect(() => file.db.exec(`UPDATE reading SET point = 'AT2'`)).toThrow('never changed')
})

test('layers of one grid: the newest value a slot has, whatever their order and spans', () => {
  const layer = fc.record({
    offset: fc.integer({ min: 0, max: 6 }),
    values: fc.array(fc.constantFrom(NaN, 1, 2, 3), { maxLength: 6 }),
  })
  fc.assert(
    fc.property(fc.array(layer, { maxLength: 5 }), (drawn) => {
      const layers = drawn.map(({ offset, values }, batch) => ({
        batch,
        series: { start: offset * 900, stepSeconds: 900, values: Float64Array.from(values) },
      }))
      const expected = new Map<number, number>()
      for (const { series } of layers)
        series.values.forEach(
          (value, k) => void (Number.isNaN(value) || expected.set(series.start + k * 900, value)),
        )
      const merged = mergeLayers(layers.toReversed(), 0, 4 * 900)
      const found = merged.flatMap(({ start, values }) =>
        [...values].map((value, k) => [start + k * 900, value] as const),
      )
      expect(new Map(found.filter(([, value]) => !Number.isNaN(value)))).toEqual(
        new Map([...expected].filter(([slot]) => slot < 4 * 900).toSorted(([a], [b]) => a - b)),
      )
    }),
  )
})
