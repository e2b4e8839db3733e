import { localMonth, type LocalDay } from '../calendar/month.ts'
import type { Zone } from '../calendar/zone.ts'
import { commonPoints } from '../community/common-points.ts'
import { isMemberOn, type Member, type MeteringPoint } from '../community/member.ts'
import { compareMemberNumbers } from '../units/memberOrder.ts'
import type { MonthReadings } from '../contract/readings.ts'
import type { PointDay, PointMonth } from '../importing/plan-result.ts'
import { aligningToMonth, type AlignedColumn } from './align.ts'
import { owedOf } from './exchanges.ts'
import type { MonthGrid } from './grid.ts'
import type { PointSeries } from './series.ts'
import { inOnePiece } from './steps.ts'

interface MonthInput {
  readonly month: string
  readonly zone: Zone
  readonly members: readonly Member[]
  /** Series that touch the month. */
  readonly readings: readonly PointSeries[]
}

/**
 * A month point by point, as the heat map draws it. A point counts only inside its member's membership: outside it is absent,
 * inside a slot without a value is missing, also where no point of the cooperative has one. Members in the order of their
 * numbers; a point that members own together is named `Alice + 2`.
 */
export function monthReadings(input: MonthInput): MonthReadings {
  return inOnePiece(readingMonth(input))
}

/** `monthReadings`, a point a step. */
export function* readingMonth(input: MonthInput): Generator<void, MonthReadings, undefined> {
  const month = localMonth(input.zone, input.month)
  const measured = input.readings.filter(
    ({ quantity, direction }) => quantity === 'measured' && direction !== 'other',
  )
  const { grid, columns } = yield* aligningToMonth(
    measured.map(({ series }) => series),
    month,
  )
  const byPoint = new Map<string, AlignedColumn[]>()
  measured.forEach(({ point, direction }, k) => {
    const key = keyOf(point, direction)
    const column = columns[k] as AlignedColumn
    const known = byPoint.get(key)
    if (known) known.push(column)
    else byPoint.set(key, [column])
  })
  const members = input.members
    .filter((member) => month.days.some(({ date }) => isMemberOn(member, date)))
    .toSorted((a, b) => compareMemberNumbers(a.number, b.number))
  const common = commonPoints(members)
  const held = members.flatMap((member) =>
    member.points.flatMap((point): HeldPoint[] => {
      const named = (one: Member): boolean => one.points.some(({ id }) => id === point.id)
      const owners = common.has(point.id) ? members.filter(named) : [member]
      // what members own together is one meter: it stands once, with its first owner
      if (owners[0] !== member) return []
      const days = month.days.filter(({ date }) => owners.some((owner) => isMemberOn(owner, date)))
      return [{ owners, point, days, columns: byPoint.get(keyOf(point.id, point.direction)) ?? [] }]
    }),
  )
  const owed = owedSlots(
    held,
    grid,
    month.days.map(({ start }) => start),
  )
  yield
  const points: PointMonth[] = []
  for (const one of held) {
    points.push(pointMonth(one, grid, owed.get(one) ?? wholeMonth))
    yield
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

interface HeldPoint {
  readonly owners: readonly Member[]
  readonly point: MeteringPoint
  readonly days: readonly LocalDay[]
  readonly columns: readonly AlignedColumn[]
}
/** Slots [from, until) in which a value is owed. */
interface Owed {
  readonly from: number
  readonly until: number
}
const wholeMonth: Owed = { from: 0, until: Number.POSITIVE_INFINITY }

/** Of a meter exchanged within the month each point is owed for its part only. */
function owedSlots(
  held: readonly HeldPoint[],
  grid: MonthGrid,
  midnights: readonly number[],
): ReadonlyMap<HeldPoint, Owed> {
  const startOf = (slot: number): number => grid.start + slot * grid.stepSeconds
  const slotAt = (instant: number): number => Math.ceil((instant - grid.start) / grid.stepSeconds)
  const spans = held.flatMap((one) => {
    const [start, end] = [one.days[0]!.start, one.days.at(-1)!.end]
    const has = (slot: number): boolean => one.columns.some(({ values }) => !Number.isNaN(values[slot]))
    let first = slotAt(start)
    let last = slotAt(end)
    while (first < last && !has(first)) first++
    while (last > first && !has(last - 1)) last--
    if (first === last) return []
    const { id: point, direction } = one.point
    const owners = one.owners.map(({ number }) => number)
    return [{ one, point, direction, owners, start, end, first: startOf(first), last: startOf(last) }]
  })
  return new Map(
    [...owedOf(spans, midnights)].map(([{ one }, { start, end }]) => [
      one,
      { from: slotAt(start), until: slotAt(end) },
    ]),
  )
}

function pointMonth({ owners, point, days, columns }: HeldPoint, grid: MonthGrid, owed: Owed): PointMonth {
  const pointDays = days
    .filter((day) => owedIn(day, grid, owed).length > 0)
    .map((day) => pointDay(day, columns, grid, owed))
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
    expected: days.reduce((total, day) => total + owedIn(day, grid, owed).length, 0),
  }
}

/** Slots of a local day in which a value is owed. */
function owedIn(
  day: LocalDay,
  grid: MonthGrid,
  owed: Owed,
): { readonly from: number; readonly length: number } {
  const { from, length } = slotsOf(day, grid)
  const first = Math.max(from, owed.from)
  return { from: first, length: Math.max(0, Math.min(from + length, owed.until) - first) }
}

/** Slots that start on a local day. */
function slotsOf(day: LocalDay, grid: MonthGrid): { readonly from: number; readonly length: number } {
  const from = Math.ceil((day.start - grid.start) / grid.stepSeconds)
  return { from, length: Math.ceil((day.end - grid.start) / grid.stepSeconds) - from }
}

function pointDay(day: LocalDay, columns: readonly AlignedColumn[], grid: MonthGrid, owed: Owed): PointDay {
  const { from, length } = owedIn(day, grid, owed)
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
