import { isBlank } from './cell-readers.ts'
import { isMissing, parseDecimal } from './decimal-text.ts'
import { directionIn } from './direction-words.ts'
import { otherMedium, unitIn } from './energy-units.ts'
import { hintFor, type TableHints } from './formats/table-hints.ts'
import { cellText } from './table.ts'
import { guessDateOrder, parseTimeLabel, startOfRange, type DateOrder } from './time-label.ts'

/** What the columns of an unknown table seem to be. Column numbers; null = none. */
export interface TableShape {
  /** −1: no header. */
  readonly headerRow: number
  readonly firstRow: number
  /** Header texts, with the text of a group header above them in front. */
  readonly header: readonly string[]
  readonly order: DateOrder
  readonly orderSure: boolean
  readonly timeColumn: number
  readonly clockColumn: number | null
  /** The clock column counts slots of the day: 1 … 25 hours, 1 … 50 half hours, 1 … 100 quarter hours, or hours of the clock from 0. */
  readonly slotCount: { readonly seconds: number; readonly from: 0 | 1 } | null
  readonly endColumn: number | null
  readonly endClockColumn: number | null
  /** Cells hold `start - end` in one text. */
  readonly ranged: boolean
  readonly valueColumns: readonly number[]
  readonly pointColumn: number | null
  readonly directionColumn: number | null
  readonly unitColumn: number | null
  /** A column whose words tell electricity from gas. */
  readonly mediumColumn: number | null
  readonly qualityColumns: readonly number[]
  /** Every cell above the header. */
  readonly preamble: readonly string[]
}

const POINT_HEADER =
  /z(ä|ae)hlpunkt|zp-nummer|meteringpoint|metering ?point|messpunkt|\bean|gsrn|mprn|mpan|cups|esiid|\bprm\b|\bpdl\b|\bnmi\b|\bpod\b|m(å|a)lepunkt|statistic_id|sensor_id|point ?id/i
const QUALITY_HEADER =
  /qualit|status|ersatzwert|messwert: val|kvalitet|metodo|real\/|messdateng|valid|geschat|^estim|kwaliteit|^estado$|^stato$|^état$|^laatu$/i
const UNIT_HEADER = /^(einheit|unit|units|eenheid|unit[eé]|måleenhed|unit type|unidad|unità|maßeinheit)$/i
const END_HEADER = /\bbis\b|ende|\bend\b|\bto\b|_to$|\btil|\btot\b|\bfin\b|\bau\b|stop|until/i
const NOT_ENERGY =
  /cost|kosten|preis|price|betrag|charge|€|\$|temperat|spannung|stromstärke|\[[VA]\]|prozent|%|\bpiek\b|kundennummer|anlagennummer|zählernummer|serial|meternummer|version|resolution|product|^tarif$|displayed|zeitraum$|pas en minutes|co2|savings|account/i

/** In these languages nobody writes the month first. */
const DAY_FIRST_HEADER = /fecha|datum|dato|data|giorno|horodat|zeit|päivä|jour|tijd/i

const CLOCK_HEADER = /zeit|time|uhr|hora|hour|tijd|heure|klok|\bkl\b|\bora\b|kello/i

const HOUR_HEADER =
  /^(hora|hours?( ending)?|h\.?e\.?|stunde|std\.?|heure|uur|ora|godzina|hodina|óra|tund|time|timme)$/i
const COUNT_HEADER = new RegExp(
  `${HOUR_HEADER.source}|^(settlement ?period|sp|period[eo]?|half[- ]?hour|quarter([- ]?hour)?|viertelstunde|kwartier|interval|slot|qh)$`,
  'i',
)

const SAMPLE = 400

