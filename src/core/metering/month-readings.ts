import { localMonth, type LocalDay } from '../calendar/month.ts'
import type { Zone } from '../calendar/zone.ts'
import { commonPoints } from '../community/common-points.ts'
import { isMemberOn, type Member, type MeteringPoint } from '../community/member.ts'
import { compareMemberNumbers } from '../units/memberOrder.ts'
import type { MonthReadings } from '../contract/readings.ts'
import type { PointDay, PointMonth } from '../importing/plan-result.ts'
import { alignToMonth, type AlignedColumn } from './align.ts'
import type { MonthGrid } from './grid.ts'
import type { PointSeries } from './series.ts'

/**
 * A month point by point, as the heat map draws it. A point counts only inside its member's membership: outside it is absent,
 * inside a slot without a value is missing, also where no point of the cooperative has one. Members in the order of their
 * numbers; a point that members own together is named `Alice + 2`.
 */
export function monthReadings(input: {
  readonly month: string
  readonly zone: Zone
  readonly members: readonly Member[]
  /** Series that touch the month. */
  readonly readings: readonly PointSeries[]
}): MonthReadings {
  const month = localMonth(input.zone, input.month)
  const measured = input.readings.filter(
    ({ quantity, direction }) => quantity === 'measured' && direction !== 'other',
  )
  const { grid, columns } = alignToMonth(
    measured.map(({ series }) => series),
    month,
  )
  const byPoint = new Map<string, AlignedColumn[]>()
  measured.forEach(({ point, direction }, k) => {
    const key = keyOf(point, direction)
    byPoint.set(key, [...(byPoint.get(key) ?? []), columns[k] as AlignedColumn])
  })
  const points: PointMonth[] = []
  const members = input.members
    .filter((member) => month.days.some(({ date }) => isMemberOn(member, date)))
    .toSorted((a, b) => compareMemberNumbers(a.number, b.number))
  const common = commonPoints(members)
  for (const member of members) {
    for (const point of member.points) {
      const named = (one: Member): boolean => one.points.some(({ id }) => id === point.id)
      const owners = common.has(point.id) ? members.filter(named) : [member]
      // what members own together is one meter: it stands once, with its first owner
      if (owners[0] !== member) continue
      const days = month.days.filter(({ date }) => owners.some((owner) => isMemberOn(owner, date)))
      const own = byPoint.get(keyOf(point.id, point.direction)) ?? []
      points.push(pointMonth(owners, point, days, own, grid))
    }
  }
  const completePoints = points.filter(({ missing }) => missing === 0).length
  return {
    month: input.month,
    points,
    complete: points.length > 0 && completePoints === points.length,
    completePoints,
    expectedPoints: points.length,
    hasSplit: input.readings.some(
      (one) => one.quantity === 'self-cover' && touches(one, month.start, month.end),
    ),
    slots: grid.slots,
    stepSeconds: grid.stepSeconds,
  }
}

const keyOf = (point: string, direction: string): string => `${direction} ${point}`

function touches({ series }: PointSeries, start: number, end: number): boolean {
  return series.values.some((value, slot) => {
    const at = series.start + slot * series.stepSeconds
    return !Number.isNaN(value) && at >= start && at < end
  })
}

function pointMonth(
  owners: readonly Member[],
  point: MeteringPoint,
  days: readonly LocalDay[],
  columns: readonly AlignedColumn[],
  grid: MonthGrid,
): PointMonth {
  const pointDays = days.map((day) => pointDay(day, columns, grid))
  const sum = (of: (day: PointDay) => number): number => pointDays.reduce((total, day) => total + of(day), 0)
  return {
    member: owners[0]!.number,
    memberName: owners.length === 1 ? owners[0]!.name : `${owners[0]!.name} + ${owners.length - 1}`,
    point: point.id,
    direction: point.direction,
    days: pointDays,
    microKWh: sum((day) => day.microKWh ?? 0),
    missing: sum((day) => day.missing),
    estimated: sum((day) => day.estimated),
    expected: days.reduce((total, day) => total + slotsOf(day, grid).length, 0),
  }
}

/** Slots that start on a local day. */
function slotsOf(day: LocalDay, grid: MonthGrid): { readonly from: number; readonly length: number } {
  const from = Math.ceil((day.start - grid.start) / grid.stepSeconds)
  return { from, length: Math.ceil((day.end - grid.start) / grid.stepSeconds) - from }
}

function pointDay(day: LocalDay, columns: readonly AlignedColumn[], grid: MonthGrid): PointDay {
  const { from, length } = slotsOf(day, grid)
  let microKWh: number | null = null
  let missing = 0
  let estimated = 0
  for (let slot = from; slot < from + length; slot++) {
    const column = columns.find(({ values }) => !Number.isNaN(values[slot]))
    if (!column) {
      missing++
      continue
    }
    microKWh = (microKWh ?? 0) + (column.values[slot] as number)
    if ((column.quality[slot] as number) > 0) estimated++
  }
  return { date: day.date, microKWh, missing, estimated }
}
