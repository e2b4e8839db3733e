import { writeXlsx as writeWorkbook } from 'hucre/xlsx'
import type { Cell } from './csv.ts'

/** One date for every file, so that the same table has the same bytes. */
const WRITTEN = new Date('2000-01-01T00:00:00Z')
/** What Excel does not allow in the name of a sheet. */
const FORBIDDEN = /[\\/?*[\]:\p{Cc}]/gu
const LONGEST_NAME = 31
const WIDEST_COLUMN = 60

/**
 * A table as an Excel workbook with one sheet; the first row is its head. Text stays text, whatever it begins with, so
 * nothing is run as a formula and member number 007 keeps its noughts; numbers are numbers.
 */
export async function writeXlsx(rows: readonly (readonly Cell[])[], sheet: string): Promise<Uint8Array> {
  const name = sheet.replaceAll(FORBIDDEN, ' ').replaceAll(/^'|'$/g, '').slice(0, LONGEST_NAME).trim()
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const output = await writeWorkbook({
    sheets: [
      {
        name: name === '' ? 'Table' : name,
        rows: rows.map((row) => [...row]),
        columns: Array.from({ length: columns }, (_, k) => ({ width: widthOf(rows, k) })),
      },
    ],
    properties: { creator: 'Fairwatt', created: WRITTEN, modified: WRITTEN },
  })
  return new Uint8Array(output)
}

function widthOf(rows: readonly (readonly Cell[])[], column: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, String(row[column] ?? '').length), 0)
  return Math.min(WIDEST_COLUMN, Math.max(8, longest + 2))
}