/** Null where there is no column of dates. */
export function shapeOf(rows: readonly string[][], hints: TableHints = {}): TableShape | null {
  const start = findData(rows)
  if (start === null) return null
  const { firstRow, dateColumn } = start
  const headerRow = findHeader(rows, firstRow)
  const sample = sampleRows(rows, firstRow)
  const width = Math.max(...sample.map((row) => row.length), (rows[headerRow] ?? []).length)
  const columns = Array.from({ length: width }, (_, column) => column)
  const header = columns.map((column) => headerText(rows, headerRow, dateColumn, column))
  const texts = (column: number): string[] => sample.map((row) => cellText(row, column))
  const mostly = (column: number, test: (text: string) => boolean): boolean => {
    const filled = texts(column).filter((text) => !isMissing(text))
    return filled.length > 0 && filled.filter(test).length >= 0.8 * filled.length
  }
  const dates = texts(dateColumn).map(startOfRange)
  const guess = hints.order ? { order: hints.order, sure: true } : guessDateOrder(dates)
  if (guess === null) return null
  const isDate = (text: string): boolean => parseTimeLabel(startOfRange(text), guess.order) !== null
  const dateColumns = columns.filter((column) => mostly(column, isDate))
  const clockColumns = columns.filter(
    (column) =>
      !dateColumns.includes(column) &&
      mostly(
        column,
        (text) =>
          (/^\d{1,2}[ABab]?[:h]\d{2}/.test(text) ||
            // 0.30 is half past midnight only where the header speaks of time
            (/^\d{1,2}\.\d{2}/.test(text) && CLOCK_HEADER.test(header[column] as string))) &&
          !/[,;]/.test(text) &&
          parseTimeLabel('2000-01-01', 'Y-M-D', text) !== null,
      ),
  )
  const isEnd = (column: number): boolean => END_HEADER.test(header[column] as string)
  const timeColumn = dateColumns.find((column) => !isEnd(column)) ?? dateColumns[0] ?? dateColumn
  const endColumn =
    dateColumns.find((column) => column !== timeColumn && (isEnd(column) || column === timeColumn + 1)) ??
    null
  const dateOnly = mostly(
    timeColumn,
    (text) => parseTimeLabel(startOfRange(text), guess.order)?.hasTime === false,
  )
  const hourColumn = dateOnly
    ? columns.find(
        (column) =>
          COUNT_HEADER.test(header[column] as string) &&
          mostly(column, (text) => /^\d{1,3}$/.test(text) && Number(text) <= 100),
      )
    : undefined
  const clocks = dateOnly ? clockColumns : []
  const clockColumn = hourColumn ?? clocks.find((column) => !isEnd(column)) ?? clocks[0] ?? null
  const endClockColumn = clocks.find((column) => column !== clockColumn) ?? null
  const taken = new Set([...dateColumns, ...clockColumns, ...(hourColumn === undefined ? [] : [hourColumn])])
  const free = columns.filter((column) => !taken.has(column))
  const find = (pattern: RegExp): number | null =>
    free.find((column) => pattern.test(header[column] as string)) ?? null
  const pointColumn =
    free.find(
      (column) =>
        POINT_HEADER.test(header[column] as string) &&
        !directionIn(header[column] as string) &&
        mostly(column, (text) => text.length >= 3),
    ) ?? null
  const unitColumn = find(UNIT_HEADER)
  const isNumber = (text: string): boolean =>
    parseDecimal(text, ',') !== null || parseDecimal(text, '.') !== null
  const wordColumns = free.filter(
    (column) =>
      column !== pointColumn &&
      column !== unitColumn &&
      !mostly(column, (text) => isNumber(text) && !/^\d\.\d\.\d$/.test(text)) &&
      texts(column).some((text) => text !== ''),
  )
  const directionColumn =
    wordColumns.find((column) => mostly(column, (text) => directionIn(text) !== null)) ?? null
  const mediumColumn =
    wordColumns.find((column) =>
      texts(column)
        .concat(rows.slice(-5).map((row) => cellText(row, column)))
        .some((text) => otherMedium(text) !== null),
    ) ?? null
  const qualityColumns = free.filter((column) => QUALITY_HEADER.test(header[column] as string))
  const isEnergy = (text: string): boolean => {
    const hint = hintFor(hints, text)
    return hint === null ? !NOT_ENERGY.test(text) : hint !== 'left-out'
  }
  const valueColumns = free.filter(
    (column) =>
      column !== pointColumn &&
      column !== unitColumn &&
      column !== directionColumn &&
      column !== mediumColumn &&
      !qualityColumns.includes(column) &&
      !wordColumns.includes(column) &&
      isEnergy(header[column] as string) &&
      (mostly(column, isNumber) ||
        (unitIn(header[column] as string) !== null && texts(column).every(isMissing))),
  )
  return {
    headerRow,
    firstRow,
    header,
    order: guess.order,
    orderSure: guess.sure || DAY_FIRST_HEADER.test(header[timeColumn] as string),
    timeColumn,
    clockColumn,
    slotCount: hourColumn === undefined ? null : slotCountOf(header[hourColumn] as string, texts(hourColumn)),
    ranged: mostly(timeColumn, (text) => startOfRange(text) !== text),
    endColumn,
    endClockColumn,
    valueColumns,
    pointColumn,
    // where the columns of a source have their sides, words in other cells are about something else
    directionColumn: statesSides(hints) ? null : directionColumn,
    unitColumn,
    mediumColumn,
    qualityColumns,
    preamble: rows
      .slice(0, Math.max(0, headerRow < 0 ? firstRow : headerRow))
      .flat()
      .map((cell) => cell.trim())
      .filter((cell) => cell !== ''),
  }
}

