import { cellText } from './table.ts'

const MIDNIGHT = /^\d{4}-\d{2}-\d{2} 00:00:00$/

/** A workbook writes dates with a midnight: a column that has nothing else holds dates alone. Other rows come back as they are. */
export function datesAlone(rows: string[][]): string[][] {
  const first = rows.find((row) => row.some((cell) => MIDNIGHT.test(cell)))
  if (first === undefined) return rows
  const columns = [...first.keys()].filter(
    (column) =>
      MIDNIGHT.test(cellText(first, column)) &&
      rows.every(
        (row) => !/^\d{4}-\d{2}-\d{2} /.test(row[column] ?? '') || MIDNIGHT.test(cellText(row, column)),
      ),
  )
  if (columns.length === 0) return rows
  return rows.map((row) =>
    row.map((cell, column) =>
      columns.includes(column) && MIDNIGHT.test(cell.trim()) ? cell.trim().slice(0, 10) : cell,
    ),
  )
}
