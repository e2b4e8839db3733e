import { isBlank } from './cell-readers.ts'
import { cellText } from './table.ts'
import type { TableShape } from './table-shape.ts'

const PART = /^[+-]?\d+$/

/**
 * True where most rows have more cells than the headings and those beyond hold digits alone: a decimal comma in a file parted by commas
 * has cut its numbers in two, and the first halves would be read as whole kWh.
 */
export function decimalsParted(
  rows: readonly string[][],
  { headerRow, firstRow }: TableShape,
  delimiter: string | null,
): boolean {
  const header = rows[headerRow]
  if (delimiter !== ',' || header === undefined) return false
  const width = header.findLastIndex((cell) => cell.trim() !== '') + 1
  const body = rows.slice(firstRow, firstRow + 2000).filter((row) => !isBlank(row))
  const longer = body.filter((row) => {
    const beyond = row.slice(width).map((_, k) => cellText(row, width + k))
    return (
      PART.test(cellText(row, width - 1)) &&
      beyond.some((cell) => cell !== '') &&
      beyond.every((cell) => cell === '' || PART.test(cell))
    )
  })
  return longer.length >= 0.5 * body.length
}
