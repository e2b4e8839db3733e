import { chooseColumns, withoutHouses } from './choose-columns.ts'
import { countsWithinDays } from './daily-counter.ts'
import type { Direction } from '../community/vocabulary.ts'
import { guessDecimal, parseDecimal } from './decimal-text.ts'
import { directionOfFile } from './direction-words.ts'
import { isRegister, kWhFactor, otherMedium, type Unit } from './energy-units.ts'
import type { FormatContext } from './formats/format.ts'
import type { TableHints } from './formats/table-hints.ts'
import type { Mapping, MappingProposal } from './inspection.ts'
import { guessLabel } from './label-convention.ts'
import { columnTexts, mixedDecimals } from './mixed-decimals.ts'
import { readLabels } from './mapped-labels.ts'
import { lengthOfRange } from './length-of-range.ts'
import { looksLikeStand } from './looks-like-stand.ts'
import { signatureOf } from './signature.ts'
import { withoutSumColumn } from './sum-column.ts'
import { statedMedium } from './stated-medium.ts'
import { statedZone, winterClock, zoneOfPoint } from './stated-zone.ts'
import { stepOf } from './step.ts'
import { placeLabels, type Labels } from './label-clock.ts'
import { Zone } from '../calendar/zone.ts'
import { cellText } from './table.ts'
import { isStand, rolesOf, TARIFF_REGISTER, type ValueColumn } from './table-roles.ts'
import type { TableShape } from './table-shape.ts'

export type Unsure = MappingProposal['unsure'][number]

export interface MappingGuess {
  readonly mapping: Mapping
  readonly unsure: readonly Unsure[]
  /** Header of the column that a missing unit or direction is about. */
  readonly column: string
  /** The numbers only rise: a meter's stand, or energies of a few slots. */
  readonly maybeStand: boolean
  /** The header of a column that counts up within each day and begins anew; null where none does. */
  readonly countsDaily: string | null
  /** What is wrong where a sign cannot mean the same in all numbers; null where all is well. */
  readonly mixedDecimals: string | null
  /** A number that could be read two ways, where `decimal` is unsure. */
  readonly example: string
  /** False where the file has values of one time only and says nothing of their length. */
  readonly stepStated: boolean
  /** Columns of meters' stands beside the energies, in kWh or Wh. */
  readonly stands: readonly ValueColumn[]
  /** Headers of number columns that are not read, with the reason. */
  readonly leftOut: readonly string[]
  /** Something that is no active electric energy, where nothing else is left. */
  readonly onlyOther: string | null
}

/** A first reading of an unknown table: what its words state is taken, what they do not state is in `unsure`. */
export function guessMapping(
  rows: readonly string[][],
  shape: TableShape,
  delimiter: string | null,
  { file, zone, directions, hints }: FormatContext & { readonly hints: TableHints },
): MappingGuess {
  const all = withoutHouses(rolesOf(shape, rows, hints), shape, hints)
  const electric = all.filter(({ medium }) => medium === null)
  const candidates = chooseColumns(electric, shape, rows, directions)
  const decimal = guessDecimal(textsOf(rows, shape.firstRow, candidates))
  const chosen = withoutSumColumn(candidates, rows, shape, decimal.decimal, hints.oneMeter === true)
  const long = shape.pointColumn !== null || shape.directionColumn !== null
  const unsure = new Set<Unsure>()
  if (!decimal.sure) unsure.add('decimal')
  if (!shape.orderSure) unsure.add('time')
  const needsDirection = shape.directionColumn === null && chosen.some(({ direction }) => direction === null)
  const elsewhere = hints.usually ?? directionOfFile(file)
  if (needsDirection && elsewhere === null && !directionsCover(shape, rows, chosen, directions))
    unsure.add('direction')
  const twice = long && hints.oneMeter !== true && sameSideTwice(chosen)
  if (twice) unsure.add('direction')
  const labels = readLabels(rows, shape, patternOf(shape), null)
  const local = hints.zone ?? countryOf(shape, rows, all) ?? zone
  const timezone = statedZone(shape) ?? winterClock(shape, labels.labels, new Zone(local)) ?? local
  const stated =
    stepOf([placeLabels(labels.labels, new Zone(timezone))])?.seconds ??
    shape.slotCount?.seconds ??
    lengthOfRange(rows, shape)
  const stepSeconds = stated ?? 900
  const unit = unitOf(chosen, rows, shape, decimal.decimal, stepSeconds, labels)
  if (unit === null || unit === 'stand-or-energy') unsure.add('unit')
  // a stand is read at a moment, which is no slot's start or end
  const readsStands = unit !== null && unit !== 'stand-or-energy' && isRegister(unit)
  const label =
    shape.endColumn !== null || shape.endClockColumn !== null || shape.slotCount !== null || shape.ranged
      ? { label: 'start' as const, sure: true }
      : hints.label
        ? { label: hints.label, sure: true }
        : readsStands
          ? { label: 'start' as const, sure: true }
          : guessLabel(
              shape.header[shape.timeColumn] as string,
              [labels.labels.naive, onTheWall(labels.labels, new Zone(timezone), new Zone(local))],
              stepSeconds,
              labels.has24,
            )
  if (!label.sure) unsure.add('label')
  const columns = chosen.map((one) => ({
    column: one.column,
    header: one.header,
    point: shape.pointColumn === null ? one.point : '',
    direction: one.direction ?? directions.get(one.point) ?? ('other' as const),
  }))
  if (
    !long &&
    columns.length > 1 &&
    columns.some((one) => one.point === '') &&
    !hints.oneMeter &&
    !registersOfOneMeter(chosen)
  )
    unsure.add('point')
  return {
    mapping: {
      signature: signatureOf(shape.header, delimiter),
      layout: long ? 'long' : 'wide',
      delimiter,
      headerRow: Math.max(0, shape.headerRow),
      timeColumn: shape.timeColumn,
      clockColumn: shape.clockColumn,
      timePattern: patternOf(shape),
      label: label.label,
      zone: timezone,
      stepMinutes: Math.max(1, stepSeconds / 60),
      unit: unit === null || unit === 'stand-or-energy' ? 'kWh' : unit,
      decimal: decimal.decimal,
      columns,
      pointColumn: shape.pointColumn,
      directionColumn: shape.directionColumn,
    },
    unsure: [...unsure],
    column:
      (twice
        ? chosen.map(({ header }) => header).join('” and “')
        : (chosen.find(({ direction }) => direction === null) ?? chosen[0])?.header) || 'value',
    maybeStand: unit === 'stand-or-energy',
    countsDaily: countingDaily(chosen, rows, unit, decimal.decimal, labels),
    mixedDecimals: mixedDecimals(chosen.map(({ column }) => columnTexts(rows, shape.firstRow, column))),
    example: decimal.example,
    stepStated: stated !== null,
    stands: standsBeside(electric, chosen),
    leftOut: all.filter((one) => !chosen.includes(one)).map(({ header }) => header),
    onlyOther:
      onlyOtherUnits(rows, shape) ??
      (Object.keys(hints).length === 0 ? statedMedium([...shape.preamble, ...shape.header], file) : null) ??
      (electric.length === 0 ? (all.find(({ medium }) => medium !== null)?.medium ?? null) : null),
  }
}

