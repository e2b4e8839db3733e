import { cellText } from './table.ts'
import type { TableShape } from './table-shape.ts'

const MIDNIGHT = /^0?0[:.h]00(?:[:.]00)?$/
const LATE = /^23[:.h]\d{2}/

/**
 * Some files count a day from 00:15 to 00:00 under one and the same date: there 00:00 is the end of that day. Known by a 00:00 that
 * follows 23:45 without a new date; such cells become 24:00. Other rows come back as they are.
 */
export function midnightAsEnd(rows: string[][], shape: TableShape): string[][] {
  const { timeColumn, clockColumn, slotCount, endClockColumn, firstRow } = shape
  if (clockColumn === null || slotCount !== null || endClockColumn !== null) return rows
  const ends = new Set<number>()
  /** Dates whose 00:00 is their beginning: where it comes again, the table is there twice. */
  const begun = new Set<string>()
  let late: string | null = null
  for (let row = firstRow; row < rows.length; row++) {
    const date = cellText(rows[row], timeColumn)
    const clock = cellText(rows[row], clockColumn)
    if (date === '' || clock === '') continue
    if (LATE.test(clock)) late = date
    else if (MIDNIGHT.test(clock)) {
      if (late === date && !begun.has(date)) ends.add(row)
      // a day that begins at 00:00 ends before the next
      else if (late !== null || ends.size > 0) return rows
      else begun.add(date)
    } else late = null
  }
  if (ends.size === 0) return rows
  return rows.map((cells, row) =>
    ends.has(row) ? cells.map((cell, column) => (column === clockColumn ? '24:00' : cell)) : cells,
  )
}
