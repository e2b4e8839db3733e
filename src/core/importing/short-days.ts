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
 * calls the same cannot be seen, so it is told how they are read.
 */
export function shortDays({ rows, shape }: Readable, mapping: Mapping): string[] {
  const { slotCount, clockColumn, timeColumn } = shape
  if (slotCount === null || slotCount.ofClock || clockColumn === null) return []
  const zone = knownZone('', mapping.zone)
  const highest = new Map<number, number>()
  for (const row of rows.slice(shape.firstRow)) {
    const date = parseTimeLabel(cellText(row, timeColumn), orderOf(mapping.timePattern))
    const count = countIn(cellText(row, clockColumn))
    if (date === null || count === null) continue
    const day = date.naive / 86_400
    highest.set(day, Math.max(count.number, highest.get(day) ?? 0))
  }
  return [...highest].flatMap(([day, last]) => {
    const [date, next] = [dateOfEpochDay(day), dateOfEpochDay(day + 1)]
    const hours = (zone.startOf(next) - zone.startOf(date)) / 3600
    if (hours !== 25 || ((last - slotCount.from + 1) * slotCount.seconds) / 3600 !== 24) return []
    return [
      `On ${date} the clocks ran through one hour twice, the file counts 24 hours: they are read as the first 24, so that the last is missing.`,
    ]
  })
}
