import { ProblemError } from '../../problems/problem.ts'
import { dateOfEpochDay } from '../../calendar/zone.ts'
import { importProblem } from '../problems.ts'
import { decodeText } from '../text.ts'
import { plainNumber, type WorkbookSheet } from '../workbook.ts'
import { children, descendants, type XmlElement } from '../xml/element.ts'
import { untold, type ReadingProgress } from '../reading-progress.ts'
import { readXml } from '../xml/read-xml.ts'
import type { ZipDirectory } from '../zip-directory.ts'

const CONTENT = 'content.xml'
/** Blank cells and rows are repeated to the sheet's edge; cells with a value are not repeated as often as this. */
const MOST_COLUMNS = 2000
const MOST_ROWS = 1_048_576

/** True for an OpenDocument spreadsheet (.ods), of LibreOffice for example. */
export function isOpenDocument({ entries }: ZipDirectory): boolean {
  return ['mimetype', CONTENT].every((name) => entries.some((entry) => entry.name === name))
}

/**
 * The visible sheets of an OpenDocument spreadsheet as text, as `readWorkbook` gives those of Excel. `unpack` gives the bytes of an entry
 * of the archive. Throws a ProblemError of the XML, `unknown-format` for a document that is no spreadsheet or has a password, and a
 * RangeError where there are more than `maxCells` cells.
 */
export function readOpenDocument(
  file: string,
  unpack: (entry: string) => Uint8Array,
  maxCells: number,
  tell: ReadingProgress = untold,
): WorkbookSheet[] {
  const decoded = decodeText(unpack(CONTENT))
  if (decoded?.text.trimStart().startsWith('<') !== true)
    throw new ProblemError(
      importProblem('unknown-format', {
        file,
        detail: 'it is protected by a password.',
        act: 'Open it in LibreOffice, save it without a password, and hand that over.',
      }),
    )
  const root = readXml(file, decoded.text, tell)
  const [spreadsheet] = descendants(root, 'spreadsheet')
  if (spreadsheet === undefined)
    throw new ProblemError(
      importProblem('unknown-format', { file, detail: 'it is an OpenDocument file, but no spreadsheet.' }),
    )
  const hidden = hiddenStyles(root)
  let cells = 0
  return children(spreadsheet, 'table')
    .filter((table) => !hidden.has(table.attributes.get('style-name') ?? ''))
    .map((table) => {
      const rows: string[][] = []
      let blank = 0
      for (const row of descendants(table, 'table-row')) {
        const texts = rowOf(row)
        const times = repeated(row, 'number-rows-repeated', MOST_ROWS)
        if (texts.length === 0) {
          blank += times
          continue
        }
        if (rows.length + blank + times > MOST_ROWS) throw new RangeError('too many rows')
        for (; blank > 0; blank--) rows.push([])
        cells += texts.length * times
        if (cells > maxCells) throw new RangeError('too many cells')
        for (let k = 0; k < times; k++) rows.push([...texts])
      }
      return { name: table.attributes.get('name') ?? '', rows }
    })
}

function hiddenStyles(root: XmlElement): Set<string> {
  const hidden = new Set<string>()
  for (const style of descendants(root, 'style'))
    if (children(style, 'table-properties').some(({ attributes }) => attributes.get('display') === 'false'))
      hidden.add(style.attributes.get('name') ?? '')
  return hidden
}

/** The cells of a row without the blank ones at its end. */
function rowOf(row: XmlElement): string[] {
  const texts: string[] = []
  let blank = 0
  for (const cell of row.children) {
    if (cell.name !== 'table-cell' && cell.name !== 'covered-table-cell') continue
    const text = textOf(cell)
    const times = repeated(cell, 'number-columns-repeated', 16_384)
    if (text === '') {
      blank += times
      continue
    }
    if (texts.length + blank + times > MOST_COLUMNS) throw new RangeError('too many columns')
    for (; blank > 0; blank--) texts.push('')
    for (let k = 0; k < times; k++) texts.push(text)
  }
  return texts
}

function repeated({ attributes }: XmlElement, name: string, most: number): number {
  const times = Number(attributes.get(name) ?? '1')
  return Number.isInteger(times) && times > 0 ? Math.min(times, most) : 1
}

function textOf(cell: XmlElement): string {
  const value = cell.attributes.get('value')
  switch (cell.attributes.get('value-type')) {
    case 'float':
    case 'currency':
    case 'percentage':
      return value !== undefined && value !== '' && Number.isFinite(Number(value))
        ? plainNumber(Number(value))
        : ''
    case 'date':
      return dateOf(cell.attributes.get('date-value') ?? '')
    case 'time':
      return timeOf(cell.attributes.get('time-value') ?? '')
    default:
      return children(cell, 'p').map(wholeText).join('\n')
  }
}

const wholeText = (element: XmlElement): string =>
  element.text +
  element.children
    .filter(({ name }) => name === 'span' || name === 'a')
    .map(wholeText)
    .join('')

/** Seconds are rounded: computed times are off by millionths. */
function dateOf(value: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2}):(\d{2}(?:\.\d+)?))?$/.exec(value)
  if (!match) return value
  if (match[2] === undefined) return match[1] as string
  const midnight = Date.parse(`${match[1]}T00:00:00Z`) / 1000
  const seconds = midnight + Number(match[2]) * 3600 + Number(match[3]) * 60 + Math.round(Number(match[4]))
  const day = Math.floor(seconds / 86_400)
  return `${dateOfEpochDay(day)} ${clockOf(seconds - day * 86_400)}`
}

function timeOf(value: string): string {
  const match = /^PT(\d+)H(\d+)M(\d+(?:[.,]\d+)?)S$/.exec(value)
  if (!match) return value
  return clockOf(
    Number(match[1]) * 3600 +
      Number(match[2]) * 60 +
      Math.round(Number((match[3] as string).replace(',', '.'))),
  )
}

const clockOf = (seconds: number): string =>
  [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
