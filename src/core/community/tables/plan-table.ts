import type { FieldProblem } from '../checks.ts'
import { acceptInOrder, byRow } from './accept.ts'
import {
  missingColumn,
  readRecord,
  readSheet,
  type Candidate,
  type Column,
  type Refused,
  type SheetRows,
} from './sheet.ts'

/** What one kind of table is to its import. */
export interface TableKind<T> {
  readonly columns: readonly Column<T>[]
  /** Columns without which no row is read. */
  readonly needed: readonly string[]
  /** What makes two rows, and two records, the same one; empty where a row does not say, which then is refused by its own column. */
  readonly keyOfRow: (sheet: SheetRows, cells: readonly string[]) => string
  readonly keyOf: (record: T) => string
  /** What a new record starts from. */
  readonly blank: (key: string) => T
  /** A row whose key stands in an earlier one. */
  readonly twice: (key: string, row: number) => FieldProblem
  /** Why a new record needs a column that an update may leave out; null where none does. */
  readonly lacking: string | null
  /** A record beside the others as they would be then. */
  readonly problemsOf: (record: T, others: readonly T[]) => readonly FieldProblem[]
}

/** What an import of a table would do. Rows are counted as the spreadsheet shows them. */
export interface TablePlan<T> {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly refused: Refused[]
  readonly unknownColumns: string[]
  /** Every record after the import, refused rows left as they were; existing ones first in their order. */
  readonly all: T[]
  /** The records that are new or changed: what is to be written. */
  readonly written: T[]
  /** The rows whose own cells are good. */
  readonly candidates: readonly Candidate<T>[]
}

/**
 * Reads a table over what is there already: header row in any order, same key = update, an absent column leaves its values
 * unchanged. Nothing is written; each refused cell is named with row, column and reason.
 */
export function planTable<T>(
  rows: readonly (readonly string[])[],
  existing: readonly T[],
  kind: TableKind<T>,
): TablePlan<T> {
  const sheet = readSheet(rows, kind.columns)
  const header =
    sheet.refused.length > 0 ? sheet.refused : kind.needed.flatMap((name) => missingColumn(sheet, name))
  const { candidates, refused } =
    header.length > 0 ? { candidates: [], refused: header } : readRows(sheet, existing, kind)
  const accepted = acceptInOrder(candidates, existing, kind.keyOf, kind.problemsOf)
  return {
    added: accepted.added,
    changed: accepted.changed,
    same: accepted.same,
    refused: byRow([...refused, ...accepted.refused]),
    unknownColumns: [...sheet.unknownColumns],
    all: accepted.all,
    written: accepted.written,
    candidates,
  }
}

function readRows<T>(
  sheet: SheetRows,
  existing: readonly T[],
  { columns, keyOfRow, keyOf, blank, twice, lacking }: TableKind<T>,
): { readonly candidates: Candidate<T>[]; readonly refused: Refused[] } {
  const known = new Map(existing.map((record) => [keyOf(record), record]))
  const seen = new Map<string, number>()
  const candidates: Candidate<T>[] = []
  const refused: Refused[] = []
  for (const { row, cells } of sheet.rows) {
    const key = keyOfRow(sheet, cells)
    const first = seen.get(key)
    if (first !== undefined) {
      refused.push({ row, ...twice(key, first) })
      continue
    }
    if (key !== '') seen.set(key, row)
    const old = known.get(key)
    const { record, problems } = readRecord(sheet, cells, columns, old ?? blank(key))
    const missing = old === undefined && lacking !== null ? absent(sheet, columns, lacking) : []
    for (const problem of [...missing, ...problems]) refused.push({ row, ...problem })
    if (missing.length + problems.length === 0) candidates.push({ row, record })
  }
  return { candidates, refused }
}

function absent<T>(sheet: SheetRows, columns: readonly Column<T>[], reason: string): FieldProblem[] {
  return columns
    .filter((column) => column.required === true && !sheet.columns.has(column.name))
    .map(({ name }) => ({ column: name, reason }))
}
