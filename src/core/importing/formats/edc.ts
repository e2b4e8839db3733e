import { LabelColumn, type Channel, type RawReadings } from '../channel.ts'
import { damagedRow, isBlank, labelCell, microCell } from '../cell-readers.ts'
import { ProblemError } from '../../problems/problem.ts'
import { importProblem } from '../problems.ts'
import { cellText, type Table } from '../table.ts'
import type { Format, FormatContext } from './format.ts'

/**
 * EDC, the Czech data centre that publishes a sharing group's split: `Datum;Cas od;Cas do;` and a column a point, kWh a quarter hour,
 * decimal commas, a delimiter at the line's end. Two kinds: `IN-<EAN>-D;OUT-<EAN>-D` before and after sharing (D plants, positive; O
 * consumers, negative), and `<producer>-<consumer>` with the energy shared between the two.
 */
export const edc: Format = {
  id: 'edc',
  name: 'EDC',
  recognise: ({ rows }) =>
    /^datum$/i.test(cellText(rows[0], 0)) &&
    /^[cč]as od$/i.test(cellText(rows[0], 1)) &&
    /^[cč]as do$/i.test(cellText(rows[0], 2)) &&
    columnsOf(rows[0] as string[]).length > 0,
  read,
}

const BEFORE_AFTER = /^(IN|OUT)-(\d{18})-([DO])$/
const PAIR = /^\d{18}-\d{18}$/

interface Column {
  readonly column: number
  readonly point: string
  /** Plant or consumer; a pair is neither. */
  readonly side: 'D' | 'O' | 'pair'
  readonly after: boolean
}

function columnsOf(header: readonly string[]): Column[] {
  return header.flatMap((_, column): Column[] => {
    const name = cellText(header, column)
    const match = BEFORE_AFTER.exec(name)
    if (match)
      return [{ column, point: match[2] as string, side: match[3] as 'D' | 'O', after: match[1] === 'OUT' }]
    return PAIR.test(name) ? [{ column, point: name, side: 'pair', after: false }] : []
  })
}

function read({ rows }: Table, { file }: FormatContext): RawReadings {
  const header = rows[0] as string[]
  const columns = columnsOf(header)
  const unknown = header.findIndex(
    (_, k) => k > 2 && cellText(header, k) !== '' && !columns.some(({ column }) => column === k),
  )
  if (unknown >= 0)
    throw damagedRow(
      file,
      0,
      `has the column “${cellText(header, unknown).slice(0, 40)}”, which is no point.`,
    )
  const body = [...rows.keys()].filter((row) => row > 0 && !isBlank(rows[row] as string[]))
  if (body.length === 0) throw new ProblemError(importProblem('empty', { file }))
  const labels = new LabelColumn()
  for (const row of body) {
    const { naive, instant, pass } = labelCell(file, rows, row, 0, 'D-M-Y', 1)
    labels.add(naive, instant, pass)
  }
  const shared = labels.finish()
  const valuesOf = ({ column, side }: Column): Float64Array =>
    Float64Array.from(body, (row) => (side === 'O' ? -1 : 1) * microCell(file, rows, row, column, ',', 1) + 0)
  const before = columns.filter(({ after }) => !after)
  const channels = before.flatMap((column): Channel[] => {
    const own = {
      point: column.point,
      register: '',
      labels: shared,
      qualities: null,
      cumulative: false,
    } as const
    const direction = column.side === 'D' ? 'feed-in' : 'offtake'
    const values = valuesOf(column)
    const measured: Channel = { ...own, direction, quantity: 'measured', values }
    const after = columns.find((one) => one.after && one.point === column.point && one.side === column.side)
    if (!after) return [measured]
    const left = valuesOf(after)
    return [
      measured,
      column.side === 'D'
        ? { ...own, direction, quantity: 'surplus', values: left }
        : // what the consumer no longer draws from a supplier was shared
          {
            ...own,
            direction,
            quantity: 'self-cover',
            values: values.map((value, k) => value - (left[k] as number)),
          },
    ]
  })
  return {
    zone: 'Europe/Prague',
    label: 'both',
    unit: 'kWh',
    stepSeconds: 900,
    channels,
    totals: [],
    skipped: [],
    notes: columns.some(({ side }) => side === 'pair')
      ? ['Each column is the energy shared between a plant and a consumer, not what a meter measured.']
      : [],
  }
}
