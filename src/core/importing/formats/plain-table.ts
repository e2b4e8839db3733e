import { LabelColumn, type Channel, type RawReadings } from '../channel.ts'
import { isBlank, labelCell, microCell } from '../cell-readers.ts'
import { ProblemError } from '../../problems/problem.ts'
import { importProblem } from '../problems.ts'
import { untold } from '../reading-progress.ts'
import { cellText, type Table } from '../table.ts'
import { parseTimeLabel } from '../time-label.ts'
import type { Format, FormatContext } from './format.ts'

/**
 * The plain table of interface.md: first column `start` (ISO 8601 with offset or Z), one column a metering point id, kWh a slot with a
 * decimal point, empty = missing. A point's direction is the one it is registered with. A single row counts 15 minutes.
 */
export const plainTable: Format = {
  id: 'plain-table',
  name: 'Plain table',
  recognise: ({ rows }) => {
    if (cellText(rows[0], 0).toLowerCase() !== 'start' || (rows[0] as string[]).length < 2) return false
    // `start,end,kWh` is another kind of table: there the columns are no ids
    if ((rows[0] as string[]).some((_, column) => NO_ID.test(cellText(rows[0], column)))) return false
    const first = rows.find((row, k) => k > 0 && !isBlank(row))
    return first === undefined || (parseTimeLabel(cellText(first, 0), 'Y-M-D')?.instant ?? null) !== null
  },
  read,
}

const NO_ID = /^(end|until|to|bis|stop)$|(?<![a-z])[kM]?Wh\b|_k?wh$/i

function read({ rows }: Table, { file, zone, directions, tell = untold }: FormatContext): RawReadings {
  const header = rows[0] as string[]
  const body = [...rows.keys()].filter((row) => row > 0 && !isBlank(rows[row] as string[]))
  if (body.length === 0) throw new ProblemError(importProblem('empty', { file }))
  const labels = new LabelColumn()
  for (const row of body) {
    const { naive, instant, pass } = labelCell(file, rows, row, 0, 'Y-M-D')
    labels.add(naive, instant, pass)
  }
  const shared = labels.finish()
  const columns = [...header.keys()].filter((column) => column > 0 && cellText(header, column) !== '')
  const channels = columns.map((column, k): Channel => {
    tell(k / columns.length)
    const point = cellText(header, column)
    return {
      point,
      direction: directions.get(point) ?? 'other',
      quantity: 'measured',
      register: '',
      labels: shared,
      values: Float64Array.from(body, (row) => microCell(file, rows, row, column, '.', 1)),
      qualities: null,
      cumulative: false,
    }
  })
  return {
    zone,
    label: 'start',
    unit: 'kWh',
    stepSeconds: smallestStep(shared.instants),
    channels,
    totals: [],
    skipped: [],
    notes: [],
  }
}

/** Smallest distance of two rows; null leaves one row at its 15 minutes. */
function smallestStep(instants: Float64Array | null): number | null {
  if (instants === null) return null
  const sorted = instants.toSorted()
  let smallest = Number.POSITIVE_INFINITY
  for (let k = 1; k < sorted.length; k++) {
    const distance = (sorted[k] as number) - (sorted[k - 1] as number)
    if (distance > 0 && distance < smallest) smallest = distance
  }
  return Number.isFinite(smallest) ? smallest : null
}
