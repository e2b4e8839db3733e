import { cellText } from './table.ts'

/** How a column counts the slots of a day. */
export interface SlotCount {
  readonly seconds: number
  /** The first slot's number. */
  readonly from: 0 | 1
  /** The numbers are those of the clock, so that one comes twice or is missing where the clocks change; else they count through. */
  readonly ofClock: boolean
}

const HOUR_HEADER =
  /^(hora|hours?( ending)?|h\.?e\.?|stunde|std\.?|heure|uur|ora|godzina|hodina|óra|tund|time|timme)$/i
const COUNT_HEADER = new RegExp(
  `${HOUR_HEADER.source}|^(settlement ?period|sp|period[eo]?|half[- ]?hour|quarter([- ]?hour)?|viertelstunde|kwartier|interval|slot|qh)$`,
  'i',
)

/** True for a header under which slots of the day may be counted. */
export const namesSlots = (header: string): boolean => COUNT_HEADER.test(header)

/** `1`, `25`, `2a`: the number, and a letter behind the second pass of the repeated hour. Null for other texts. */
export function countIn(text: string): { readonly number: number; readonly again: boolean } | null {
  const match = /^(\d{1,3})([a-z])?$/i.exec(text)
  if (!match || Number(match[1]) > 100) return null
  return { number: Number(match[1]), again: match[2] !== undefined }
}

/** How `column` counts, from its header, its highest number and the days on which a number is doubled or left out. */
export function slotCountOf(
  header: string,
  rows: readonly string[][],
  dateColumn: number,
  column: number,
): SlotCount {
  const days = new Map<string, Map<number, number>>()
  let [highest, lowest, lettered] = [0, Number.POSITIVE_INFINITY, false]
  for (const row of rows) {
    const count = countIn(cellText(row, column))
    if (count === null) continue
    highest = Math.max(highest, count.number)
    lowest = Math.min(lowest, count.number)
    lettered ||= count.again
    const date = cellText(row, dateColumn)
    const day = days.get(date) ?? new Map<number, number>()
    days.set(date, day.set(count.number, (day.get(count.number) ?? 0) + 1))
  }
  const seconds =
    HOUR_HEADER.test(header) && highest <= 25
      ? 3600
      : highest > 50 || /quarter|viertel|kwart|qh|^interval|^slot/i.test(header)
        ? 900
        : 1800
  const usual = 86_400 / seconds
  const ofClock =
    lowest === 0 ||
    lettered ||
    (highest <= usual &&
      ([...days.values()].some((day) => followsTheClock(day, usual)) || breaksOffAfterSpring(days, usual)))
  return { seconds, from: lowest === 0 ? 0 : 1, ofClock }
}

/** A day on which one hour's numbers come twice as often as all others, or are missing among all others. */
function followsTheClock(day: ReadonlyMap<number, number>, usual: number): boolean {
  const anHour = usual / 24
  if (day.size === usual) {
    const once = Math.min(...day.values())
    const twice = [...day].filter(([, times]) => times === 2 * once)
    const others = [...day.values()].filter((times) => times === once)
    return twice.length === anHour && others.length === usual - anHour
  }
  if (day.size !== usual - anHour || !day.has(usual)) return false
  const missing = Array.from({ length: usual }, (_, k) => k + 1).filter((number) => !day.has(number))
  return (missing.at(-1) as number) - (missing[0] as number) === anHour - 1
}

/** The clocks skip the second or the third hour. */
const SKIPPED_HOURS = new Set([2, 3])

/**
 * A day that breaks off and lacks just the hour that the clocks skip: nobody who counts through leaves out a number there, and on any other
 * day the two ways of counting are the same. Not where another day ends an hour early without a gap, as counting through does.
 */
function breaksOffAfterSpring(
  days: ReadonlyMap<string, ReadonlyMap<number, number>>,
  usual: number,
): boolean {
  const anHour = usual / 24
  const skips = (day: ReadonlyMap<number, number>): boolean => {
    const highest = Math.max(...day.keys())
    const missing = Array.from({ length: highest }, (_, k) => k + 1).filter((number) => !day.has(number))
    const hour = Math.ceil((missing[0] ?? 0) / anHour)
    return (
      highest < usual &&
      missing.length === anHour &&
      SKIPPED_HOURS.has(hour) &&
      missing[0] === (hour - 1) * anHour + 1 &&
      missing.at(-1) === hour * anHour
    )
  }
  const all = [...days.values()]
  const countsThrough = (day: ReadonlyMap<number, number>): boolean =>
    day.size === usual - anHour && Math.max(...day.keys()) === usual - anHour
  return all.some(skips) && !all.some(countsThrough)
}
