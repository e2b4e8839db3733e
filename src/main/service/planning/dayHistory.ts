import { localDays } from '../../../core/calendar/month.ts'
import { addDays } from '../../../core/calendar/zone.ts'
import { commonPoints, ownershipOf, type CommonKind } from '../../../core/community/common-points.ts'
import { isMemberOn, type Member } from '../../../core/community/member.ts'
import { endOf, type PointSeries } from '../../../core/metering/series.ts'
import { DAYS_BACK } from '../../../core/planning/forecast.ts'
import type { HistoryDay, MemberHours } from '../../../core/planning/history.ts'
import type { Session } from '../session.ts'

const HOUR = 3600
const DAY_SECONDS = 24 * HOUR
const MICRO = 1e6

/** Days before the planned one that are read: the forecast of the oldest day tried looks back as far again. */
const DAYS_READ = 2 * DAYS_BACK

/**
 * The days before `date` by hour and member; a day of 23 or 25 hours is left out, a member's day with a gap is null. A day a
 * step.
 */
export function* dayHistory(
  session: Session,
  members: readonly Member[],
  date: string,
): Generator<void, HistoryDay[], undefined> {
  const days = localDays(session.zone, addDays(date, -DAYS_READ), addDays(date, -1))
  const readings = yield* session.file.readings.reading(days[0]!.start, days.at(-1)!.end)
  const common = commonPoints(members)
  const measured = readings.filter((one) => one.quantity === 'measured')
  const byPoint = Map.groupBy(measured, ({ point, direction }) => JSON.stringify([point, direction]))
  const history: HistoryDay[] = []
  for (const { date: day, start, end } of days) {
    yield
    if (end - start !== DAY_SECONDS) continue
    const hours = members.map((member) =>
      isMemberOn(member, day) ? hoursOf(member, common, byPoint, start) : null,
    )
    if (hours.some((one) => one !== null)) history.push({ date: day, members: hours })
  }
  return history
}

function hoursOf(
  member: Member,
  common: ReadonlyMap<string, CommonKind>,
  byPoint: ReadonlyMap<string, readonly PointSeries[]>,
  start: number,
): MemberHours | null {
  const offtake = Array.from({ length: 24 }, () => 0)
  const feedIn = Array.from({ length: 24 }, () => 0)
  if (member.points.length === 0) return null
  for (const { id, direction } of member.points) {
    const sums = daySums(byPoint.get(JSON.stringify([id, direction])) ?? [], start)
    if (!sums) return null
    const side = direction === 'offtake' ? offtake : feedIn
    const kind = common.get(id)
    const part = kind === undefined ? 1 : (ownershipOf(member, kind) ?? 0)
    sums.forEach((kWh, hour) => (side[hour]! += kWh * part))
  }
  return { offtake, feedIn }
}

/** kWh of each hour of a day; null where a slot has no value, or slots do not stand on whole hours. */
function daySums(series: readonly PointSeries[], start: number): number[] | null {
  const sums = Array.from({ length: 24 }, () => 0)
  let covered = 0
  for (const { series: one } of series) {
    const { stepSeconds, values } = one
    if (HOUR % stepSeconds !== 0 || one.start >= start + DAY_SECONDS || endOf(one) <= start) continue
    const from = Math.max(0, Math.ceil((start - one.start) / stepSeconds))
    for (let slot = from; slot < values.length; slot++) {
      const at = one.start + slot * stepSeconds - start
      if (at >= DAY_SECONDS) break
      const value = values[slot]!
      if (Number.isNaN(value)) return null
      sums[Math.floor(at / HOUR)]! += value / MICRO
      covered += stepSeconds
    }
  }
  return covered === DAY_SECONDS ? sums : null
}
