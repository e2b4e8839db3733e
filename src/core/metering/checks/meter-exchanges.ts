import { findingAt, isPresent, startOfSlot, type CheckedPoint } from './checked-point.ts'
import type { Finding } from './finding.ts'
import { exchangesOf, type Exchange, type PointSpan } from '../exchanges.ts'
import type { Run } from './runs.ts'

export interface MeterExchange {
  readonly finding: Finding
  /** False where it is a question whether there was one; what the points lack is then missing. */
  readonly sure: boolean
  /** The two points, and the slots they lack because of it. */
  readonly old: { readonly point: CheckedPoint; readonly lacks: Run }
  readonly next: { readonly point: CheckedPoint; readonly lacks: Run }
}

/** Points that end while another of the same member and direction begins. */
export function meterExchanges(points: readonly CheckedPoint[]): MeterExchange[] {
  const spans = points.flatMap((point) => spanOf(point) ?? [])
  const midnights = points[0]?.days.map(({ start }) => start) ?? []
  return exchangesOf(spans, midnights).map(exchange)
}

interface CheckedSpan extends PointSpan {
  readonly checked: CheckedPoint
  readonly slots: {
    readonly start: number
    readonly end: number
    readonly first: number
    readonly last: number
  }
}

function spanOf(checked: CheckedPoint): CheckedSpan | null {
  const days = checked.days.filter(({ owner }) => owner !== null)
  const [start, end] = [days[0]?.from, days.at(-1)?.until]
  const first = checked.inside.findIndex(isPresent)
  if (start === undefined || end === undefined || first === -1) return null
  const last = checked.inside.findLastIndex(isPresent)
  return {
    point: checked.point,
    direction: checked.direction,
    owners: checked.owners.map(({ number }) => number),
    start: startOfSlot(checked, start),
    end: startOfSlot(checked, end),
    first: startOfSlot(checked, first),
    last: startOfSlot(checked, last + 1),
    checked,
    slots: { start, end, first, last },
  }
}

function exchange({ old, next, sure }: Exchange<CheckedSpan>): MeterExchange {
  const lastSlot = old.slots.last
  return {
    finding: findingAt(
      old.checked,
      { from: lastSlot, until: lastSlot + 1 },
      {
        kind: sure ? 'meter-exchange' : 'maybe-exchange',
        from: old.last,
        until: next.first,
        nextPoint: next.point,
      },
    ),
    sure,
    old: { point: old.checked, lacks: { from: lastSlot + 1, until: old.slots.end } },
    next: { point: next.checked, lacks: { from: next.slots.start, until: next.slots.first } },
  }
}
