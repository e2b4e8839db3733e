import { addDays } from '../calendar/zone.ts'
import { dayKindOf, type HistoryDay, type MemberHours } from './history.ts'

const HOURS = 24
/** How far back days are looked at: long enough for four Sundays, short enough for one season. */
export const DAYS_BACK = 28

/**
 * What every member will draw and feed in on a day: the mean of each hour over the same kind of day (working day,
 * Saturday, Sunday) of the 28 days before, over all of them where there is none of the kind. Null for a member without
 * a whole day in that time. Uses nothing of the day itself nor of any later one.
 */
export function forecastDay(date: string, history: readonly HistoryDay[]): (MemberHours | null)[] {
  const before = history.filter((day) => day.date < date && day.date >= addDays(date, -DAYS_BACK))
  const kind = dayKindOf(date)
  const members = history[0]?.members.length ?? 0
  return Array.from({ length: members }, (_, i) => {
    const whole = before.flatMap((day) => {
      const hours = day.members[i]
      return hours ? [{ hours, kind: dayKindOf(day.date) }] : []
    })
    const alike = whole.filter((day) => day.kind === kind)
    return meanOf((alike.length > 0 ? alike : whole).map((day) => day.hours))
  })
}

function meanOf(days: readonly MemberHours[]): MemberHours | null {
  if (days.length === 0) return null
  const mean = (of: (day: MemberHours) => readonly number[]): number[] =>
    Array.from(
      { length: HOURS },
      (_, hour) => days.reduce((sum, day) => sum + of(day)[hour]!, 0) / days.length,
    )
  return { offtake: mean((day) => day.offtake), feedIn: mean((day) => day.feedIn) }
}

/** How far forecasts of past days were off. */
export interface ForecastError {
  /** Days that could be forecast and were known afterwards. */
  readonly days: number
  /** Σ|forecast − actual| over Σ actual, by hour, all members together: 0.1 is a tenth. Null where nothing was drawn or fed in. */
  readonly offtake: number | null
  readonly feedIn: number | null
}

/** The error of the same forecast on past days, each made only with the days before it. */
export function forecastError(days: readonly string[], history: readonly HistoryDay[]): ForecastError {
  const off = { offtake: 0, feedIn: 0 }
  const all = { offtake: 0, feedIn: 0 }
  let known = 0
  for (const date of days) {
    const actual = history.find((day) => day.date === date)
    if (!actual) continue
    const forecast = forecastDay(date, history)
    const pairs = actual.members.flatMap((hours, i) => {
      const expected = forecast[i]
      return hours && expected ? [{ hours, expected }] : []
    })
    if (pairs.length === 0) continue
    known++
    for (const side of ['offtake', 'feedIn'] as const)
      for (let hour = 0; hour < HOURS; hour++) {
        const sum = (of: (pair: (typeof pairs)[number]) => MemberHours): number =>
          pairs.reduce((total, pair) => total + of(pair)[side][hour]!, 0)
        const really = sum(({ hours }) => hours)
        off[side] += Math.abs(sum(({ expected }) => expected) - really)
        all[side] += really
      }
  }
  const part = (side: 'offtake' | 'feedIn'): number | null => (all[side] > 0 ? off[side] / all[side] : null)
  return { days: known, offtake: part('offtake'), feedIn: part('feedIn') }
}
