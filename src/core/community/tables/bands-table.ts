import { bandRowProblems } from '../band-checks.ts'
import type { IncomeBand } from '../cooperative.ts'
import { readText, readWholeAmount } from './cell.ts'
import { planTable, type TableKind, type TablePlan } from './plan-table.ts'
import { cellText, fieldColumn, writeSheet, type Column } from './sheet.ts'

const bound = (value: number | null): string => (value === null ? '' : String(value))

/** The columns of `bands import` (interface.md): whole currency units a year, from included, to excluded, empty = open. */
const columns: readonly Column<IncomeBand>[] = [
  fieldColumn<IncomeBand, 'id'>('id', 'id', readText, (id) => id, 'required'),
  fieldColumn<IncomeBand, 'fromIncome'>('from_income', 'fromIncome', readWholeAmount, bound, null),
  fieldColumn<IncomeBand, 'toIncome'>('to_income', 'toIncome', readWholeAmount, bound, null),
]

const kind: TableKind<IncomeBand> = {
  columns,
  needed: ['id'],
  keyOfRow: (sheet, cells) => cellText(sheet, cells, 'id') as string,
  keyOf: ({ id }) => id,
  blank: (id) => ({ id, fromIncome: null, toIncome: null }),
  twice: (id, row) => ({ column: 'id', reason: `The band ${id} stands in row ${row} already.` }),
  lacking: null,
  problemsOf: bandRowProblems,
}

export interface BandsImport extends Omit<TablePlan<IncomeBand>, 'all' | 'candidates'> {
  /** Every band after the import. */
  readonly bands: IncomeBand[]
}

/** Reads a bands table. Same id = update; bands that overlap are refused. */
export function planBandsImport(
  rows: readonly (readonly string[])[],
  existing: readonly IncomeBand[],
): BandsImport {
  const { all, candidates: _, ...plan } = planTable(rows, existing, kind)
  return { ...plan, bands: all }
}

/** Every band as a table, the header first. */
export function bandsTable(bands: readonly IncomeBand[]): string[][] {
  return writeSheet(bands, columns)
}
