import { dayPartAt } from '../../billing/day-part.ts'
import { dayParts } from '../../billing/result.ts'
import { localMonth } from '../../calendar/month.ts'
import { Zone } from '../../calendar/zone.ts'
import { commonPoints } from '../../community/common-points.ts'
import { isMemberOn, type Member } from '../../community/member.ts'
import type { PointSeries, Series } from '../../metering/series.ts'
import type { MicroKWh } from '../../units/energy.ts'

/** From the evening (16 to 22) to midday (10 to 16): no clock changes between the two. */
const EARLIER_SECONDS = 6 * 3600
const EVENING = dayParts.indexOf('evening')

/** Readings in which the member's evening is used six hours earlier, and how much that is. */
export interface Moved {
  readonly readings: readonly PointSeries[]
  readonly moved: MicroKWh
}

/**
 * What the member used between 16 and 22 o'clock of the month, used six hours earlier on the same day. A slot stays as it
 * is where it or the one six hours before has no value: missing is not zero. Null where the readings do not tell hours.
 */
export function eveningAtNoon(
  readings: readonly PointSeries[],
  member: Member,
  month: string,
  zone: Zone,
  members: readonly Member[] = [],
): Moved | null {
  const span = localMonth(zone, month)
  // what a common battery draws is not the member's to move
  const common = commonPoints(members)
  const points = new Set(
    member.points.flatMap(({ id, direction }) => (direction === 'offtake' && !common.has(id) ? [id] : [])),
  )
  let moved = 0
  let isTold = false
  const changed = readings.map((reading) => {
    const { point, quantity, direction, series } = reading
    if (!points.has(point) || quantity !== 'measured' || direction !== 'offtake') return reading
    if (EARLIER_SECONDS % series.stepSeconds !== 0) return reading
    isTold = true
    const isEvening = (instant: number): boolean => {
      if (instant < span.start || instant >= span.end) return false
      const { date, seconds } = zone.localOf(instant)
      return dayPartAt(seconds) === EVENING && isMemberOn(member, date)
    }
    const earlier = movedSeries(series, isEvening)
    moved += earlier.moved
    return { ...reading, series: { ...series, values: earlier.values } }
  })
  return isTold ? { readings: changed, moved } : null
}

function movedSeries(
  { start, stepSeconds, values }: Series,
  isEvening: (instant: number) => boolean,
): { readonly values: Float64Array; readonly moved: MicroKWh } {
  const after = Float64Array.from(values)
  const back = EARLIER_SECONDS / stepSeconds
  let moved = 0
  for (let k = back; k < values.length; k++) {
    const value = values[k]!
    if (Number.isNaN(value) || Number.isNaN(values[k - back]!) || !isEvening(start + k * stepSeconds))
      continue
    after[k - back]! += value
    after[k]! -= value
    moved += value
  }
  return { values: after, moved }
}
