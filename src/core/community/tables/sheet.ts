import type { FieldProblem } from '../checks.ts'
import { readCell, writeCell, type Read } from './cell.ts'

/** One column of a table: how an empty and a filled cell change a record, and what cell a record gives. */
export interface Column<T> {
  readonly name: string
  /** Every row needs a value here. */
  readonly required?: boolean
  /** The record with the cell's value; `text` is empty for an empty cell. */
  readonly read: (record: T, text: string) => Read<T>
  readonly write: (record: T) => string
}

/** A refused row as the spreadsheet counts: the header is row 1 where it stands first. */
export interface Refused extends FieldProblem {
  readonly row: number
}

export interface Candidate<T> {
  readonly row: number
  readonly record: T
}

export interface SheetRows {
  readonly columns: ReadonlyMap<string, number>
  readonly unknownColumns: readonly string[]
  /** Problems of the header; where there is one no row is read. */
  readonly refused: readonly Refused[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** A column that is a field of the record: an empty cell gives `empty`, or is refused where that is `required`. */
export function fieldColumn<T, K extends keyof T>(
  name: string,
  field: K,
  read: (text: string) => Read<T[K]>,
  write: (value: T[K]) => string,
  empty: T[K] | 'required',
): Column<T> {
  return {
    name,
    required: empty === 'required',
    read(record, text) {
      if (text === '') {
        if (empty === 'required') return { reason: 'This column needs a value.' }
        return { value: { ...record, [field]: empty } }
      }
      const result = read(text)
      return 'reason' in result ? result : { value: { ...record, [field]: result.value } }
    },
    write: (record) => write(record[field]),
  }
}

/** Finds the header (the first row that is not empty) and names what it does not know. Blank rows are passed over. */
export function readSheet<T>(rows: readonly (readonly string[])[], columns: readonly Column<T>[]): SheetRows {
  const filled = rows
    .map((cells, index) => ({ row: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const [header, ...body] = filled
  if (!header) {
    const reason = 'The table is empty. Its first row names the columns.'
    return {
      columns: new Map(),
      unknownColumns: [],
      refused: [{ row: 1, column: columns[0]!.name, reason }],
      rows: [],
    }
  }
  const found = new Map<string, number>()
  const unknownColumns: string[] = []
  const refused: Refused[] = []
  for (const [index, cell] of header.cells.entries()) {
    const name = cell
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase()
    if (name === '') continue
    if (!columns.some((column) => column.name === name)) unknownColumns.push(cell.trim())
    else if (found.has(name))
      refused.push({ row: header.row, column: name, reason: 'This column stands twice.' })
    else found.set(name, index)
  }
  return { columns: found, unknownColumns, refused, rows: body }
}

/** The header's problem of a column that must be there; empty where it is. */
export function missingColumn(sheet: SheetRows, name: string): Refused[] {
  return sheet.columns.has(name)
    ? []
    : [{ row: 1, column: name, reason: 'This column is missing; the first row names the columns.' }]
}

/** A row's cell as text; empty where the row is shorter. Null where the column is absent. */
export function cellText(sheet: SheetRows, cells: readonly string[], name: string): string | null {
  const index = sheet.columns.get(name)
  return index === undefined ? null : readCell(cells[index] ?? '')
}

/**
 * A record changed by a row. Absent columns and cells that say what is already there change nothing. Gives every
 * problem of the row.
 */
export function readRecord<T>(
  sheet: SheetRows,
  cells: readonly string[],
  columns: readonly Column<T>[],
  start: T,
): { readonly record: T; readonly problems: readonly FieldProblem[] } {
  let record = start
  const problems: FieldProblem[] = []
  for (const column of columns) {
    const text = cellText(sheet, cells, column.name)
    if (text === null || (text === column.write(start).trim() && !(text === '' && column.required === true)))
      continue
    const result = column.read(record, text)
    if ('reason' in result) problems.push({ column: column.name, reason: result.reason })
    else record = result.value
  }
  return { record, problems }
}

/** The header and a row a record, no cell of which a spreadsheet would run. */
export function writeSheet<T>(records: readonly T[], columns: readonly Column<T>[]): string[][] {
  return [
    columns.map((column) => column.name),
    ...records.map((record) => columns.map((column) => writeCell(column.write(record)))),
  ]
}
