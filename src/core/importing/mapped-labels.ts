import { dateOfEpochDay, type Zone } from '../calendar/zone.ts'
import { LabelColumn } from './channel.ts'
import type { Labels } from './label-clock.ts'
import { countIn } from './slot-count.ts'
import { cellText } from './table.ts'
import type { TableShape } from './table-shape.ts'
import { parseTimeLabel, startOfRange, type DateOrder, type TimeLabel } from './time-label.ts'
import { orderOf } from './time-pattern.ts'

/** The label of one row, or null where it has none. `zone` is needed for slots that are counted from midnight. */
export function rowLabel(
  row: readonly string[],
  shape: TableShape,
  order: DateOrder,
  zone: Zone | null,
): TimeLabel | null {
  const text = startOfRange(cellText(row, shape.timeColumn))
  if (text === '') return null
  if (shape.clockColumn === null) return parseTimeLabel(text, order)
  const clock = startOfRange(cellText(row, shape.clockColumn))
  if (clock === '') return parseTimeLabel(text, order)
  if (shape.slotCount === null) return parseTimeLabel(text, order, clock)
  const date = parseTimeLabel(text, order)
  const { seconds, from, ofClock } = shape.slotCount
  const count = countIn(clock)
  if (date === null || count === null) return null
  const slot = count.number - from
  if (slot < 0 || slot * seconds >= (ofClock ? 24 : 25) * 3600) return null
  const naive = date.naive + slot * seconds
  if (ofClock) return { naive, instant: null, pass: count.again ? 2 : null, hasTime: true }
  const day = date.naive / 86_400
  if (zone === null) return { naive, instant: null, pass: null, hasTime: true }
  const start = zone.startOf(dateOfEpochDay(day))
  // the 25 hours of a day are counted through, so the count names the instant by itself
  const instant = start + slot * seconds
  return instant < zone.startOf(dateOfEpochDay(day + 1))
    ? { naive, instant, pass: null, hasTime: true }
    : null
}

/** Labels of all rows that have one, and which rows these are. */
export function readLabels(
  rows: readonly string[][],
  shape: TableShape,
  timePattern: string,
  zone: Zone | null,
): { labels: Labels; has24: boolean; rows: readonly number[] } {
  const column = new LabelColumn()
  const order = orderOf(timePattern)
  let has24 = false
  const labelled: number[] = []
  for (let row = shape.firstRow; row < rows.length; row++) {
    const label = rowLabel(rows[row] as string[], shape, order, zone)
    if (label === null) continue
    column.add(label.naive, label.instant, label.pass)
    labelled.push(row)
    const clock = shape.clockColumn ?? shape.timeColumn
    has24 ||= shape.slotCount === null && /(^|[ T])24[:.]00/.test(cellText(rows[row], clock))
  }
  return { labels: column.finish(), has24, rows: labelled }
}
