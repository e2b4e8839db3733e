import { findingAt, isPresent, startOfSlot, type CheckedPoint } from './checked-point.ts'
import type { Finding } from './finding.ts'
import type { Run } from './runs.ts'

/** The new meter begins at most this long before or after the old one ends … */
const CLOSE_SECONDS = 2 * 86_400
/** … and each lacks at least this much of the month on its side, so that a short gap at its edge is not taken for an exchange. */
const LACKING_SECONDS = 86_400

export interface MeterExchange {
  readonly finding: Finding
  /** The two points, and the slots they lack because of it. */
  readonly old: { readonly point: CheckedPoint; readonly lacks: Run }
  readonly next: { readonly point: CheckedPoint; readonly lacks: Run }
}

/** Points that end while another of the same member and direction begins. */
export function meterExchanges(points: readonly CheckedPoint[]): MeterExchange[] {
  const spans = points.flatMap((point) => spanOf(point) ?? [])
  return spans.flatMap((old) => {
    if (!old.endsEarly) return []
    const next = spans.find(
      (other) =>
        other.beginsLate &&
        other.point !== old.point &&
        other.point.direction === old.point.direction &&
        other.point.owners.some((member) => old.point.owners.includes(member)) &&
        Math.abs(startOfSlot(other.point, other.first) - startOfSlot(old.point, old.last + 1)) <=
          CLOSE_SECONDS,
    )
    return next ? [exchange(old, next)] : []
  })
}

type Span = NonNullable<ReturnType<typeof spanOf>>

function spanOf(point: CheckedPoint) {
  const days = point.days.filter(({ owner }) => owner !== null)
  const [start, end] = [days[0]?.from, days.at(-1)?.until]
  const first = point.inside.findIndex(isPresent)
  if (start === undefined || end === undefined || first === -1) return null
  const last = point.inside.findLastIndex(isPresent)
  const lacking = LACKING_SECONDS / point.grid.stepSeconds
  return {
    point,
    start,
    end,
    first,
    last,
    beginsLate: first - start >= lacking,
    endsEarly: end - last - 1 >= lacking,
  }
}

function exchange(old: Span, next: Span): MeterExchange {
  return {
    finding: findingAt(
      old.point,
      { from: old.last, until: old.last + 1 },
      {
        kind: 'meter-exchange',
        from: startOfSlot(old.point, old.last + 1),
        until: startOfSlot(next.point, next.first),
        nextPoint: next.point.point,
      },
    ),
    old: { point: old.point, lacks: { from: old.last + 1, until: old.end } },
    next: { point: next.point, lacks: { from: next.start, until: next.first } },
  }
}