/** Stands name no unit of their own where the energies do. */
function standsBeside(electric: readonly ValueColumn[], chosen: readonly ValueColumn[]): ValueColumn[] {
  const stands = electric
    .filter((one) => one.register && !one.beside && !chosen.includes(one))
    .map((one) => ({ ...one, unit: one.unit ?? chosen[0]?.unit ?? null }))
  const unit = stands.find((one) => one.unit === 'kWh' || one.unit === 'Wh')?.unit
  return unit === undefined ? [] : stands.filter((one) => one.unit === unit)
}

/** Units that a column of units names instead of energies; one that nobody knows stays a question. */
const OTHER_UNIT = /^(°|°?[CF]|K|%|L|l|m3|m³|V|A|Hz|lx|hPa|bar|ppm|h|min|s|€|EUR|USD|kvarh?|kVA)$/

function onlyOtherUnits(rows: readonly string[][], shape: TableShape): string | null {
  const column = shape.unitColumn
  if (column === null) return null
  const units = rows
    .slice(shape.firstRow)
    .map((row) => cellText(row, column))
    .filter((text) => text !== '')
  const [first] = units
  if (first === undefined || !units.every((unit) => OTHER_UNIT.test(unit))) return null
  return otherMedium(first) ?? `values in “${first}”`
}

function unitOf(
  chosen: readonly ValueColumn[],
  rows: readonly string[][],
  shape: TableShape,
  decimal: ',' | '.',
  stepSeconds: number,
  labels: LabelledRows,
): Unit | 'stand-or-energy' | null {
  const unit = chosen[0]?.unit ?? null
  if (unit === null) return null
  if (unit !== 'kWh' && unit !== 'Wh') return unit
  if (chosen.every((one) => one.register) || namesStands(shape, rows)) return `register-${unit}`
  if (shape.pointColumn !== null) return unit
  const factor = kWhFactor(unit, stepSeconds)
  const orderOfTime = inOrderOfTime(labels)
  const looks = chosen.map((one) => {
    if (one.register) return 'stand'
    const numbers = (order: readonly number[]): number[] =>
      numbersOf(rows, order, one.column, decimal).map((value) => value * factor)
    const written = numbers(labels.rows)
    // a register out of use shows the same number all the time, as a house does that uses nothing
    if (written.length > 1 && written.every((value) => value === written[0])) return 'still'
    const look = looksLikeStand(written, stepSeconds)
    return look === 'energy' && orderOfTime !== null
      ? looksLikeStand(numbers(orderOfTime), stepSeconds)
      : look
  })
  if (looks.includes('stand') && looks.every((look) => look === 'stand' || look === 'still'))
    return `register-${unit}`
  return looks.includes('either') ? 'stand-or-energy' : unit
}

