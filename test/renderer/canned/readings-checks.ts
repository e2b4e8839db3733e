import { localMonth } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { newMember } from '../../../src/core/community/member.ts'
import type { Direction } from '../../../src/core/community/vocabulary.ts'
import type { Output } from '../../../src/core/contract/contract.ts'
import { inOnePiece } from '../../../src/core/metering/steps.ts'
import type { PointSeries } from '../../../src/core/metering/series.ts'
import { tellingChecks } from '../../../src/core/reporting/reading-checks.ts'
import { month, plain, zone as zoneId, type Options } from './cooperative.ts'
import { completeMonth } from './readings.ts'

type Checks = Output<'readings.checks'>
const zone = new Zone(zoneId)
const local = localMonth(zone, month)

export const nothingFound: Checks = { month, hasValues: true, findings: [] }
export const nothingToCheck: Checks = { month, hasValues: false, findings: [] }

const slotAt = (date: string, hours: number): number => (zone.startOf(date) - local.start) / 900 + hours * 4
const hourOf = (slot: number): number => zone.localOf(local.start + slot * 900).seconds / 3600
const home = (slot: number): number => 100_000 + ((slot * 7919) % 1000) * 100
const roof = (slot: number): number => {
  const hour = hourOf(slot)
  return hour < 7 || hour >= 18 ? 0 : Math.round(1e6 * Math.sin((Math.PI * (hour - 7)) / 11)) + (slot % 7)
}
const between = (slot: number, from: number, count: number): boolean => slot >= from && slot < from + count

/** What the checks say of the canned month with one fault of nearly each kind in it. */
export function manyFound(options: Options = plain): Checks {
  const points = completeMonth(options).points
  const offtake = points.filter(({ direction }) => direction === 'offtake')
  const faults: ((slot: number) => number)[] = [
    (slot) => (between(slot, slotAt('2026-10-20', 15), 8) ? Number.NaN : home(slot)),
    (slot) => (slot === slotAt('2026-10-12', 14) ? 40_000_000 : home(slot)),
    (slot) => (between(slot, slotAt('2026-10-03', 10), 192) ? 250_000 : home(slot)),
    (slot) => (slot === slotAt('2026-10-07', 9) ? -12_345_600_000 : home(slot)),
    (slot) => (between(slot, slotAt('2026-10-09', 9), 2) ? -40_000 : home(slot)),
    () => Number.NaN,
  ]
  const series = (point: string, direction: Direction, valueAt: (slot: number) => number): PointSeries => ({
    point,
    direction,
    quantity: 'measured',
    series: {
      start: local.start,
      stepSeconds: 900,
      values: Float64Array.from({ length: (local.end - local.start) / 900 }, (_, slot) => valueAt(slot)),
    },
  })
  const readings = points.map(({ point, direction }) => {
    if (direction === 'offtake')
      return series(point, direction, faults[offtake.findIndex((one) => one.point === point)] ?? home)
    const dark = slotAt('2026-10-12', 1)
    return series(point, direction, (slot) => (between(slot, dark, 6) ? 500_000 : roof(slot)))
  })
  const members = [...Map.groupBy(points, ({ member }) => member)].map(([number, own]) => ({
    ...newMember(number, own[0]!.memberName, number === '12' ? '2026-10-12' : '2025-01-01'),
    points: own.map(({ point, direction }) => ({ id: point, direction })),
  }))
  return inOnePiece(
    tellingChecks({
      month: local,
      zone,
      members: [...members, newMember('15', 'Friends of the Mill', '2025-01-01')],
      readings: [...readings, series('AT0031000000000000000000000000999', 'offtake', home)],
    }),
  )
}

/** Three of them, as a usual month has. */
export const threeFound = (options: Options = plain): Checks => {
  const all = manyFound(options)
  const wanted = ['gap', 'spike', 'point-without-member']
  return { ...all, findings: wanted.map((kind) => all.findings.find((one) => one.kind === kind)!) }
}