const statesSides = ({ columns }: TableHints): boolean =>
  columns?.some(([, hint]) => hint === 'offtake' || hint === 'feed-in') === true

function slotCountOf(header: string, texts: readonly string[]): { seconds: number; from: 0 | 1 } {
  const counts = texts.filter((text) => text !== '').map(Number)
  const highest = Math.max(...counts)
  const seconds = HOUR_HEADER.test(header)
    ? 3600
    : highest > 50 || /quarter|viertel|kwart|qh|^interval|^slot/i.test(header)
      ? 900
      : 1800
  return { seconds, from: Math.min(...counts) === 0 ? 0 : 1 }
}

/** The first row of a run of rows with a date in one and the same column. */
function findData(rows: readonly string[][]): { firstRow: number; dateColumn: number } | null {
  for (let row = 0; row < Math.min(rows.length, 80); row++) {
    const cells = rows[row] as string[]
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

/** The nearest row above the data that is about as wide as they are; −1 where none is. */
function findHeader(rows: readonly string[][], firstRow: number): number {
  const filled = (row: readonly string[] | undefined): number =>
    (row ?? []).filter((cell) => cell.trim() !== '').length
  const width = filled(rows[firstRow])
  for (let row = firstRow - 1; row >= 0; row--) if (filled(rows[row]) >= Math.max(2, 0.5 * width)) return row
  return -1
}

function headerText(
  rows: readonly string[][],
  headerRow: number,
  dateColumn: number,
  column: number,
): string {
  if (headerRow < 0) return ''
  const own = rows[headerRow] as string[]
  let text = cellText(own, column)
  const names = rows[headerRow - 1]
  // a row of units alone (`[dd.MM.yyyy HH:mm];[Wh]`) stands below the names
  if (names && !isBlank(names) && isUnitRow(own)) return `${cellText(names, column)} ${text}`.trim()
  // rows of group names: they are blank above the dates, and a name holds until the next one
  for (let row = headerRow - 1; row >= 0; row--) {
    const above = rows[row] as string[]
    if (cellText(above, dateColumn) !== '' || above.length < own.length - 1 || isBlank(above)) break
    let name = column
    while (name > 0 && cellText(above, name) === '') name--
    text = `${cellText(above, name)} ${text}`.trim()
  }
  return text
}

const isUnitRow = (row: readonly string[]): boolean => {
  const filled = row.map((_, column) => cellText(row, column)).filter((text) => text !== '')
  return (
    filled.some((text) => unitIn(text) !== null) &&
    filled.every((text) => /^[[(].*[\])]$/.test(text) || /^[kM]?Wh?$/.test(text))
  )
}

function sampleRows(rows: readonly string[][], firstRow: number): string[][] {
  const body = rows.slice(firstRow)
  if (body.length <= SAMPLE) return body.filter((row) => !isBlank(row))
  const stride = Math.floor((body.length - SAMPLE / 2) / (SAMPLE / 2))
  return body.filter((row, k) => (k < SAMPLE / 2 || k % stride === 0) && !isBlank(row))
}