/** Every row says that it is a stand: `24 hr Active Import Register (kWh)`. */
function namesStands({ directionColumn, firstRow }: TableShape, rows: readonly string[][]): boolean {
  if (directionColumn === null) return false
  const texts = rows.slice(firstRow).map((row) => cellText(row, directionColumn))
  return texts.some((text) => text !== '') && texts.every((text) => text === '' || isStand(text))
}

/** Three weeks of quarter hours. */
const ROWS_LOOKED_AT = 2016

function countingDaily(
  chosen: readonly ValueColumn[],
  rows: readonly string[][],
  unit: Unit | 'stand-or-energy' | null,
  decimal: ',' | '.',
  labels: LabelledRows,
): string | null {
  if (unit !== 'kWh' && unit !== 'Wh') return null
  const found = chosen.find(({ column, header }) => {
    const known = labels.rows.slice(0, ROWS_LOOKED_AT).flatMap((row, k) => {
      const value = parseDecimal(cellText(rows[row], column), decimal)
      return value === null || Number.isNaN(value) ? [] : [{ value, naive: labels.labels.naive[k] as number }]
    })
    return countsWithinDays(
      known.map(({ naive }) => naive),
      known.map(({ value }) => value),
      /\btoday|\bheute|\bdaily\b|aujourd|\bhoy\b|\boggi\b|vandaag/i.test(header),
    )
  })
  return found ? found.header || 'value' : null
}

type LabelledRows = Pick<ReturnType<typeof readLabels>, 'labels' | 'rows'>

/** The labelled rows from the earliest to the latest; null where they are written so. */
function inOrderOfTime({ labels: { naive }, rows }: LabelledRows): number[] | null {
  if (naive.every((label, k) => k === 0 || label >= (naive[k - 1] as number))) return null
  return [...rows.keys()]
    .toSorted((a, b) => (naive[a] as number) - (naive[b] as number) || a - b)
    .map((k) => rows[k] as number)
}

function numbersOf(
  rows: readonly string[][],
  order: readonly number[],
  column: number,
  decimal: ',' | '.',
): number[] {
  const numbers: number[] = []
  for (const row of order) {
    const value = parseDecimal(cellText(rows[row], column), decimal)
    if (value !== null && !Number.isNaN(value)) numbers.push(value)
  }
  return numbers
}

/** Long tables: every point has a registered direction. Wide ones: every column without words is a registered point. */
function directionsCover(
  shape: TableShape,
  rows: readonly string[][],
  chosen: readonly ValueColumn[],
  directions: ReadonlyMap<string, Direction>,
): boolean {
  const column = shape.pointColumn
  if (column === null) return chosen.every((one) => one.direction !== null || directions.has(one.point))
  const points = new Set(
    rows
      .slice(shape.firstRow)
      .map((row) => cellText(row, column))
      .filter((text) => text !== ''),
  )
  return chosen.length === 1 && points.size > 0 && [...points].every((point) => directions.has(point))
}

/** True where columns of one side differ only by tariff time or register number, so that they belong to one meter. */
export function registersOfOneMeter(
  columns: readonly { readonly header: string; readonly direction: string | null }[],
): boolean {
  const sides = Map.groupBy(columns, ({ direction }) => direction)
  return [...sides.values()].every(
    (side) => side.length === 1 || side.every(({ header }) => TARIFF_REGISTER.test(header)),
  )
}

/** In a long table two number columns of one side would be the same meter's twice. */
function sameSideTwice(columns: readonly ValueColumn[]): boolean {
  return columns.length > 1 && !registersOfOneMeter(columns)
}

function* textsOf(
  rows: readonly string[][],
  firstRow: number,
  columns: readonly ValueColumn[],
): Generator<string> {
  for (const { column } of columns)
    for (let row = firstRow; row < rows.length; row++) yield cellText(rows[row], column)
}

/** The zone of the country in which all points of the table lie, where their ids tell. */
function countryOf(
  shape: TableShape,
  rows: readonly string[][],
  columns: readonly ValueColumn[],
): string | null {
  const column = shape.pointColumn
  const ids =
    column === null
      ? columns.map(({ point }) => point)
      : [...new Set(rows.slice(shape.firstRow).map((row) => cellText(row, column)))]
  const zones = new Set(ids.filter((id) => id !== '').map(zoneOfPoint))
  return zones.size === 1 ? ([...zones][0] as string | null) : null
}

/** Labels of another clock as the local one shows them; a day begins and ends there. */
function onTheWall({ naive, instants }: Labels, stated: Zone, local: Zone): Float64Array {
  return naive.map((label, row) => {
    const written = instants?.[row] ?? Number.NaN
    const instant = Number.isNaN(written) ? label - stated.offsetAt(label) : written
    return Number.isNaN(instant) ? instant : instant + local.offsetAt(instant)
  })
}

function patternOf({ order, clockColumn, slotCount }: TableShape): string {
  const date = order === 'Y-M-D' ? 'Y-M-D' : order === 'M-D-Y' ? 'M/D/Y' : 'D.M.Y'
  return slotCount ? `${date} + slot of the day` : clockColumn === null ? `${date} H:m` : `${date} + H:m`
}
