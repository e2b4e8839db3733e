import type { LocalDay, LocalMonth } from '../../calendar/month.ts'
import { isMemberOn, type Member } from '../../community/member.ts'
import type { Direction } from '../../community/vocabulary.ts'
import { alignToMonth, commonStep, type AlignedColumn } from '../align.ts'
import type { MonthGrid } from '../grid.ts'
import type { PointSeries, Series } from '../series.ts'
import { inOnePiece } from '../steps.ts'
import { finding, type Finding } from './finding.ts'

/** A local day of a point: its slots [from, until), and the member it is of on that day. */
export interface CheckedDay extends LocalDay {
  readonly from: number
  readonly until: number
  readonly owner: Member | null
}

/** A point's month as the checks read it, on its own grid. */
export interface CheckedPoint {
  readonly point: string
  readonly direction: Direction
  /** Members who have the point, whenever. */
  readonly owners: readonly Member[]
  readonly grid: MonthGrid
  readonly days: readonly CheckedDay[]
  /** 10⁻⁶ kWh a slot; NaN = missing. */
  readonly values: Float64Array
  /** The same inside a membership only; NaN outside. */
  readonly inside: Float64Array
}

export interface CheckedMonth {
  readonly month: LocalMonth
  readonly members: readonly Member[]
  /** Series that touch the month. */
  readonly readings: readonly PointSeries[]
}

/** Every point that has values in the month or belongs to a member then, in the order of members and their points. */
export function checkedPoints(checked: CheckedMonth): CheckedPoint[] {
  return inOnePiece(checkingPoints(checked))
}

/** `checkedPoints`, a point a step. */
export function* checkingPoints({
  month,
  members,
  readings,
}: CheckedMonth): Generator<void, CheckedPoint[], undefined> {
  const named = new Map<string, { point: string; direction: Direction; owners: Member[]; series: Series[] }>()
  const of = (point: string, direction: Direction) => {
    const key = `${direction} ${point}`
    const known = named.get(key) ?? { point, direction, owners: [], series: [] }
    named.set(key, known)
    return known
  }
  for (const member of members)
    for (const { id, direction } of member.points) of(id, direction).owners.push(member)
  for (const { point, direction, quantity, series } of readings)
    if (quantity === 'measured' && direction !== 'other') of(point, direction).series.push(series)
  const all = [...named.values()]
  const usualStep = commonStep(
    all.flatMap(({ series }) => series),
    month,
  )
  const points: CheckedPoint[] = []
  for (const { series, ...one } of all) {
    const point = checkedPoint({ ...one, month, series, usualStep })
    if (point.days.some(({ owner }) => owner !== null) || point.values.some(isPresent)) points.push(point)
    yield
  }
  return points
}

export const isPresent = (value: number): boolean => !Number.isNaN(value)

function checkedPoint(one: {
  readonly point: string
  readonly direction: Direction
  readonly owners: readonly Member[]
  readonly month: LocalMonth
  readonly series: readonly Series[]
  readonly usualStep: number
}): CheckedPoint {
  const { point, direction, owners, month, series, usualStep } = one
  const { grid, columns } = alignToMonth(series, month, series.length === 0 ? usualStep : undefined)
  const values = together(columns, grid)
  const slotOf = (instant: number): number => Math.ceil((instant - grid.start) / grid.stepSeconds)
  const days = month.days.map((day) => ({
    ...day,
    from: slotOf(day.start),
    until: slotOf(day.end),
    owner: owners.find((member) => isMemberOn(member, day.date)) ?? null,
  }))
  const inside = values.slice()
  for (const { from, until, owner } of days) if (owner === null) inside.fill(Number.NaN, from, until)
  return { point, direction, owners, grid, days, values, inside }
}

/** The parts of one series on one grid; no two of them have a value in the same slot, or the first counts. */
function together(columns: readonly AlignedColumn[], grid: MonthGrid): Float64Array {
  const values = new Float64Array(grid.slots).fill(Number.NaN)
  for (const column of columns.toReversed())
    column.values.forEach((value, slot) => {
      if (isPresent(value)) values[slot] = value
    })
  return values
}

/** When a slot starts, in UTC seconds. */
export const startOfSlot = ({ grid }: CheckedPoint, slot: number): number =>
  grid.start + slot * grid.stepSeconds

/** The 99th percentile of what a point has in a slot; null below two days of values, where nothing is usual yet. */
export function usualHigh({ inside, grid }: CheckedPoint): number | null {
  const present = inside.filter(isPresent).toSorted()
  if (present.length * grid.stepSeconds < 2 * 86_400) return null
  return present[Math.floor(0.99 * (present.length - 1))] as number
}

/** A finding on the slots [from, until) of a point, of the member who has it there. */
export function findingAt(
  point: CheckedPoint,
  span: { readonly from: number; readonly until: number },
  facts: Partial<Finding> & Pick<Finding, 'kind'>,
): Finding {
  const day = point.days.find(({ from, until }) => span.from >= from && span.from < until)
  return finding({
    member: day?.owner?.number ?? null,
    point: point.point,
    direction: point.direction,
    from: startOfSlot(point, span.from),
    until: startOfSlot(point, span.until),
    stepSeconds: point.grid.stepSeconds,
    ...facts,
  })
}
