import { isBlank } from './cell-readers.ts'
import { isMissing, parseDecimal } from './decimal-text.ts'
import { directionIn } from './direction-words.ts'
import { provenEnds } from './end-columns.ts'
import { isRate, otherMedium, unitIn } from './energy-units.ts'
import { hintFor, sideOf, type TableHints } from './formats/table-hints.ts'
import { isNumbering } from './numbering.ts'
import { findData, findHeader, headerText } from './table-header.ts'
import { pointIdIn } from './signature.ts'
import { countIn, namesSlots, slotCountOf, type SlotCount } from './slot-count.ts'
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
  /** The clock column counts slots of the day: 1 … 25 hours, 1 … 50 half hours, 1 … 100 quarter hours, or hours of the clock. */
  readonly slotCount: SlotCount | null
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
  /** Columns whose header states a unit and a side, and whose cells are no numbers. */
  readonly unreadColumns: readonly number[]
  /** Every cell above the header. */
  readonly preamble: readonly string[]
}

const POINT_HEADER =
  /z(ä|ae)hlpunkt|zp-nummer|meteringpoint|metering ?point|messpunkt|\bean|gsrn|mprn|mpan|cups|esiid|\b(id)?prm\b|\bpdl\b|\bnmi\b|\bpod\b|m(å|a)lepunkt|statistic_id|sensor_id|point ?id/i
const QUALITY_HEADER =
  /qualit|status|ersatzwert|messwert: val|kvalitet|metodo|real\/|messdateng|valid|geschat|^estim|kwaliteit|^estado$|^stato$|^état$|^laatu$/i
const UNIT_HEADER = /^(einheit|unit|units|eenheid|unit[eé]|måleenhed|unit type|unidad|unità|maßeinheit)$/i
const END_HEADER =
  /(?<![a-zà-ÿ])(bis|to|til|till|tot|fin|fine|au|until|hasta|slut|loppu)(?![a-zà-ÿ])|ende|(?<![a-zà-ÿ])end(?!poin)|stop/i
