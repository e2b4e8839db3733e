import type { Problem } from '../problems/problem.ts'
import { findReadable } from './find-readable.ts'
import type { FormatContext } from './formats/format.ts'
import type { TableHints } from './formats/table-hints.ts'
import type { InspectedFile, MappingProposal } from './inspection.ts'
import { joinTables, type Part } from './join-tables.ts'
import { importProblem } from './problems.ts'
import { readTable, type TableReading } from './read-table.ts'
import { sheetsAsOne } from './sheets-as-one.ts'
import type { Table } from './table.ts'
import type { Understood, UnderstandOptions, Unplaced } from './understood.ts'

/** A table of a file with what is known of its source. */
export interface SourceTable {
  readonly table: Table
  readonly context: FormatContext
  /** What is known of the source, for the rows of one sheet. */
  readonly hintsFor: (table: Table) => TableHints
}

/**
 * Reads the tables of a file that no format reads by itself: the sheets of a workbook, the files of an archive. What stays open is a problem
 * with the guess beside it.
 */
export function readAnyTable(
  sources: readonly SourceTable[],
  known: InspectedFile,
  options: UnderstandOptions,
): Understood | Unplaced {
  const sheets = sources.flatMap(({ table, context, hintsFor }) =>
    sheetsAsOne(table.sheets).map((sheet) => {
      const hints = hintsFor({ ...table, sheets: [sheet], rows: sheet.rows })
      return { sheet, context: { ...context, hints }, delimiter: table.delimiter }
    }),
  )
  const parts = sheets.flatMap(({ sheet, context, delimiter }): Part[] => {
    const title = sheet.name === '' ? context.file : sheet.name
    const found = findReadable(sheet.rows, context)
    const isAlone = sheets.length === 1 && found.length === 1
    if (found.length === 0) return [{ title, reading: null }]
    return found.map((readable, k) => ({
      title: found.length === 1 ? title : `${title}, table ${k + 1}`,
      reading: readTable(readable, delimiter, context, options, isAlone),
    }))
  })
  const read = parts.filter((part): part is Part & { reading: TableReading } => part.reading !== null)
  const [first] = read
  if (first === undefined) {
    const [only] = sources as [SourceTable]
    return refuse({ ...known, format: null, formatName: '' }, notATable(only.table, only.context.file))
  }
  const whole = read.length === 1 && parts.length === 1 ? first.reading : joinTables(known.file, parts)
  const guessed = { ...known, mapping: whole.proposal }
  if ('problem' in whole.content) return refuse(guessed, whole.content.problem)
  return { known: guessed, raw: whole.content.raw, judge: judgeOf(whole) }
}

/** A side that neither words nor the user tell is a question. Made on its own, so that it holds no table. */
const judgeOf =
  ({ proposal, notes, confirmed, column }: TableReading) =>
  (placed: Understood): Understood => {
    const understood = withNotes(placed, proposal, notes)
    const { inspected } = understood
    if (inspected.problem !== null || confirmed) return understood
    const unknown = inspected.points.find(({ direction }) => direction === 'other')
    if (!unknown) return understood
    const problem = importProblem('direction-unknown', {
      file: inspected.file,
      column: column ?? unknown.point,
    })
    return refuse(inspected, problem)
  }

function refuse(inspected: InspectedFile, problem: Problem): Understood {
  return { inspected: { ...inspected, recognised: false, problem }, readings: [] }
}

function withNotes(
  { inspected, readings }: Understood,
  mapping: MappingProposal,
  notes: readonly string[],
): Understood {
  return { inspected: { ...inspected, mapping, notes: [...inspected.notes, ...notes] }, readings }
}

const MONTH_LABEL =
  /^((19|20)\d{2}[-/.](0?[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/.](19|20)\d{2}|(jan|feb|m(a|ä)r|apr|ma[yi]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zä]*\.?[ -]?(20)?\d{2})$/i

function notATable(table: Table, file: string): Problem {
  const monthly = table.rows.filter((row) => row.slice(0, 4).some((cell) => MONTH_LABEL.test(cell.trim())))
  if (monthly.length >= 2) return importProblem('monthly-only', { file })
  return importProblem('unknown-format', { file, detail: 'it has no column of dates and times.' })
}
