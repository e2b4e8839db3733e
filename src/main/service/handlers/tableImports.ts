import { asListProblem } from '../../../core/community/tables/problems.ts'
import type { TableImport } from '../../../core/contract/members.ts'
import { count } from '../../../core/explanation/format.ts'
import { readTable } from '../../../core/importing/table.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { writeCsv } from '../../documents/tables/csv.ts'
import { writeXlsx } from '../../documents/tables/xlsx.ts'
import { sessionOf, type Context } from '../context.ts'
import type { MadeFile } from '../outputs.ts'
import type { BatchKind } from '../store/ledger.ts'

interface Asked {
  readonly grant: string
  readonly write: boolean
  readonly skipRefused: boolean
}
type Planned = Omit<TableImport, 'batch'>

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The rows of a spreadsheet that was handed over. */
export async function tableOf(grant: string, { keep }: Context): Promise<{ name: string; rows: string[][] }> {
  const { fileName, bytes } = await keep.grants.read(grant)
  try {
    const { rows } = await readTable(fileName, bytes)
    return { name: fileName, rows }
  } catch (error) {
    // reading speaks of readings; here a list was brought
    if (error instanceof ProblemError) throw new ProblemError(asListProblem(error.problem))
    throw error
  }
}

/** Writes what the plan says as one batch, unless it is a dry run, nothing is new, or rows are refused and not to be skipped. */
export function take(
  { added, changed, same, refused, unknownColumns }: Planned,
  asked: Asked,
  context: Context,
  kind: BatchKind,
  what: string,
  write: (batch: number) => void,
): TableImport {
  const counts = { added, changed, same, refused, unknownColumns }
  const isWanted = asked.write && (asked.skipRefused || refused.length === 0)
  if (!isWanted || added + changed === 0) return { ...counts, batch: null }
  const words = `${count(added)} added, ${count(changed)} changed: ${what}`
  const batch = sessionOf(context).file.write({ kind, words }, (opened) => {
    write(opened)
    return opened
  })
  return { ...counts, batch }
}

/** A sheet as the file asked for. */
export async function sheetFile(
  rows: readonly (readonly string[])[],
  format: 'csv' | 'xlsx',
  stem: string,
  sheetName: string,
): Promise<MadeFile> {
  const csv = format === 'csv'
  return {
    fileName: `${stem}.${format}`,
    mediaType: csv ? 'text/csv' : XLSX,
    bytes: csv ? new TextEncoder().encode(writeCsv(rows)) : await writeXlsx(rows, sheetName),
  }
}
