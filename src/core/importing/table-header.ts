import { isBlank } from './cell-readers.ts'
import { parseDecimal } from './decimal-text.ts'
import { unitIn } from './energy-units.ts'
import { cellText } from './table.ts'
import { parseTimeLabel, startOfRange } from './time-label.ts'

/** Where the rows of an unknown table begin, and which texts stand above its columns. */

/** The first row of a run of rows with a date in one and the same column. */
export function findData(rows: readonly string[][]): { firstRow: number; dateColumn: number } | null {
  for (let row = 0; row < Math.min(rows.length, 80); row++) {
    const cells = rows[row] as string[]
    if (!cells.some((_, column) => looksLikeDate(cellText(cells, column))) || isPreamble(rows, row)) continue
    for (let column = 0; column < Math.min(cells.length, 60); column++) {
      if (!looksLikeDate(cellText(cells, column))) continue
      const next = rows
        .slice(row + 1, row + 60)
        .filter((one) => !isBlank(one))
        .slice(0, 12)
      const dated = next.filter((one) => looksLikeDate(cellText(one, column))).length
      if (dated >= 0.6 * next.length && (next.length > 0 || row > 0))
        return { firstRow: row, dateColumn: column }
    }
  }
  return null
}

function looksLikeDate(text: string): boolean {
  if (text.length < 6 || text.length > 60) return false
  const start = startOfRange(text)
  return parseTimeLabel(start, 'D-M-Y') !== null || parseTimeLabel(start, 'M-D-Y') !== null
}

/** A row with a date and no number, below which the column names still come: `Created;2026-01-05`. */
function isPreamble(rows: readonly string[][], row: number): boolean {
  if (kindsOf(rows[row] as string[]).numbers > 0) return false
  const next = rows
    .slice(row + 1, row + 12)
    .filter((one) => !isBlank(one))
    .map(kindsOf)
  const names = next.findIndex(({ words, dates, numbers }) => words >= 2 && dates + numbers === 0)
  return (
    names >= 0 &&
    next.slice(0, names).every(({ numbers }) => numbers === 0) &&
    next.slice(names + 1).some(({ dates }) => dates > 0)
  )
}

function kindsOf(row: readonly string[]): { dates: number; numbers: number; words: number } {
  const kinds = { dates: 0, numbers: 0, words: 0 }
  for (const column of row.keys()) {
    const text = cellText(row, column)
    if (text === '') continue
    if (looksLikeDate(text)) kinds.dates++
    // long numbers are ids
    else if (
      text.length < 10 &&
      (Number.isFinite(parseDecimal(text, ',')) || Number.isFinite(parseDecimal(text, '.')))
    )
      kinds.numbers++
    else if (/\p{L}/u.test(text)) kinds.words++
  }
  return kinds
}

/** The nearest row above the data that is about as wide as they are; −1 where none is. */
export function findHeader(rows: readonly string[][], firstRow: number): number {
  const filled = (row: readonly string[] | undefined): number =>
    (row ?? []).filter((cell) => cell.trim() !== '').length
  const width = filled(rows[firstRow])
  for (let row = firstRow - 1; row >= 0; row--)
    if (filled(rows[row]) >= Math.max(2, 0.5 * width) && !hangsBelowNames(rows, row)) return row
  return -1
}

/** A row of units without a cell above the dates belongs to the row of names over it. */
function hangsBelowNames(rows: readonly string[][], row: number): boolean {
  const own = rows[row] as string[]
  const above = rows[row - 1]
  return (
    above !== undefined &&
    isUnitRow(own) &&
    above.some((_, k) => cellText(above, k) !== '' && cellText(own, k) === '')
  )
}

/** The text above a column: its name, group names over it in front, its unit behind. */
export function headerText(
  rows: readonly string[][],
  headerRow: number,
  firstRow: number,
  dateColumn: number,
  column: number,
): string {
  if (headerRow < 0) return ''
  const own = rows[headerRow] as string[]
  let text = cellText(own, column)
  const names = rows[headerRow - 1]
  // a row of units alone (`[dd.MM.yyyy HH:mm];[Wh]`) stands below the names
  const hangs = DATE_PATTERN.test(cellText(own, dateColumn)) && cellText(names, dateColumn) === ''
  if (names && !isBlank(names) && isUnitRow(own) && !hangs) return `${cellText(names, column)} ${text}`.trim()
  for (const below of rows.slice(headerRow + 1, firstRow))
    if (isUnitRow(below)) text = `${text} ${cellText(below, column)}`.trim()
  // rows of group names: they are blank above the dates, and a name holds until the next one
  for (let row = headerRow - 1; row >= 0; row--) {
    const above = rows[row] as string[]
    const label = cellText(above, dateColumn)
    if ((label !== '' && !GROUP_LABEL.test(label)) || above.length < own.length - 1 || isBlank(above)) break
    let name = column
    while (name > 0 && cellText(above, name) === '') name--
    text = `${cellText(above, name)} ${text}`.trim()
  }
  return text
}

/** `TT.MM.JJJJ hh:mm` in a row of units. */
const DATE_PATTERN = /^[DTMJYHhmsdy]{2,4}[-./:][DTMJYHhmsdy\-./: ]+$/

/** What the first cell of a row of group names calls them. */
const GROUP_LABEL =
  /^(z(ä|ae)hlpunkt|metering ?point|messpunkt|ean|prm|mpan|z(ä|ae)hler|meter|richtung|direction|einheit|unit|obis|kennzahl)[\p{L} -]*:?$/iu

const isUnitRow = (row: readonly string[]): boolean => {
  const filled = row.map((_, column) => cellText(row, column)).filter((text) => text !== '')
  return (
    filled.some((text) => unitIn(text) !== null) &&
    filled.every((text) => /^[[(].*[\])]$/.test(text) || /^[kM]?Wh?$/.test(text) || DATE_PATTERN.test(text))
  )
}
