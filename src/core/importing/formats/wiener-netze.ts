import { guessDecimal } from '../decimal-text.ts'
import { directionIn } from '../direction-words.ts'
import { LabelColumn, type Channel, type RawReadings } from '../channel.ts'
import { isBlank, labelCell, microCell } from '../cell-readers.ts'
import { ProblemError } from '../../problems/problem.ts'
import { importProblem } from '../problems.ts'
import { cellText, type Table } from '../table.ts'
import type { Format, FormatContext } from './format.ts'

const POINT = /\bAT[0-9A-Z]{20,40}\b/

/**
 * Wiener Netze: `Datum;Zeit von;Zeit bis;<name> - AT… - Verbrauch [kWh]`, one column or more, local start and end times, the
 * repeated hour one pass after the other, empty cells for values that are not there yet.
 */
export const wienerNetze: Format = {
  id: 'wiener-netze',
  name: 'Wiener Netze',
  recognise: ({ rows }) => {
    const header = rows[headerOf(rows)]
    return header !== undefined && valueColumns(header).length > 0
  },
  read,
}

/** The row of names; a title may stand above it. −1 where there is none. */
const headerOf = (rows: readonly string[][]): number =>
  rows
    .slice(0, 10)
    .findIndex((row) =>
      ['datum', 'zeit von', 'zeit bis'].every((name, column) => cellText(row, column).toLowerCase() === name),
    )

/** Columns that name an Austrian metering point, a direction and the unit. */
function valueColumns(header: readonly string[]): number[] {
  return header
    .keys()
    .filter(
      (column) =>
        column > 2 &&
        /\[kWh\]/i.test(cellText(header, column)) &&
        POINT.test(cellText(header, column)) &&
        directionIn(cellText(header, column)) !== null,
    )
    .toArray()
}

function read({ rows }: Table, { file }: FormatContext): RawReadings {
  const at = headerOf(rows)
  const header = rows[at] as string[]
  const columns = valueColumns(header)
  const body = [...rows.keys()].filter((row) => row > at && !isBlank(rows[row] as string[]))
  if (body.length === 0) throw new ProblemError(importProblem('empty', { file }))
  const labels = new LabelColumn()
  for (const row of body) {
    const label = labelCell(file, rows, row, 0, 'D-M-Y', 1)
    labels.add(label.naive, label.instant, label.pass)
  }
  const shared = labels.finish()
  const channels = columns.map((column): Channel => {
    const { decimal } = guessDecimal(body.map((row) => cellText(rows[row], column)))
    return {
      point: POINT.exec(cellText(header, column))?.[0] ?? '',
      direction: directionIn(cellText(header, column)) ?? 'other',
      quantity: 'measured',
      register: '',
      labels: shared,
      values: Float64Array.from(body, (row) => microCell(file, rows, row, column, decimal, 1)),
      qualities: null,
      cumulative: false,
    }
  })
  return {
    zone: 'Europe/Vienna',
    label: 'both',
    unit: 'kWh',
    stepSeconds: null,
    channels,
    totals: [],
    skipped: [],
    notes: [],
  }
}
