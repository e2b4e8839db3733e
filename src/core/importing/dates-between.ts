import { cellText } from './table.ts'
import { parseTimeLabel } from './time-label.ts'

const CLOCK = /^\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?$/

/** A date alone in a row, and below it rows that begin with a clock time: each gets its date. Other rows come back as they are. */
export function datesBetween(rows: string[][]): string[][] {
  const first = rows.slice(0, 40).findIndex((row) => isDateAlone(row))
  if (first < 0) return rows
  const below = rows.slice(first).filter((row) => row.length > 0)
  const clocked = below.filter((row) => CLOCK.test(cellText(row, 0)))
  const dated = below.filter(isDateAlone)
  if (clocked.length < 12 || clocked.length + dated.length < 0.9 * below.length) return rows
  let date = ''
  return rows.flatMap((row) => {
    if (isDateAlone(row)) {
      date = cellText(row, 0)
      return []
    }
    return date !== '' && CLOCK.test(cellText(row, 0))
      ? [[`${date} ${cellText(row, 0)}`, ...row.slice(1)]]
      : [row]
  })
}

const isDateAlone = (row: readonly string[]): boolean =>
  row.slice(1).every((cell) => cell.trim() === '') &&
  parseTimeLabel(cellText(row, 0), 'D-M-Y')?.hasTime === false
