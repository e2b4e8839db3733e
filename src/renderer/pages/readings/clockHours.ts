import { Zone } from '../../../core/calendar/zone.ts'
import { addDays } from '../../../core/calendar/zone.ts'

export interface ClockHour {
  /** `02`. */
  readonly name: string
  /** The second one of that name on this day. */
  readonly again: boolean
  /** The clock skipped an hour just before this one. */
  readonly skipsBefore: boolean
}

/** The hours of a local day in the order they pass: 24, or 23 or 25 where the clock changes. */
export function hoursOfDay(date: string, zoneId: string): ClockHour[] {
  const zone = new Zone(zoneId)
  const start = zone.startOf(date)
  const end = zone.startOf(addDays(date, 1))
  const hours: ClockHour[] = []
  for (let at = start, before = -1; at < end; at += 3600) {
    const hour = Math.floor(zone.localOf(at).seconds / 3600)
    hours.push({
      name: String(hour).padStart(2, '0'),
      again: hour === before,
      skipsBefore: hour > before + 1,
    })
    before = hour
  }
  return hours
}