/** Cells that are a unit and nothing else; W alone is a mark of quality elsewhere. */
const UNIT_CELL = /^([kM]?Wh|kW|KWH?)$/
const NOT_ENERGY =
  /cost|kosten|preis|price|betrag|charge|€|\$|temperat|spannung|stromstärke|\[[VA]\]|prozent|%|\bpiek\b|kundennummer|anlagennummer|zählernummer|serial|meternummer|version|resolution|product(?!ion)|^tarif$|displayed|zeitraum$|pas en minutes|co2|savings|account|\bduration\b|dauer$|durée|duur$|^(nr|no|id|#|index|row|zeile|pos|n°)\.?$/i

/** In these languages nobody writes the month first. */
const DAY_FIRST_HEADER =
  /fecha|datum|dato(?!s)|\bdata\b|giorno|horodat|zeit|päivä|jour|tijd|bezug|verbra?u|einspeis|consomm|soutirag|consumo|prelievo|f[öo]rbr|forbru|kulutus|relève/i

const speaksDayFirst = (header: readonly string[]): boolean =>
  header.some((text) => DAY_FIRST_HEADER.test(text))

const CLOCK_HEADER = /zeit|time|uhr|hora|hour|tijd|heure|klok|\bkl\b|\bora\b|kello/i

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
  const header = columns.map((column) => headerText(rows, headerRow, firstRow, dateColumn, column))
  const texts = (column: number): string[] => sample.map((row) => cellText(row, column))
  const mostly = (column: number, test: (text: string) => boolean): boolean => {
    const filled = texts(column).filter((text) => !isMissing(text))
    return filled.length > 0 && filled.filter(test).length >= 0.8 * filled.length
  }
  const dates = texts(mostDates(columns, texts) ?? dateColumn).map(startOfRange)
  const found = hints.order ? { order: hints.order, sure: true, proved: true } : guessDateOrder(dates)
  if (found === null) return null
  const guess = found.proved || !speaksDayFirst(header) ? found : { ...found, order: 'D-M-Y' as const }
  const isDate = (text: string): boolean => parseTimeLabel(startOfRange(text), guess.order) !== null
  const dateColumns = movingDates(
    columns.filter((column) => mostly(column, isDate)),
    texts,
    (text) => parseTimeLabel(startOfRange(text), guess.order)?.hasTime === true,
  )
  const clockColumns = columns.filter(
    (column) =>
      !dateColumns.includes(column) &&
      mostly(
        column,
        (text) =>
          (/^\d{1,2}[ABab]?[:h]\d{2}/.test(text) ||
            // 0.30 or 0030 is half past midnight only where the header speaks of time
            (/^(\d{1,2}\.\d{2}|([01]\d|2[0-4])[0-5]\d$)/.test(text) &&
              CLOCK_HEADER.test(header[column] as string))) &&
          !/[,;]/.test(text) &&
          parseTimeLabel('2000-01-01', 'Y-M-D', startOfRange(text)) !== null,
      ),
  )
  const isEnd = (column: number): boolean => END_HEADER.test(header[column] as string)
  const tellsTime = (column: number): boolean =>
    mostly(column, (text) => parseTimeLabel(startOfRange(text), guess.order)?.hasTime === true)
  const starts = dateColumns.filter((column) => !isEnd(column))
  // a date beside a column of dates with times says the same once more
  const firstTime =
    (clockColumns.length === 0 ? starts.find(tellsTime) : undefined) ??
    starts[0] ??
    dateColumns[0] ??
    dateColumn
  const dateOnly = mostly(
    firstTime,
    (text) => parseTimeLabel(startOfRange(text), guess.order)?.hasTime === false,
  )
  const hourColumn = dateOnly
    ? columns.find(
        (column) => namesSlots(header[column] as string) && mostly(column, (text) => countIn(text) !== null),
      )
    : undefined
  const clocks = dateOnly ? clockColumns : []
  const firstClock = hourColumn ?? clocks.find((column) => !isEnd(column)) ?? clocks[0] ?? null
  const likely = {
    timeColumn: firstTime,
    clockColumn: firstClock,
    endColumn:
      dateColumns.find((column) => column !== firstTime && (isEnd(column) || column === firstTime + 1)) ??
      null,
    endClockColumn: clocks.find((column) => column !== firstClock) ?? null,
  }
  const { timeColumn, clockColumn, endColumn, endClockColumn } =
    hourColumn === undefined ? provenEnds(sample, guess.order, likely) : likely
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
    ) ??
    free.find((column) => mostly(column, (text) => pointIdIn(text) === text)) ??
    null
  const unitColumn =
    find(UNIT_HEADER) ?? free.find((column) => mostly(column, (text) => UNIT_CELL.test(text))) ?? null
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
    wordColumns.find((column) => mostly(column, (text) => sideOf(hints, text) !== null)) ?? null
  const mediumColumn =
    wordColumns.find((column) =>
      texts(column)
        .concat(rows.slice(-5).map((row) => cellText(row, column)))
        .some((text) => otherMedium(text) !== null),
    ) ?? null
  const qualityColumns = free.filter((column) => QUALITY_HEADER.test(header[column] as string))
  const isEnergy = (text: string): boolean => {
    const hint = hintFor(hints, text)
    return hint === null ? !NOT_ENERGY.test(text) && !isRate(text) : hint !== 'left-out'
  }
  const numberColumns = free.filter(
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
  const first = rows.slice(firstRow, firstRow + 200).filter((row) => !isBlank(row))
  const saysEnergy = (column: number): boolean =>
    unitIn(header[column] as string) !== null || directionIn(header[column] as string) !== null
  const measured = numberColumns.filter(
    (column) => saysEnergy(column) || !isNumbering(first.map((row) => cellText(row, column))),
  )
  return {
    headerRow,
    firstRow,
    header,
    order: guess.order,
    orderSure: guess.sure || speaksDayFirst(header),
    timeColumn,
    clockColumn,
    slotCount:
      hourColumn === undefined
        ? null
        : slotCountOf(header[hourColumn] as string, rows.slice(firstRow), timeColumn, hourColumn),
    ranged: [timeColumn, clockColumn].some(
      (column) => column !== null && mostly(column, (text) => startOfRange(text) !== text),
    ),
    endColumn,
    endClockColumn,
    // a lone column of numbers is asked about rather than taken for a numbering
    valueColumns: measured.length > 0 ? measured : numberColumns,
    pointColumn,
    // where the columns of a source have their sides, words in other cells are about something else
    directionColumn: statesSides(hints) ? null : directionColumn,
    unitColumn,
    mediumColumn,
    qualityColumns,
    unreadColumns: wordColumns.filter((column) => {
      const name = header[column] as string
      const digits = texts(column).filter((text) => /\d/.test(text) && !isDate(text))
      return (
        unitIn(name) !== null &&
        sideOf(hints, name) !== null &&
        isEnergy(name) &&
        digits.length > 0.1 * sample.length
      )
    }),
    preamble: rows
      .slice(0, Math.max(0, headerRow < 0 ? firstRow : headerRow))
      .flat()
      .map((cell) => cell.trim())
      .filter((cell) => cell !== ''),
  }
}

type Texts = (column: number) => readonly string[]

/** The column with the most different dates, of which the order of day and month is read best. */
function mostDates(columns: readonly number[], texts: Texts): number | null {
  const isDate = (text: string): boolean =>
    text.length >= 6 && parseTimeLabel(startOfRange(text), 'D-M-Y') !== null
  const [most] = columns
    .map((column) => ({ column, dates: texts(column).filter((text) => text !== '') }))
    .filter(({ dates }) => dates.length > 0 && dates.filter(isDate).length >= 0.3 * dates.length)
    .toSorted((a, b) => new Set(b.dates).size - new Set(a.dates).size)
  return most?.column ?? null
}

/** Dates that stay the same beside others that run are the period of the export. */
function movingDates(
  columns: readonly number[],
  texts: Texts,
  tellsTime: (text: string) => boolean,
): readonly number[] {
  const moving = columns.filter((column) => new Set(texts(column).filter((text) => text !== '')).size > 1)
  return moving.some((column) => texts(column).some(tellsTime)) ? moving : columns
}

const statesSides = ({ columns }: TableHints): boolean =>
  columns?.some(([, hint]) => hint === 'offtake' || hint === 'feed-in') === true

function sampleRows(rows: readonly string[][], firstRow: number): string[][] {
  const body = rows.slice(firstRow)
  if (body.length <= SAMPLE) return body.filter((row) => !isBlank(row))
  const stride = Math.floor((body.length - SAMPLE / 2) / (SAMPLE / 2))
  return body.filter((row, k) => (k < SAMPLE / 2 || k % stride === 0) && !isBlank(row))
}
