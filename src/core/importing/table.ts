import { ProblemError } from '../problems/problem.ts'
import { parseDelimited } from './delimited.ts'
import { importProblem } from './problems.ts'
import { isOpenDocument, readOpenDocument } from './opening/open-document.ts'
import { ROWS_BETWEEN, untold, type ReadingProgress } from './reading-progress.ts'
import { checkEntry, unzipBounded, UnpackError } from './opening/unpack.ts'
import { decodeText } from './text.ts'
import { readWorkbook, type WorkbookSheet } from './workbook.ts'
import { readZipDirectory, type ZipDirectory, type ZipEntry } from './zip-directory.ts'

/**
 * A file as rows of text. Cells are untrimmed; `cellText` cleans one. Out of a workbook dates come as wall-clock text
 * `YYYY-MM-DD HH:mm:ss` (a time alone as `HH:mm:ss`), numbers with a decimal point and no thousands, booleans as `true`/`false`.
 */
export interface Table {
  readonly kind: 'delimited' | 'workbook'
  /** Null for workbooks. */
  readonly delimiter: string | null
  readonly sheets: readonly { readonly name: string; readonly rows: string[][] }[]
  /** Rows of the first sheet that has any; blank rows in between are empty arrays, so row k+1 is the file's. */
  readonly rows: string[][]
}

export const MAX_FILE_BYTES = 128 * 1024 * 1024
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024
const MAX_CELLS = 16_000_000

/** Rows of a CSV, XLSX or ODS file. Throws a ProblemError: `empty`, `damaged`, `too-large`, `unknown-format`. */
export async function readTable(
  name: string,
  bytes: Uint8Array,
  tell: ReadingProgress = untold,
): Promise<Table> {
  if (bytes.length === 0) throw new ProblemError(importProblem('empty', { file: name }))
  if (bytes.length > MAX_FILE_BYTES)
    throw tooLarge(name, `${Math.round(bytes.length / 1_048_576)} MB; the limit is 128 MB.`)
  const kind = foreignKind(bytes)
  if (kind !== null) throw new ProblemError(importProblem('unknown-format', { file: name, ...kind }))
  const table = startsWith(bytes, [0x50, 0x4b])
    ? await readXlsxTable(name, bytes, tell)
    : readTextTable(name, bytes, tell)
  if (table.rows.length === 0) throw new ProblemError(importProblem('empty', { file: name }))
  return table
}

/** A cell without blanks around it and without the `="…"` that keeps Excel from reading an id as a number. */
export function cellText(row: readonly string[] | undefined, column: number): string {
  const cell = row?.[column]
  if (cell === undefined) return ''
  const text = cell.trim()
  if (text.startsWith('="') && text.endsWith('"') && text.length > 2) return text.slice(2, -1).trim()
  return text
}

const tooLarge = (file: string, detail: string): ProblemError =>
  new ProblemError(importProblem('too-large', { file, detail }))
const damaged = (file: string, detail: string): ProblemError =>
  new ProblemError(importProblem('damaged', { file, detail }))

function readTextTable(name: string, bytes: Uint8Array, tell: ReadingProgress): Table {
  const decoded = decodeText(bytes)
  if (decoded === null)
    throw new ProblemError(importProblem('unknown-format', { file: name, detail: 'it is not text.' }))
  const foreign = foreignText(decoded.text)
  if (foreign !== null)
    throw new ProblemError(importProblem('unknown-format', { file: name, detail: foreign }))
  try {
    const { delimiter, rows } = parseDelimited(decoded.text, MAX_CELLS, tell)
    return { kind: 'delimited', delimiter, sheets: [{ name: '', rows }], rows }
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(name, 'it has more than 16 million cells.')
    throw error
  }
}

async function readXlsxTable(name: string, bytes: Uint8Array, tell: ReadingProgress): Promise<Table> {
  const directory = readZipDirectory(bytes)
  if (directory === null) throw damaged(name, 'the end of the workbook is missing.')
  let unpacked = 0
  for (const entry of directory.entries) {
    // the library unpacks up to the stated size, so a false zero would lift its limit
    if (entry.unpacked === 0 && entry.packed > 16)
      throw damaged(name, 'a part of the workbook states a false size.')
    unpacked += entry.unpacked
  }
  if (unpacked > MAX_UNPACKED_BYTES) throw tooLarge(name, 'unpacked it has more than 512 MB.')
  if (isOpenDocument(directory)) return readOdsTable(name, bytes, directory, tell)
  if (directory.entries.some((entry) => entry.name === 'xl/workbook.bin'))
    throw new ProblemError(
      importProblem('unknown-format', {
        file: name,
        detail: 'it is a binary Excel workbook (.xlsb).',
        act: 'Open it in Excel or LibreOffice, choose “Save as” and the type .xlsx, and hand that over.',
      }),
    )
  if (!directory.entries.some((entry) => entry.name.startsWith('xl/')))
    throw new ProblemError(
      importProblem('unknown-format', { file: name, detail: 'it is a packed archive, but no workbook.' }),
    )
  const rows = checkParts(name, bytes, directory)
  let stopped: unknown = null
  try {
    const sheets = await readWorkbook(bytes, MAX_CELLS, (read) => {
      if (read % ROWS_BETWEEN !== 0 || rows === 0) return
      try {
        tell(read / rows)
      } catch (reason) {
        stopped = reason
        throw reason
      }
    })
    return workbookOf(sheets)
  } catch (error) {
    if (error === stopped) throw error
    if (error instanceof RangeError) throw tooLarge(name, 'it has too many rows or cells.')
    // whatever the library stumbles over inside a workbook is a fault of the file
    throw damaged(
      name,
      `the workbook is broken (${error instanceof Error ? error.message : 'no reason given'}).`,
    )
  }
}

