import { dateOfEpochDay } from '../calendar/zone.ts'
import type { Readable } from './find-readable.ts'
import type { Mapping } from './inspection.ts'
import { knownZone } from './known-zone.ts'
import { orderOf } from './time-pattern.ts'
import { countIn, type SlotCount } from './slot-count.ts'
import { cellText } from './table.ts'
import { parseTimeLabel } from './time-label.ts'

/** How often each number of a day comes. */
type Counted = Map<number, number>

/**
 * Days on which the clocks change and whose counted slots do not say by themselves how they are meant: whether a missing number is that of
 * the hour that the clocks skip, and which of the two hours of one name is missing. It is told how they are read.
 */
export function shortDays({ rows, shape }: Readable, mapping: Mapping): string[] {
  const { slotCount, clockColumn, timeColumn } = shape
  if (slotCount === null || clockColumn === null) return []
  const zone = knownZone('', mapping.zone)
  const days = new Map<number, Counted>()
  for (const row of rows.slice(shape.firstRow)) {
    const date = parseTimeLabel(cellText(row, timeColumn), orderOf(mapping.timePattern))
    const count = countIn(cellText(row, clockColumn))
    if (date === null || count === null) continue
    const day = date.naive / 86_400
    const counted: Counted = days.get(day) ?? new Map<number, number>()
    days.set(day, counted.set(count.number, (counted.get(count.number) ?? 0) + 1))
  }
  return [...days].flatMap(([day, counted]) => {
    const [date, next] = [dateOfEpochDay(day), dateOfEpochDay(day + 1)]
    const hours = (zone.startOf(next) - zone.startOf(date)) / 3600
    const told = toldOf(hours, counted, slotCount)
    return told === null ? [] : [`On ${date} the clocks ${told}`]
  })
}

function toldOf(hours: number, counted: Counted, { seconds, from, ofClock }: SlotCount): string | null {
  const slots = Math.max(...counted.keys()) - from + 1
  const counts = [...counted.values()]
  const lastHour = (slots * seconds) / 3600
  if (hours === 23 && !ofClock && counted.size < slots)
    return 'skipped an hour, and the file lacks numbers of that day: the others are read as counted through, not as those of the clock.'
  if (hours !== 25) return null
  if (!ofClock)
    return lastHour === 24
      ? 'ran through one hour twice, the file counts 24 hours: they are read as the first 24, so that the last is missing.'
      : null
  return lastHour > 2 && counted.size < slots && Math.max(...counts) === Math.min(...counts)
    ? 'ran through one hour twice, and the file lacks numbers of that day: the others are read as those of the clock, not as counted through.'
    : null
}
