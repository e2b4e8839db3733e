import { Temporal } from 'temporal-polyfill'

/** A stretch of time with one UTC offset: from `start` (UTC seconds, included) on. */
interface OffsetPeriod {
  readonly start: number
  readonly offset: number
}

/** Wall-clock seconds since local midnight of a `YYYY-MM-DD` date. */
export interface LocalTime {
  readonly date: string
  readonly seconds: number
}

const SECONDS_PER_DAY = 86_400

/** Days since 1970-01-01 of a `YYYY-MM-DD` date. Throws a RangeError on what is no date. */
export function epochDayOf(date: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) throw new RangeError(`not a date: ${date}`)
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const utc = Date.UTC(year, month - 1, day)
  const back = new Date(utc)
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day)
    throw new RangeError(`not a date: ${date}`)
  return utc / 1000 / SECONDS_PER_DAY
}

/** `YYYY-MM-DD` of days since 1970-01-01. */
export function dateOfEpochDay(day: number): string {
  return new Date(day * SECONDS_PER_DAY * 1000).toISOString().slice(0, 10)
}

/** The date `days` later. */
export function addDays(date: string, days: number): string {
  return dateOfEpochDay(epochDayOf(date) + days)
}

/**
 * One IANA time zone with a table of its offsets, so that a conversion costs a lookup instead of a calendar computation.
 * Local labels are never keys: in autumn a label names two instants, in spring none, and `instantsOf` says so.
 */
export class Zone {
  readonly id: string
  readonly #years = new Map<number, readonly OffsetPeriod[]>()
  /** Days are asked for again and again: for every point of a month. */
  readonly #starts = new Map<string, number>()

  /** Throws a RangeError where the zone's name is unknown. */
  constructor(id: string) {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(id)
    this.id = id
  }

  /** UTC offset in seconds at an instant (UTC seconds). */
  offsetAt(instant: number): number {
    const periods = this.#periodsOf(new Date(instant * 1000).getUTCFullYear())
    let found = periods[0] as OffsetPeriod
    for (const period of periods) if (period.start <= instant) found = period
    return found.offset
  }

  localOf(instant: number): LocalTime {
    const local = instant + this.offsetAt(instant)
    const day = Math.floor(local / SECONDS_PER_DAY)
    return { date: dateOfEpochDay(day), seconds: local - day * SECONDS_PER_DAY }
  }

  dateOf(instant: number): string {
    return this.localOf(instant).date
  }

  /** Local time with its offset, `2026-10-25T02:15:00+01:00`: unlike the label alone, it names one instant. */
  isoOf(instant: number): string {
    const offset = this.offsetAt(instant)
    const local = new Date((instant + offset) * 1000).toISOString().slice(0, 19)
    const clock = new Date(Math.abs(offset) * 1000).toISOString().slice(11, 16)
    return `${local}${offset < 0 ? '-' : '+'}${clock}`
  }

  /** The instants a local label may mean, earliest first: one; two in the repeated hour; none in the skipped one. */
  instantsOf(date: string, seconds: number): number[] {
    const naive = epochDayOf(date) * SECONDS_PER_DAY + seconds
    const offsets = new Set([this.offsetAt(naive - SECONDS_PER_DAY), this.offsetAt(naive + SECONDS_PER_DAY)])
    return [...offsets]
      .map((offset) => naive - offset)
      .filter((instant) => instant + this.offsetAt(instant) === naive)
      .toSorted((a, b) => a - b)
  }

  /** First instant of a local day; where midnight itself is skipped, the first instant after the gap. */
  startOf(date: string): number {
    const known = this.#starts.get(date)
    if (known !== undefined) return known
    const naive = epochDayOf(date) * SECONDS_PER_DAY
    const start = this.instantsOf(date, 0)[0] ?? naive - this.offsetAt(naive - SECONDS_PER_DAY)
    this.#starts.set(date, start)
    return start
  }

  #periodsOf(year: number): readonly OffsetPeriod[] {
    const known = this.#years.get(year)
    if (known) return known
    const start = Date.UTC(year, 0, 1)
    const end = Date.UTC(year + 1, 0, 1)
    let at: Temporal.ZonedDateTime | null = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(
      this.id,
    )
    const periods: OffsetPeriod[] = []
    while (at && at.epochMilliseconds < end) {
      periods.push({
        start: Math.floor(at.epochMilliseconds / 1000),
        offset: Math.round(at.offsetNanoseconds / 1e9),
      })
      at = at.getTimeZoneTransition('next')
    }
    this.#years.set(year, periods)
    return periods
  }
}