function readOdsTable(
  name: string,
  bytes: Uint8Array,
  { entries }: ZipDirectory,
  tell: ReadingProgress,
): Table {
  try {
    const unpack = (part: string): Uint8Array =>
      unzipBounded(bytes, entries.find((entry) => entry.name === part) as ZipEntry, MAX_FILE_BYTES)
    return workbookOf(readOpenDocument(name, unpack, MAX_CELLS, tell))
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(name, 'it has too many rows or cells.')
    if (error instanceof UnpackError)
      throw new ProblemError(importProblem(error.kind, { file: name, detail: error.message }))
    throw error
  }
}

const workbookOf = (sheets: readonly WorkbookSheet[]): Table => ({
  kind: 'workbook',
  delimiter: null,
  sheets,
  rows: sheets.find(({ rows }) => rows.length > 0)?.rows ?? [],
})

/** The library does not look at checksums, so a changed byte could pass as another number. Returns how many rows the sheets hold. */
function checkParts(name: string, bytes: Uint8Array, { entries }: ZipDirectory): number {
  let rows = 0
  for (const entry of entries) {
    if (!/^xl\/.*\.xml$/.test(entry.name)) continue
    try {
      const isSheet = entry.name.startsWith('xl/worksheets/')
      checkEntry(bytes, entry, MAX_UNPACKED_BYTES, (piece) => {
        if (isSheet) rows += countOf(piece, ROW_TAG)
      })
    } catch (error) {
      if (error instanceof UnpackError)
        throw new ProblemError(importProblem(error.kind, { file: name, detail: error.message }))
      throw error
    }
  }
  return rows
}

/** Bytes of `<row`. */
const ROW_TAG = [0x3c, 0x72, 0x6f, 0x77]

function countOf(bytes: Uint8Array, [first, ...rest]: readonly number[]): number {
  let count = 0
  for (let at = bytes.indexOf(first as number); at >= 0; at = bytes.indexOf(first as number, at + 1))
    if (rest.every((byte, k) => bytes[at + 1 + k] === byte)) count++
  return count
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, k) => bytes[k] === byte)
}

interface Foreign {
  readonly detail: string
  readonly act?: string
}

const picture: Foreign = { detail: 'it is a picture.' }

const FOREIGN: readonly (readonly [readonly number[], Foreign])[] = [
  [[0x25, 0x50, 0x44, 0x46], { detail: 'it is a PDF document.' }],
  [[0x89, 0x50, 0x4e, 0x47], picture],
  [[0xff, 0xd8, 0xff], picture],
  [[0x47, 0x49, 0x46, 0x38], picture],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    {
      detail: 'it is an old Excel file (.xls) or a workbook with a password.',
      act: 'Open it in Excel or LibreOffice, choose “Save as” and the type .xlsx, without a password, and hand that over.',
    },
  ],
  [[0x1f, 0x8b], { detail: 'it is packed with gzip.' }],
  [
    [0x37, 0x7a, 0xbc, 0xaf],
    { detail: 'it is packed with 7-Zip.', act: 'Unpack it and hand over what is inside.' },
  ],
  [
    [0x52, 0x61, 0x72, 0x21],
    { detail: 'it is packed with RAR.', act: 'Unpack it and hand over what is inside.' },
  ],
]

function foreignKind(bytes: Uint8Array): Foreign | null {
  return FOREIGN.find(([magic]) => startsWith(bytes, magic))?.[1] ?? null
}

function foreignText(text: string): string | null {
  const start = text.slice(0, 400).trimStart()
  if (/^<(\?xml|!doctype|html|[a-z][\w:-]*[\s>])/i.test(start)) return 'it is XML or a web page.'
  if (/^[{[]\s*["{[\]}]/.test(start)) return 'it is JSON.'
  if (/^UN[AB][+:]/.test(start)) return 'it is an EDIFACT message (MSCONS).'
  return null
}
