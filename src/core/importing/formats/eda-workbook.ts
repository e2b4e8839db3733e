import { guessDecimal } from '../decimal-text.ts'
import { LabelColumn, type Channel, type RawReadings, type StatedTotal } from '../channel.ts'
import { isBlank, labelCell, microCell } from '../cell-readers.ts'
import { microOf } from '../energy-units.ts'
import type { Quantity } from '../../metering/series.ts'
import { parseDecimal } from '../decimal-text.ts'
import { ProblemError } from '../../problems/problem.ts'
import { importProblem } from '../problems.ts'
import { qualityCode } from '../quality-words.ts'
import { cellText, type Table } from '../table.ts'
import { guessDateOrder, parseTimeLabel, type DateOrder } from '../time-label.ts'
import type { Format, FormatContext } from './format.ts'

/**
 * The community workbook that Austrian operators publish through EDA, sheet “Energiedaten”: header rows named in the first column
 * (metering point, energy direction, metercode …), then a row a slot with local start times. Per consumer: consumption, share,
 * self-cover; per plant: generation and surplus. Each value column may have a quality column (L1, L2, L3) behind it.
 */
export const edaWorkbook: Format = {
  id: 'eda-workbook',
  name: 'EDA community workbook',
  recognise: (table) => sheetOf(table) !== null,
  read,
}

const POINT_ROW = /^(metering ?point ?(id)?|zählpunkt(nummer|bezeichnung|-?id)?)$/i
const CODE_ROW = /^(meter ?code|zählpunktkennzahl|kennzahl|obis.*)$/i
const DIRECTION_ROW = /^(energy ?direction|energie ?richtung)$/i
const TOTAL_ROW = /spaltensumme|column sum/i

/** Metercodes by their OBIS codes or words, most special first; `null` is a column that says nothing a bill needs. */
const CODES: readonly (readonly [RegExp, Quantity | null])[] = [
  [/1\.9\.0 P\.01|2\.9\.0 G\.03R|restnetzbezug|aus erneuerbar/i, null],
  [/2\.9\.0 P\.01/i, 'surplus'],
  [/2\.9\.0 G\.03/i, 'self-cover'],
  [/2\.9\.0 G\.02/i, 'share'],
  [/[12]\.9\.0 G\.01/i, 'measured'],
  [/überschuss|ueberschuss|surplus/i, 'surplus'],
  [/eigendeckung|self.?cover/i, 'self-cover'],
  [/anteil|share/i, 'share'],
  [/gesamtverbrauch|verbrauch lt|consumption/i, 'measured'],
  [/erzeugung|generation|einspeis/i, 'measured'],
]

/**
 * A point with a participation factor has two columns of a kind: the whole and the part that takes part in this community. The part is
 * what the community shares, but of a surplus the whole, which no other community took.
 */
const PARTICIPATING = /(G|P)\.0\dT|teilnahme|restüberschuss/i
const FACTOR_ROW = /teilnahmefaktor|participation factor|partizipationsfaktor/i

interface Layout {
  readonly rows: string[][]
  readonly pointRow: number
  readonly codeRow: number
  readonly directionRow: number
  readonly totalRow: number
  readonly firstRow: number
  readonly order: DateOrder
}

function sheetOf(table: Table): Layout | null {
  for (const { rows } of table.sheets) {
    const head = rows.slice(0, 40)
    const find = (pattern: RegExp): number => head.findIndex((row) => pattern.test(cellText(row, 0)))
    const [pointRow, codeRow, directionRow] = [find(POINT_ROW), find(CODE_ROW), find(DIRECTION_ROW)]
    if (pointRow < 0 || codeRow < 0 || directionRow < 0) continue
    const order = guessDateOrder(rows.slice(codeRow + 1).map((row) => cellText(row, 0)))?.order ?? 'D-M-Y'
    const start = rows.findIndex((row, k) => k > codeRow && parseTimeLabel(cellText(row, 0), order) !== null)
    return { rows, pointRow, codeRow, directionRow, totalRow: find(TOTAL_ROW), firstRow: start, order }
  }
  return null
}

interface Column {
  readonly column: number
  readonly point: string
  readonly direction: 'offtake' | 'feed-in'
  readonly quantity: Quantity
  readonly hasQuality: boolean
  readonly participating: boolean
}

function columnsOf(layout: Layout, unknown: Set<string>): Column[] {
  const { rows, pointRow, codeRow, directionRow } = layout
  const columns: Column[] = []
  const width = Math.max((rows[pointRow] as string[]).length, (rows[codeRow] as string[]).length)
  for (let column = 1; column < width; column++) {
    const code = cellText(rows[codeRow], column)
    const point = cellText(rows[pointRow], column)
    if (code === '' || point === '') continue
    const known = CODES.find(([pattern]) => pattern.test(code))
    const quantity = known?.[1] ?? null
    if (quantity === null) {
      if (!known) unknown.add(code)
      continue
    }
    const words = cellText(rows[directionRow], column)
    const direction = /gener|erzeug|einspeis/i.test(words) ? 'feed-in' : 'offtake'
    const hasQuality = cellText(rows[codeRow], column + 1) === ''
    columns.push({ column, point, direction, quantity, hasQuality, participating: PARTICIPATING.test(code) })
  }
  return columns
}

