import { expect, test } from 'vitest'
import { localMonth } from '../../../../src/core/calendar/month.ts'
import { Zone } from '../../../../src/core/calendar/zone.ts'
import type { PointSeries } from '../../../../src/core/metering/series.ts'
import { splittingMonth, splitOfMonth } from '../../../../src/core/sharing/referee/columns.ts'

const month = localMonth(new Zone('Europe/Vienna'), '2026-10')

function series(
  point: string,
  direction: PointSeries['direction'],
  quantity: PointSeries['quantity'],
  from: number,
  values: readonly number[],
): PointSeries {
  const start = month.start + from * 900
  return {
    point,
    direction,
    quantity,
    series: { start, stepSeconds: 900, values: Float64Array.from(values) },
  }
}

const readings = [
  // two runs of one point, the second begun before the first had ended
  series('AT1', 'offtake', 'measured', 0, [1, 2, NaN, NaN]),
  series('AT1', 'offtake', 'measured', 2, [3, 4]),
  series('AT1', 'offtake', 'self-cover', 0, [1, 1, 1, 1]),
  series('AT2', 'feed-in', 'measured', -1, [9, 1, 1, 1, 1]),
  series('AT3', 'offtake', 'measured', -8, [9, 9, 9]),
]

test('the split of a month is its columns cut at the month, runs of a point together, what lies outside left out', () => {
  const split = splitOfMonth(readings, month)
  expect(split?.slots).toBe(2980)
  expect(split?.consumers.map(({ point }) => point)).toEqual(['AT1'])
  expect([...(split?.consumers[0]?.used.slice(0, 5) ?? [])]).toEqual([1, 2, 3, 4, NaN])
  expect([...(split?.plants[0]?.made.slice(0, 5) ?? [])]).toEqual([1, 1, 1, 1, NaN])
})

test('in steps, a series or a column each, it is the same', () => {
  const work = splittingMonth(readings, month)
  let steps = 0
  let step = work.next()
  for (; !step.done; step = work.next()) steps++
  expect(steps).toBeGreaterThanOrEqual(2 * readings.length - 1)
  expect(step.value).toEqual(splitOfMonth(readings, month))
  expect(splitOfMonth(readings.slice(0, 2), month)).toBeNull()
})
