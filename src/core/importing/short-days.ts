import { dateOfEpochDay } from '../calendar/zone.ts'
import type { Readable } from './find-readable.ts'
import type { Mapping } from './inspection.ts'
import { knownZone } from './known-zone.ts'
import { orderOf } from './time-pattern.ts'
import { countIn } from './slot-count.ts'
import { cellText } from './table.ts'
import { parseTimeLabel } from './time-label.ts'

/**
 * Days of 25 hours of which a file that counts slots through has only 24: whether the last hour is missing or one of the two that the clock
 * calls the same cannot be seen, so it is told how they are read. So it is for days of 23 hours with gaps, of which one may be the hour
 * that the clocks skip.
 */
export function shortDays({ rows, shape }: Readable, mapping: Mapping): string[] {
  const { slotCount, clockColumn, timeColumn } = shape
  if (slotCount === null || slotCount.ofClock || clockColumn === null) return []
  const zone = knownZone('', mapping.zone)
  const numbers = new Map<number, Set<number>>()
  for (const row of rows.slice(shape.firstRow)) {
    const date = parseTimeLabel(cellText(row, timeColumn), orderOf(mapping.timePattern))
    const count = countIn(cellText(row, clockColumn))
    if (date === null || count === null) continue
    const day = date.naive / 86_400
    numbers.set(day, (numbers.get(day) ?? new Set<number>()).add(count.number))
  }
  return [...numbers].flatMap(([day, counted]) => {
    const [date, next] = [dateOfEpochDay(day), dateOfEpochDay(day + 1)]
    const hours = (zone.startOf(next) - zone.startOf(date)) / 3600
    const slots = Math.max(...counted) - slotCount.from + 1
    if (hours === 23 && counted.size < slots)
      return [
        `On ${date} the clocks skipped an hour, and the file lacks numbers of that day: the others are read as counted through, not as those of the clock.`,
      ]
    if (hours !== 25 || (slots * slotCount.seconds) / 3600 !== 24) return []
    return [
      `On ${date} the clocks ran through one hour twice, the file counts 24 hours: they are read as the first 24, so that the last is missing.`,
    ]
  })
}
