import { expect, test } from 'vitest'
import { localMonth } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { newMember, type Member } from '../../../src/core/community/member.ts'
import { monthReadings } from '../../../src/core/metering/month-readings.ts'
import type { PointSeries } from '../../../src/core/metering/series.ts'

const zone = new Zone('Europe/Vienna')
const month = localMonth(zone, '2026-10')
const member = (number: string, from: string, until: string | null, points: Member['points']): Member => ({
  ...newMember(number, `M${number}`, from),
  until,
  points,
})
const filled = (
  point: string,
  direction: 'offtake' | 'feed-in',
  value: number,
  stepSeconds = 900,
): PointSeries => ({
  point,
  direction,
  quantity: 'measured',
  series: {
    start: month.start,
    stepSeconds,
    values: new Float64Array((month.end - month.start) / stepSeconds).fill(value),
  },
})

test('a complete month, hours among quarter hours', () => {
  const members = [
    member('10', '2026-01-01', null, [{ id: 'A', direction: 'offtake' }]),
    member('2', '2026-01-01', null, [{ id: 'B', direction: 'feed-in' }]),
  ]
  const result = monthReadings({
    month: '2026-10',
    zone,
    members,
    readings: [filled('A', 'offtake', 3), filled('B', 'feed-in', 8, 3600)],
  })
  expect(result).toMatchObject({
    complete: true,
    completePoints: 2,
    expectedPoints: 2,
    slots: 2980,
    stepSeconds: 900,
    hasSplit: false,
  })
  expect(
    result.points.map(({ member: number, point, microKWh, expected }) => [number, point, microKWh, expected]),
  ).toEqual([
    ['2', 'B', 745 * 8, 2980],
    ['10', 'A', 2980 * 3, 2980],
  ])
  expect(result.points[0]?.days).toHaveLength(31)
  expect(result.points[0]?.days[24]).toEqual({ date: '2026-10-25', microKWh: 200, missing: 0, estimated: 0 })
})

test('outside the membership a point is absent, inside it is missing', () => {
  const members = [
    member('1', '2026-01-01', '2026-10-10', [{ id: 'A', direction: 'offtake' }]),
    member('2', '2026-10-11', null, [
      { id: 'A', direction: 'offtake' },
      { id: 'C', direction: 'offtake' },
    ]),
    member('3', '2026-11-01', null, [{ id: 'D', direction: 'offtake' }]),
  ]
  const result = monthReadings({ month: '2026-10', zone, members, readings: [filled('A', 'offtake', 1)] })
  expect(
    result.points.map(({ point, days, missing, expected, microKWh }) => [
      point,
      days.length,
      missing,
      expected,
      microKWh,
    ]),
  ).toEqual([
    ['A', 10, 0, 960, 960],
    ['A', 21, 0, 2020, 2020],
    ['C', 21, 2020, 2020, 0],
  ])
  expect(result).toMatchObject({ complete: false, completePoints: 2, expectedPoints: 3 })
  expect(result.points[2]?.days[0]).toEqual({ date: '2026-10-11', microKWh: null, missing: 96, estimated: 0 })
})

test('nothing at all is missing everywhere, and the other side of a point does not count', () => {
  const members = [member('1', '2026-01-01', null, [{ id: 'A', direction: 'offtake' }])]
  const result = monthReadings({ month: '2026-10', zone, members, readings: [filled('A', 'feed-in', 1)] })
  expect(result.points[0]).toMatchObject({ missing: 2980, microKWh: 0 })
  expect(monthReadings({ month: '2026-10', zone, members: [], readings: [] })).toMatchObject({
    complete: false,
    expectedPoints: 0,
    points: [],
  })
})

test('estimates are counted and a split is seen', () => {
  const members = [member('1', '2026-01-01', null, [{ id: 'A', direction: 'offtake' }])]
  const measured = filled('A', 'offtake', 1)
  const quality = new Uint8Array(2980)
  quality[0] = 1
  quality[2979] = 2
  const readings: PointSeries[] = [
    { ...measured, series: { ...measured.series, quality } },
    { ...measured, quantity: 'self-cover' },
  ]
  const result = monthReadings({ month: '2026-10', zone, members, readings })
  expect(result.hasSplit).toBe(true)
  expect(result.points[0]?.estimated).toBe(2)
  expect(result.points[0]?.days.filter(({ estimated }) => estimated > 0).map(({ date }) => date)).toEqual([
    '2026-10-01',
    '2026-10-31',
  ])
})

test('what members own together is one meter, with its first owner, on the days of any of them', () => {
  const plant = [{ id: 'P', direction: 'feed-in' as const }]
  const members = [
    { ...member('2', '2026-10-01', '2026-10-15', plant), pvShare: 0.5 },
    { ...member('3', '2026-01-01', null, plant), pvShare: 0.5 },
    { ...member('10', '2026-10-16', null, plant), pvShare: 0.5 },
  ]
  const result = monthReadings({ month: '2026-10', zone, members, readings: [filled('P', 'feed-in', 3)] })
  expect(result.points).toHaveLength(1)
  expect(result.points[0]).toMatchObject({
    member: '2',
    memberName: 'M2 + 2',
    missing: 0,
    microKWh: 2980 * 3,
  })
  expect(result.points[0]!.days).toHaveLength(31)
})
