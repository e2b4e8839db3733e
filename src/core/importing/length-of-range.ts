import { rowLabel } from './mapped-labels.ts'
import type { TableShape } from './table-shape.ts'

/** Seconds from a row's start to its end, of the first row that has both; null where the table has no such columns. */
export function lengthOfRange(rows: readonly string[][], shape: TableShape): number | null {
  if (shape.endColumn === null && shape.endClockColumn === null) return null
  const ends: TableShape = {
    ...shape,
    timeColumn: shape.endColumn ?? shape.timeColumn,
    clockColumn: shape.endClockColumn ?? (shape.endColumn === null ? null : shape.clockColumn),
    slotCount: null,
  }
  for (const row of rows.slice(shape.firstRow)) {
    const [start, end] = [rowLabel(row, shape, shape.order, null), rowLabel(row, ends, shape.order, null)]
    // an end at midnight may carry the date of its start
    const seconds = start && end ? (end.naive - start.naive + 86_400) % 86_400 : 0
    if (seconds > 0) return seconds
  }
  return null
}
