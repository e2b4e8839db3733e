import { bandRowProblems } from '../band-checks.ts'
import type { IncomeBand } from '../cooperative.ts'
import { acceptInOrder, byRow } from './accept.ts'
import { readText, readWholeAmount } from './cell.ts'
import {
  cellText,
  fieldColumn,
  missingColumn,
  readRecord,
  readSheet,
  writeSheet,
  type Candidate,
  type Column,
  type Refused,
} from './sheet.ts'

const bound = (value: number | null): string => (value === null ? '' : String(value))

/** The columns of `bands import` (interface.md): whole currency units a year, from included, to excluded, empty = open. */
const columns: readonly Column<IncomeBand>[] = [
  fieldColumn<IncomeBand, 'id'>('id', 'id', readText, (id) => id, 'required'),
  fieldColumn<IncomeBand, 'fromIncome'>('from_income', 'fromIncome', readWholeAmount, bound, null),
  fieldColumn<IncomeBand, 'toIncome'>('to_income', 'toIncome', readWholeAmount, bound, null),
]

export interface BandsImport {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly refused: Refused[]
  readonly unknownColumns: string[]
  /** Every band after the import. */
  readonly bands: IncomeBand[]
  readonly written: IncomeBand[]
}

/** Reads a bands table. Same id = update; bands that overlap are refused. */
export function planBandsImport(
  rows: readonly (readonly string[])[],
  existing: readonly IncomeBand[],
): BandsImport {
  const sheet = readSheet(rows, columns)
  const refused: Refused[] = [...sheet.refused]
  if (sheet.refused.length === 0) refused.push(...missingColumn(sheet, 'id'))
  const candidates: Candidate<IncomeBand>[] = []
  if (refused.length === 0) {
    const known = new Map(existing.map((band) => [band.id, band]))
    const seen = new Map<string, number>()
    for (const { row, cells } of sheet.rows) {
      const id = cellText(sheet, cells, 'id') as string
      const first = seen.get(id)
      if (first !== undefined) {
        refused.push({ row, column: 'id', reason: `The band ${id} stands in row ${first} already.` })
        continue
      }
      if (id !== '') seen.set(id, row)
      const blank = { id, fromIncome: null, toIncome: null }
      const { record, problems } = readRecord(sheet, cells, columns, known.get(id) ?? blank)
      for (const problem of problems) refused.push({ row, ...problem })
      if (problems.length === 0) candidates.push({ row, record })
    }
  }
  const accepted = acceptInOrder(candidates, existing, (band) => band.id, bandRowProblems)
  return {
    added: accepted.added,
    changed: accepted.changed,
    same: accepted.same,
    refused: byRow([...refused, ...accepted.refused]),
    unknownColumns: [...sheet.unknownColumns],
    bands: accepted.all,
    written: accepted.written,
  }
}

/** Every band as a table, the header first. */
export function bandsTable(bands: readonly IncomeBand[]): string[][] {
  return writeSheet(bands, columns)
}
