import type { Direction } from '../community/vocabulary.ts'
import { directionIn, directionOfTitle } from './direction-words.ts'
import { otherMedium, unitIn, type Unit } from './energy-units.ts'
import { hintFor, type TableHints } from './formats/table-hints.ts'
import { pointIdIn } from './signature.ts'
import { cellText } from './table.ts'
import type { TableShape } from './table-shape.ts'

/** One value column with everything its header and the preamble say of it. */
export interface ValueColumn {
  readonly column: number
  readonly header: string
  readonly unit: Unit | null
  readonly direction: Direction | null
  readonly register: boolean
  readonly total: boolean
  /** What a community did not cover or take; it is a part of another column where there is one. */
  readonly rest: boolean
  /** A forecast, another year, an average or other homes: it stands beside what was measured. */
  readonly beside: boolean
  readonly medium: string | null
  /** '' where the file names no meter. */
  readonly point: string
}

const REGISTER =
  /z(ä|ae)hlerst(a|ä)nd|meterstand|meterstanden|\bstand\b|\bindex\b|register|reading\d?\b|[ck]umul|aufsummiert|running|kWh\.first|total_increasing|\bstate\b/i
/** True for words of a meter's stand. */
export const isStand = (text: string): boolean => REGISTER.test(text)

const TOTAL =
  /summe\b|\btotal\b|totaal|gesamt - |tagesverbrauch|daily total|jahressumme|monatssumme|minus invoeding/i
const BESIDE =
  /prognos|forecast|vorhersage|predict|vorjahr|vormonat|previous|prior (year|month)|last (year|month)|ann[ée]e pr[ée]c|vorig|a[nñ]o anterior|average|durchschnitt|mittelwert|moyenne|gemiddeld|media|\bmax|\bmin(?!ut)|\bpeak demand|similar|neighbou?r|nachbar|vergleich|compar|budget|target|zielwert|normwert|standardlast/i
const REST = /\brest|restlich|residual/i
/** The operator's split of a community stands beside the measured energy; it is no energy of its own. */
const SHARE = /eigendeckung|self.?cover|anteil gemeinschaft/i
/** Words by which registers of one meter differ: tariff times and numbers. */
export const TARIFF_REGISTER =
  /\bT[1-4]\b|\b(HT|NT|ET)\b|hochtarif|niedertarif|einheitstarif|low tariff|normal tariff|\bdal\b|normaal|laag|hoog|\bdag\b|nacht|\bday\b|night|peak(?! demand)|heures (pleines|creuses)|\b(tag|jour|nuit)\b|\bL[1-3]\b|\bphase ?[1-3A-C]\b|usage\d|electricity \d|\(El \d\)|\bF[123]\b/i

/** What headers, preamble and unit cells state; nothing is concluded from values here. */
export function rolesOf(shape: TableShape, rows: readonly string[][], hints: TableHints): ValueColumn[] {
  const stated = statedDirection(shape)
  const preambleUnit = only(shape.preamble.map(unitIn))
  const preamblePoint = statedPoint(shape, rows)
  const cellUnit = shape.unitColumn === null ? null : unitOfCells(sampleTexts(rows, shape, shape.unitColumn))
  const directionCellUnit =
    shape.directionColumn === null ? null : only(sampleTexts(rows, shape, shape.directionColumn).map(unitIn))
  const drawn = shape.valueColumns.some((column) => DRAWN.test(shape.header[column] as string))
  return shape.valueColumns.flatMap((column): ValueColumn[] => {
    const header = shape.header[column] as string
    const hint = hintFor(hints, header)
    if (hint === 'left-out' || (hint === null && SHARE.test(header))) return []
    const said = unitIn(header) ?? cellUnit ?? directionCellUnit ?? preambleUnit
    return [
      {
        column,
        header,
        unit: hint?.unit ?? said ?? hints.unit ?? null,
        direction:
          hint?.direction ??
          directionIn(header) ??
          (drawn && DELIVERED.test(header) ? 'feed-in' : isUnrelated(header) ? null : stated),
        register: hint ? hint.stand === true : isStand(header),
        total: hint === null && TOTAL.test(header),
        rest: hint === null && REST.test(header),
        beside: hint === null && BESIDE.test(header),
        medium: hint === null ? (otherMedium(header) ?? (PEAK.test(header) ? 'peak power' : null)) : null,
        point: pointIdIn(header) ?? preamblePoint,
      },
    ]
  })
}

/** “Delivery” alone may be either side; beside a column of what is drawn it is the other one. */
const DRAWN = /bezug|entnahme|abnahme|odběr|odber(?![a-z])|pobór|pobran/i
const DELIVERED = /lieferung|abgabe|dodávka/i

const PEAK =
  /spitzenleistung|h(ö|oe)chstleistung|leistungsspitze|puissance (max|crête)|peak (power|demand)|max(imum|\.)? demand|potencia m[aá]x/i

const isUnrelated = (header: string): boolean => /generad|autocons|batter|akku|\bpv\b|\bload\b/i.test(header)

/** The one thing that all who say anything say; null where none speaks or two differ. */
function only<T>(said: readonly (T | null)[]): T | null {
  const different = new Set(said.filter((one) => one !== null))
  return different.size === 1 ? ([...different][0] as T) : null
}

/** Each row is read in its own unit, so that units of energy may differ from row to row; power among them would be the same energy again. */
function unitOfCells(texts: readonly string[]): Unit | null {
  const units = texts.map(unitIn)
  return units.length > 0 && units.every((unit) => unit?.endsWith('Wh')) ? (units[0] as Unit) : only(units)
}

function statedDirection(shape: TableShape): Direction | null {
  const time = [shape.header[shape.timeColumn], shape.endColumn === null ? '' : shape.header[shape.endColumn]]
  return only([...shape.preamble.map(directionOfTitle), ...time.map((text) => directionIn(text ?? ''))])
}

/** A point id in a preamble cell, or in the cell beside one that names it (`ZP-Nummer;AT…`). */
function statedPoint(shape: TableShape, rows: readonly string[][]): string {
  const ids = shape.preamble.map(pointIdIn).filter((id) => id !== null)
  const inRows = rows
    .slice(0, shape.firstRow + 3)
    .flat()
    .map((cell) => pointIdIn(cell))
    .filter((id) => id !== null)
  if (new Set(ids).size === 1) return ids[0] as string
  if (shape.pointColumn === null && new Set(inRows).size === 1) return inRows[0] as string
  for (const row of rows.slice(0, Math.max(0, shape.headerRow)))
    if (
      /zp-nummer|zählpunkt|metering point|\bprm\b|\bean\b/i.test(cellText(row, 0)) &&
      looksLikeId(cellText(row, 1))
    )
      return cellText(row, 1)
  // two lines of preamble, names above and values below
  for (const [k, row] of rows.slice(0, Math.max(0, shape.headerRow - 1)).entries()) {
    const column = row.findIndex((cell) => /\bprm\b|\bean\b|zählpunkt|\bcups\b/i.test(cell))
    if (column >= 0 && looksLikeId(cellText(rows[k + 1], column))) return cellText(rows[k + 1], column)
  }
  return ''
}

const looksLikeId = (text: string): boolean =>
  /^[0-9A-Z-]{8,}$/i.test(text) && (text.length >= 20 || /\d{6}/.test(text))

function sampleTexts(rows: readonly string[][], shape: TableShape, column: number): string[] {
  return rows
    .slice(shape.firstRow, shape.firstRow + 400)
    .map((row) => cellText(row, column))
    .filter((text) => text !== '')
}
