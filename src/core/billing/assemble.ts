import { localMonth } from '../calendar/month.ts'
import type { Zone } from '../calendar/zone.ts'
import { ownedTogether, type CommonKind } from '../community/common-points.ts'
import { isMemberOn, type Member } from '../community/member.ts'
import type { Direction } from '../community/vocabulary.ts'
import { owedOf } from '../metering/exchanges.ts'
import type { PointSeries, Quantity } from '../metering/series.ts'
import { ProblemError } from '../problems/problem.ts'
import { compareMemberNumbers } from '../units/memberOrder.ts'
import { divideCommon } from './common-holdings.ts'
import { slotGrid, slotsOfDays, type SlotGrid } from './grid.ts'
import { commonStep, placeOnGrid, splitQuantities, touches } from './placement.ts'
import { billingProblem } from './problems.ts'

/** A metering point in the hands of one member, or the part of one that it owns, on the slots of the membership inside the month. */
export interface Holding {
  /** Index in member order. */
  readonly member: number
  readonly point: string
  readonly direction: Direction
  /** Slots [from, until) of the membership, or of a meter's part of it; outside it the point is absent, not missing. */
  readonly from: number
  readonly until: number
  /** Whole microKWh a slot, NaN missing. */
  readonly energy: Float64Array
  /** The operator's shared energy of this point (self-cover, or feed-in − surplus); null where another key holds. */
  readonly shared: Float64Array | null
  readonly estimated: Uint8Array
  /** What it is where others own it too; `energy` and `shared` are the member's part. Null where it is the member's alone. */
  readonly common: CommonKind | null
}

/** The month as the meters tell it: members in member order, their points, one grid of slots. */
export interface AssembledMonth {
  readonly grid: SlotGrid
  readonly members: readonly Member[]
  /** Slots [from, until) of each membership. */
  readonly memberships: readonly { readonly from: number; readonly until: number }[]
  readonly holdings: readonly Holding[]
}

/**
 * Lays everybody's readings on the slots of the local month. `withSplit` reads the operator's columns too.
 * Series of unknown points, of other quantities and outside the month are left aside.
 */
export function assembleMonth(
  input: {
    readonly month: string
    readonly members: readonly Member[]
    readonly readings: readonly PointSeries[]
  },
  zone: Zone,
  withSplit: boolean,
): AssembledMonth {
  const month = localMonth(zone, input.month)
  const members = input.members
    .filter((member) => month.days.some((day) => isMemberOn(member, day.date)))
    .toSorted((a, b) => compareMemberNumbers(a.number, b.number))
  if (members.length === 0) throw new ProblemError(billingProblem('no-members', { month: input.month }))
  const wanted: readonly Quantity[] = withSplit ? ['measured', ...splitQuantities] : ['measured']
  const known = new Set(members.flatMap((member) => member.points.map((point) => point.id)))
  const readings = input.readings.filter(
    (reading) => known.has(reading.point) && wanted.includes(reading.quantity) && touches(reading, month),
  )
  if (!readings.some((reading) => reading.quantity === 'measured')) {
    throw new ProblemError(billingProblem('no-readings', { month: input.month }))
  }
  const grid = slotGrid(zone, month, commonStep(readings, month))
  const memberships = members.map((member) => {
    const days = month.days.flatMap((day, k) => (isMemberOn(member, day.date) ? [k] : []))
    return slotsOfDays(grid, days[0]!, days.at(-1)!)
  })
  const byPoint = Map.groupBy(readings, (reading) => reading.point)
  const whole = members.flatMap((member, i) =>
    member.points.map((point) => {
      const own = byPoint.get(point.id) ?? []
      return holdingOf(i, point, own, grid, memberships[i]!, withSplit)
    }),
  )
  refusePointsTwice(whole, members)
  const holdings = acrossExchanges(whole, grid)
  return { grid, members, memberships, holdings: divideCommon(holdings, members, grid) }
}

function holdingOf(
  member: number,
  point: { readonly id: string; readonly direction: Direction },
  readings: readonly PointSeries[],
  grid: SlotGrid,
  { from, until }: { readonly from: number; readonly until: number },
  withSplit: boolean,
): Holding {
  const of = (quantity: Quantity): PointSeries[] =>
    readings.filter((reading) => reading.quantity === quantity)
  const measured = of('measured').filter((reading) => reading.direction === point.direction)
  const { energy, estimated } = placeOnGrid(measured, grid, from, until)
  const holding = {
    member,
    point: point.id,
    direction: point.direction,
    from,
    until,
    energy,
    estimated,
    common: null,
  }
  if (!withSplit) return { ...holding, shared: null }
  if (point.direction === 'offtake') {
    return { ...holding, shared: placeOnGrid(of('self-cover'), grid, from, until).energy }
  }
  const surplus = placeOnGrid(of('surplus'), grid, from, until).energy
  return { ...holding, shared: energy.map((fed, t) => fed - surplus[t]!) }
}

/** Of a meter exchanged within the month the old point is held until the new one begins, and the new one from there. */
function acrossExchanges(holdings: readonly Holding[], grid: SlotGrid): Holding[] {
  const startOf = (slot: number): number => grid.month.start + slot * grid.stepSeconds
  const spans = holdings.flatMap((holding) => {
    const { point, direction, member, from, until, energy } = holding
    const first = energy.findIndex((value) => !Number.isNaN(value))
    if (first < 0) return []
    const last = energy.findLastIndex((value) => !Number.isNaN(value)) + 1
    const [start, end] = [startOf(from), startOf(until)]
    return [
      {
        holding,
        point,
        direction,
        owners: [String(member)],
        start,
        end,
        first: startOf(first),
        last: startOf(last),
      },
    ]
  })
  const midnights = grid.month.days.map(({ start }) => start)
  const owed = new Map([...owedOf(spans, midnights)].map(([{ holding }, span]) => [holding, span]))
  return holdings.map((holding) => {
    const span = owed.get(holding)
    if (!span) return holding
    const slotOf = (instant: number): number => (instant - grid.month.start) / grid.stepSeconds
    return { ...holding, from: slotOf(span.start), until: slotOf(span.end) }
  })
}

function refusePointsTwice(holdings: readonly Holding[], members: readonly Member[]): void {
  const samePoint = Map.groupBy(holdings, (holding) => `${holding.direction} ${holding.point}`)
  for (const group of samePoint.values()) {
    const inTime = group.toSorted((a, b) => a.from - b.from)
    for (const [k, next] of inTime.entries()) {
      const previous = inTime[k - 1]
      if (previous === undefined || previous.until <= next.from) continue
      if (ownedTogether(members[previous.member]!, members[next.member]!, next.point) !== null) continue
      const names = [previous, next].map(
        ({ member }) => `${members[member]!.number} ${members[member]!.name}`,
      )
      throw new ProblemError(billingProblem('point-twice', { point: next.point, members: names }))
    }
  }
}

/** True where the readings hold an operator's split of any of these members' points in the month. */
export function holdsSplit(
  readings: readonly PointSeries[],
  members: readonly Member[],
  month: { readonly start: number; readonly end: number },
): boolean {
  const known = new Set(members.flatMap((member) => member.points.map((point) => point.id)))
  return readings.some(
    (reading) => reading.quantity === 'self-cover' && known.has(reading.point) && touches(reading, month),
  )
}

/** True where the holding has all its values in a slot of its membership. */
export function isPresent(holding: Holding, slot: number): boolean {
  return (
    !Number.isNaN(holding.energy[slot]!) && (holding.shared === null || !Number.isNaN(holding.shared[slot]!))
  )
}
