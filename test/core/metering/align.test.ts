import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localMonth } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { alignToMonth, commonStep, partOf } from '../../../src/core/metering/align.ts'
import { gridOf } from '../../../src/core/metering/grid.ts'
import type { Series } from '../../../src/core/metering/series.ts'

const vienna = new Zone('Europe/Vienna')
const october = localMonth(vienna, '2026-10')
const series = (start: number, stepSeconds: number, values: number[]): Series => ({
  start,
  stepSeconds,
  values: Float64Array.from(values),
})
const sum = (values: Iterable<number>): number => {
  let total = 0
  for (const value of values) if (!Number.isNaN(value)) total += value
  return total
}

test('October has 2 980 quarter hours and 745 hours', () => {
  expect(gridOf(october, 900).slots).toBe(2980)
  expect(gridOf(october, 3600).slots).toBe(745)
  expect(() => gridOf(october, 86_400)).toThrow(RangeError)
})

test('an hour among quarter hours is split, the first slots take what is left over', () => {
  const hour = series(october.start, 3600, [10, Number.NaN, 7])
  const quarter = series(october.start + 900, 900, [5])
  const { grid, columns } = alignToMonth([hour, quarter], october)
  expect(grid.stepSeconds).toBe(900)
  expect([...(columns[0]?.values.slice(0, 12) ?? [])]).toEqual([
    3,
    3,
    2,
    2,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    2,
    2,
    2,
    1,
  ])
  expect([...(columns[1]?.values.slice(0, 3) ?? [])]).toEqual([Number.NaN, 5, Number.NaN])
})

test('splitting loses nothing and missing stays missing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -5, max: 1e9 })), {
        minLength: 1,
        maxLength: 50,
      }),
      fc.constantFrom(900, 1800, 3600, 7200),
      (values, step) => {
        const { columns, grid } = alignToMonth(
          [series(october.start, step, values), series(october.start, 900, [1])],
          october,
        )
        const [first] = columns
        expect(sum(first?.values ?? [])).toBe(sum(values))
        expect(first?.values.filter((value) => !Number.isNaN(value)).length).toBe(
          values.filter((value) => !Number.isNaN(value)).length * (step / grid.stepSeconds),
        )
      },
    ),
  )
})

test('what lies outside the month is cut off, and quality goes along', () => {
  const values = series(october.start - 1800, 900, [1, 2, 3, 4])
  const { columns } = alignToMonth([{ ...values, quality: Uint8Array.of(0, 1, 2, 0) }], october)
  expect([...(columns[0]?.values.slice(0, 3) ?? [])]).toEqual([3, 4, Number.NaN])
  expect([...(columns[0]?.quality.slice(0, 3) ?? [])]).toEqual([2, 0, 0])
  const late = alignToMonth([series(october.end - 900, 900, [9, 8])], october)
  expect(late.columns[0]?.values.at(-1)).toBe(9)
})

test('the common step is the finest that all can stand on', () => {
  expect(commonStep([], october)).toBe(900)
  expect(commonStep([series(october.start, 600, [1]), series(october.start, 900, [1])], october)).toBe(300)
  expect(commonStep([series(october.start + 1800, 3600, [1])], october)).toBe(1800)
})

test('parts of an integer sum to it, the larger ones first', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 12 }), (value, parts) => {
      const shares = Array.from({ length: parts }, (_, part) => partOf(value, parts, part))
      expect(sum(shares)).toBe(value)
      expect(Math.abs(shares[0] as number)).toBeGreaterThanOrEqual(Math.abs(shares.at(-1) as number))
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }),
  )
})
