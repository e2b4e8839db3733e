import { addDays, dateOfEpochDay, epochDayOf, type Zone } from './zone.ts'

/** A local day as instants: [start, end) in UTC seconds; 23, 24 or 25 hours long. */
export interface LocalDay {
  readonly date: string
  readonly start: number
  readonly end: number
}

/** A local month (`YYYY-MM`) of one zone: [start, end) in UTC seconds and its days. */
export interface LocalMonth {
  readonly month: string
  readonly start: number
  readonly end: number
  readonly days: readonly LocalDay[]
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

export function monthOfDate(date: string): string {
  return date.slice(0, 7)
}

/** The month `count` months later (or earlier, for a negative count). */
export function addMonths(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((((index % 12) + 12) % 12) + 1).padStart(2, '0')}`
}

/** First and last date of a month. */
export function monthSpan(month: string): { readonly first: string; readonly last: string } {
  if (!isMonth(month)) throw new RangeError(`not a month: ${month}`)
  return { first: `${month}-01`, last: addDays(`${addMonths(month, 1)}-01`, -1) }
}

/** The local days from `first` to `last`, both included. */
export function localDays(zone: Zone, first: string, last: string): LocalDay[] {
  const days: LocalDay[] = []
  for (let day = epochDayOf(first); day <= epochDayOf(last); day++) {
    const date = dateOfEpochDay(day)
    days.push({ date, start: zone.startOf(date), end: zone.startOf(dateOfEpochDay(day + 1)) })
  }
  return days
}

/** A month's local days with their instants, UTC seconds; `end` is the first instant after it. Throws where the text is no month. */
export function localMonth(zone: Zone, month: string): LocalMonth {
  const { first, last } = monthSpan(month)
  const days = localDays(zone, first, last)
  return { month, start: days[0]!.start, end: days.at(-1)!.end, days }
}
