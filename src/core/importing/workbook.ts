import { readXlsx, streamXlsxRows } from 'hucre/xlsx'
import { dateOfEpochDay } from '../calendar/zone.ts'

/** A sheet as text: dates as `YYYY-MM-DD HH:mm:ss` wall-clock text, numbers with a decimal point, empty cells as ''. */
export interface WorkbookSheet {
  readonly name: string
  readonly rows: string[][]
}

const MAX_SHEETS = 40

/**
 * The visible sheets of an XLSX workbook, row by row as a stream, so that formatted but empty rows cost nothing.
 * Throws what the library throws on damaged input, and a RangeError where there are more than `maxCells` cells. `onRow` is told after
 * every row how many were read of all sheets.
 */
export async function readWorkbook(
  bytes: Uint8Array,
  maxCells: number,
  onRow: (rows: number) => void = () => undefined,
): Promise<WorkbookSheet[]> {
  const names: string[] = []
  await readXlsx(bytes, {
    sheets: (info) => {
      if (!info.hidden && !info.veryHidden && names.length < MAX_SHEETS) names.push(info.name)
      return false
    },
  })
  const sheets: WorkbookSheet[] = []
  let cells = 0
  let read = 0
  for (const name of names) {
    const rows: string[][] = []
    let pending = 0
    let last = -1
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: name })) {
      onRow(++read)
      pending += Math.max(0, index - last)
      last = index
      if (values.every((value) => value === null || value === '')) continue
      if (pending > 1_048_576) throw new RangeError('too many rows')
      // rows in between were blank; they keep their place so that row numbers are those of the sheet
      for (; pending > 1; pending--) rows.push([])
      pending = 0
      cells += values.length
      if (cells > maxCells) throw new RangeError('too many cells')
      rows.push(values.map(textOf))
    }
    sheets.push({ name, rows })
  }
  return sheets
}

type Cell = null | string | number | boolean | Date

function textOf(value: Cell | object): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return plainNumber(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (value instanceof Date) return wallClock(value)
  throw new TypeError('a cell of unknown kind')
}

/** A number as text, never in scientific notation, which a reader of decimals would refuse. */
export function plainNumber(value: number): string {
  const text = String(value)
  // three places could be read as thousands, as they can in a cell of text; a fourth cannot
  if (/^-?\d{1,3}\.\d{3}$/.test(text)) return `${text}0`
  if (!text.includes('e')) return text
  return value.toFixed(12).replace(/\.?0+$/, '')
}

function wallClock(date: Date): string {
  // serial numbers of Excel are off by fractions of a millisecond
  const seconds = Math.round(date.getTime() / 1000)
  const day = Math.floor(seconds / 86_400)
  const time = new Date((seconds - day * 86_400) * 1000).toISOString().slice(11, 19)
  // a cell with a time alone counts from the end of 1899
  return date.getUTCFullYear() < 1905 ? time : `${dateOfEpochDay(day)} ${time}`
}
