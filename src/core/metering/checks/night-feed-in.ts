import { findingAt, isPresent, type CheckedPoint } from './checked-point.ts'
import type { Finding } from './finding.ts'
import type { Run } from './runs.ts'

const HOUR = 3600
/** A night is worth a remark above this, in 10⁻⁶ kWh … */
const LEAST_MICRO_KWH = 200_000
/** … where the other nights have less than this part of what the point feeds in. Water, wind and batteries have more. */
const USUAL_NIGHT_SHARE = 0.05
/** … and where it is rare: a point that feeds in on more nights does so by nature. */
const RARE_NIGHTS = 0.25

/** Feed-in between 23:00 and 3:00 of a point that otherwise has none at night, as a roof does: one finding at the largest night. */
export function nightFeedInOfPoint(point: CheckedPoint): Finding[] {
  if (point.direction !== 'feed-in') return []
  const nights = nightsOf(point)
  const strange = nights.filter(({ microKWh }) => microKWh > LEAST_MICRO_KWH)
  const [largest] = strange.toSorted((a, b) => b.microKWh - a.microKWh)
  if (!largest || strange.length > RARE_NIGHTS * nights.length) return []
  const strangeSum = sum(strange.map(({ microKWh }) => microKWh))
  const usualSum = sum(nights.map(({ microKWh }) => microKWh)) - strangeSum
  const dayAndNight = sum([...point.inside].filter(isPresent)) - strangeSum
  if (usualSum >= USUAL_NIGHT_SHARE * dayAndNight) return []
  return [
    findingAt(point, heartOf(point, largest), {
      kind: 'night-feed-in',
      slots: strange.reduce((slots, { from, until }) => slots + until - from, 0),
      runs: strange.length,
      microKWh: largest.microKWh,
    }),
  ]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** From the first to the last slot of a night that matter, so that the place is the day on which there is something to see. */
function heartOf({ inside }: CheckedPoint, { from, until }: Run): Run {
  const most = Math.max(...[...inside.subarray(from, until)].filter(isPresent))
  const matters = (value: number): boolean => value * 10 > most
  return {
    from: from + inside.subarray(from, until).findIndex(matters),
    until: from + inside.subarray(from, until).findLastIndex(matters) + 1,
  }
}

/** The hour before and the three hours after each midnight that lies between two days of the month; nights without a value left out. */
function nightsOf(point: CheckedPoint): (Run & { readonly microKWh: number })[] {
  const perHour = HOUR / point.grid.stepSeconds
  return point.days.slice(1).flatMap((day) => {
    const run = { from: Math.ceil(day.from - perHour), until: Math.floor(day.from + 3 * perHour) }
    const present = [...point.inside.subarray(run.from, run.until)].filter(isPresent)
    return present.length === 0 ? [] : [{ ...run, microKWh: sum(present) }]
  })
}
