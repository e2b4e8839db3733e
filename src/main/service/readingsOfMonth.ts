import type { Member } from '../../core/community/member.ts'
import type { MonthReadings } from '../../core/contract/readings.ts'
import type { PointMonth } from '../../core/importing/plan-result.ts'
import { monthReadings, readingMonth } from '../../core/metering/month-readings.ts'
import { quantities, type PointSeries } from '../../core/metering/series.ts'
import type { Session } from './session.ts'
import { tellingChecks, type TellingChecks } from '../../core/reporting/reading-checks.ts'
import { mergeLayers } from './store/readingLayers.ts'

/** A month's readings as the Readings page shows them, in steps; `coming` lies over what is saved, as saving it would. */
export function* readingsOfMonth(
  session: Session,
  month: string,
  coming: readonly PointSeries[] = [],
): Generator<void, MonthReadings, undefined> {
  const { start, end } = session.month(month)
  const saved = yield* session.file.readings.reading(start, end)
  const readings = coming.length === 0 ? saved : yield* overlaid(saved, coming, start, end)
  return yield* readingMonth({ month, zone: session.zone, members: session.file.members.all(), readings })
}

/** What is worth a look in a month's readings, in steps. */
export function* readingsChecked(session: Session, month: string): Generator<void, TellingChecks, undefined> {
  const local = session.month(month)
  const readings = yield* session.file.readings.reading(local.start, local.end)
  return yield* tellingChecks({
    month: local,
    zone: session.zone,
    members: session.file.members.all(),
    readings,
  })
}

/** The points of some members in a month. */
export function pointMonthsOf(
  session: Session,
  month: string,
  members: readonly Member[],
): readonly PointMonth[] {
  const { start, end } = session.month(month)
  const points = members.flatMap((member) => member.points.map((point) => point.id))
  const readings = [...new Set(points)].flatMap((point) => session.file.readings.ofPoint(point, start, end))
  return monthReadings({ month, zone: session.zone, members, readings }).points
}

function* overlaid(
  saved: readonly PointSeries[],
  coming: readonly PointSeries[],
  start: number,
  end: number,
): Generator<void, PointSeries[], undefined> {
  const layers = [...saved.map((one) => ({ one, batch: 0 })), ...coming.map((one) => ({ one, batch: 1 }))]
  const named = Map.groupBy(layers, ({ one }) =>
    JSON.stringify([one.point, one.direction, quantities.indexOf(one.quantity)]),
  )
  const found: PointSeries[] = []
  for (const group of named.values()) {
    const { point, direction, quantity } = group[0]!.one
    const merged = mergeLayers(
      group.map(({ one, batch }) => ({ batch, series: one.series })),
      start,
      end,
    )
    found.push(...merged.map((series) => ({ point, direction, quantity, series })))
    yield
  }
  return found
}