/** Of two columns of one kind and point the one that the community counts. */
function oneOfAKind(columns: readonly Column[]): Column[] {
  const kinds = Map.groupBy(columns, ({ point, direction, quantity }) =>
    JSON.stringify([point, direction, quantity]),
  )
  return columns.filter((column) => {
    const { point, direction, quantity, participating } = column
    const others = kinds.get(JSON.stringify([point, direction, quantity])) ?? []
    const wanted = quantity !== 'surplus'
    return participating === wanted || !others.some((other) => other.participating === wanted)
  })
}

/** Points that take part with less than all of their energy. */
function factorNotes({ rows, pointRow }: Layout): string[] {
  const row = rows.slice(0, 40).find((cells) => FACTOR_ROW.test(cellText(cells, 0))) ?? []
  const partly = new Map<string, string>()
  row.forEach((_, column) => {
    const text = cellText(row, column)
    const percent = parseDecimal(text.replace(/\s*%$/, ''), text.includes(',') ? ',' : '.')
    const point = cellText(rows[pointRow], column)
    if (
      column > 0 &&
      point !== '' &&
      percent !== null &&
      percent !== 100 &&
      percent !== 1 &&
      !Number.isNaN(percent)
    )
      partly.set(point, text)
  })
  return [...partly].map(
    ([point, text]) => `${point} takes part with a factor of ${text}; the part that takes part is read.`,
  )
}

function read(table: Table, { file }: FormatContext): RawReadings {
  const layout = sheetOf(table)
  if (layout === null || layout.firstRow < 0) throw new ProblemError(importProblem('empty', { file }))
  const { rows, firstRow, order } = layout
  const unknown = new Set<string>()
  const found = columnsOf(layout, unknown)
  const columns = oneOfAKind(found)
  const body: number[] = []
  for (let row = firstRow; row < rows.length; row++)
    if (!isBlank(rows[row] as string[]) && cellText(rows[row], 0) !== '') body.push(row)
  const labelColumn = new LabelColumn()
  for (const row of body) {
    const { naive, instant, pass } = labelCell(file, rows, row, 0, order)
    labelColumn.add(naive, instant, pass)
  }
  const labels = labelColumn.finish()
  const { decimal } = guessDecimal(valueTexts(rows, body, columns))
  const channels = columns.map(({ column, point, direction, quantity, hasQuality }): Channel => ({
    point,
    direction,
    quantity,
    register: '',
    labels,
    values: Float64Array.from(body, (row) => microCell(file, rows, row, column, decimal, 1)),
    qualities: hasQuality
      ? Uint8Array.from(body, (row) => qualityCode(cellText(rows[row], column + 1)))
      : null,
    cumulative: false,
  }))
  return {
    zone: 'Europe/Vienna',
    label: 'start',
    unit: 'kWh',
    stepSeconds: body.length === 1 ? 900 : null,
    channels,
    totals: totalsOf(layout, columns, channels, decimal),
    skipped: [],
    notes: [
      ...factorNotes(layout),
      ...[...unknown].map((code) => `A column called “${code}” is not used.`),
      ...(found.length > columns.length
        ? [
            'Where a column has a part that takes part in the community beside it, the part is read, of a surplus the whole.',
          ]
        : []),
    ],
  }
}

function* valueTexts(
  rows: readonly string[][],
  body: readonly number[],
  columns: readonly Column[],
): Iterable<string> {
  for (const row of body.slice(0, 2000)) for (const { column } of columns) yield cellText(rows[row], column)
}

const KINDS: Readonly<Record<Quantity, string>> = {
  measured: 'column sums, measured',
  share: 'column sums, share',
  'self-cover': 'column sums, self-cover',
  surplus: 'column sums, surplus',
}

/** The row of column sums, one checksum a quantity and direction. */
function totalsOf(
  layout: Layout,
  columns: readonly Column[],
  channels: readonly Channel[],
  decimal: ',' | '.',
): StatedTotal[] {
  if (layout.totalRow < 0) return []
  const groups = Map.groupBy(
    columns.keys(),
    (k) =>
      `${KINDS[(columns[k] as Column).quantity]}${(columns[k] as Column).quantity === 'measured' ? ` ${(columns[k] as Column).direction}` : ''}`,
  )
  return [...groups].map(([kind, members]) => {
    let statedMicro = 0
    for (const k of members) {
      const value = parseDecimal(
        cellText(layout.rows[layout.totalRow], (columns[k] as Column).column),
        decimal,
      )
      if (value !== null && !Number.isNaN(value)) statedMicro += microOf(value, 1)
    }
    return { kind, statedMicro, channels: members.map((k) => channels[k] as Channel), dates: null }
  })
}
