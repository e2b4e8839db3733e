import { ProblemError } from '../problems/problem.ts'
import { parseDecimal } from './decimal-text.ts'
import { importProblem } from './problems.ts'
import { cellText } from './table.ts'
import { parseTimeLabel, type DateOrder, type TimeLabel } from './time-label.ts'

/** A file that cannot be read at a row; rows are counted as a spreadsheet counts them. */
export function damagedRow(file: string, row: number, detail: string): ProblemError {
  return new ProblemError(importProblem('damaged', { file, detail: `row ${row + 1} ${detail}` }))
}

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

/** 10⁻⁶ kWh of a cell, NaN where it is empty; throws `damaged` where it is no number. */
export function microCell(
  file: string,
  rows: readonly string[][],
  row: number,
  column: number,
  decimal: ',' | '.',
  factor: number,
): number {
  const text = cellText(rows[row], column)
  if (text === '') return Number.NaN
  const value = parseDecimal(text, decimal)
  if (value === null) throw damagedRow(file, row, `says “${shown(text)}” where a number should be.`)
  // half a unit of rounding restores the decimal that was written
  return Math.round(value * factor * 1e6)
}

/** The label of a cell, throws `damaged` where it is none. */
export function labelCell(
  file: string,
  rows: readonly string[][],
  row: number,
  column: number,
  order: DateOrder,
  clock?: number,
): TimeLabel {
  const text = cellText(rows[row], column)
  const time = clock === undefined ? undefined : cellText(rows[row], clock)
  const label = parseTimeLabel(text, order, time)
  if (label === null)
    throw damagedRow(
      file,
      row,
      `says “${shown(time === undefined ? text : `${text} ${time}`)}” where a time should be.`,
    )
  return label
}

export function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '')
}
