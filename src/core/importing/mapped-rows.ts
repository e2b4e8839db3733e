import type { Direction } from '../community/vocabulary.ts'
import { knownZone } from './known-zone.ts'
import { damagedRow, isBlank } from './cell-readers.ts'
import { ProblemError } from '../problems/problem.ts'
import { importProblem } from './problems.ts'
import { LabelColumn, type Channel, type RawReadings, type SkippedRows } from './channel.ts'
import { parseDecimal } from './decimal-text.ts'
import { directionIn, directionOfFile, isBehindTheMeter } from './direction-words.ts'
import { isRegister, kWhFactor, otherMedium, unitIn, type Unit } from './energy-units.ts'
import type { FormatContext } from './formats/format.ts'
import { hintFor, type TableHints } from './formats/table-hints.ts'
import type { Mapping } from './inspection.ts'
import { registersOfOneMeter } from './mapping-guess.ts'
import { orderOf, rowLabel } from './mapped-labels.ts'
import { qualityCode, SUBSTITUTED } from './quality-words.ts'
import { RowTotals } from './row-totals.ts'
import { cellText } from './table.ts'
import { pointIdIn } from './signature.ts'
import { TARIFF_REGISTER } from './table-roles.ts'
import type { TableShape } from './table-shape.ts'
import type { TimeLabel } from './time-label.ts'

type Column = Mapping['columns'][number]

interface Growing {
  readonly point: string
  readonly direction: Direction | 'other'
  readonly register: string
  readonly labels: LabelColumn
  readonly values: number[]
  readonly qualities: number[]
}

const SUM_WORDS = /summe|\bsum\b|total|gesamt|somme|totaal|yhteensä|samlet/i

/**
 * Reads the rows of any table by a mapping. Rows of totals become checksums, rows of gas or reactive energy and of other units are
 * skipped and told. Throws a ProblemError `damaged` for a number or a time that cannot be read.
 */
export function readMapped(
  rows: readonly string[][],
  shape: TableShape,
  mapping: Mapping,
  context: MappedContext,
): RawReadings {
  return new MappedRows(rows, shape, mapping, context).read()
}

type MappedContext = FormatContext & { readonly hints: TableHints }

class MappedRows {
  readonly #file: string
  readonly #hints: TableHints
  readonly #named: Direction | null
  readonly #taken = new Map<string, Set<string>>()
  readonly #rows: readonly string[][]
  readonly #shape: TableShape
  readonly #mapping: Mapping
  readonly #directions: ReadonlyMap<string, Direction>
  readonly #channels = new Map<string, Growing>()
  readonly #skipped = new Map<string, number>()
  readonly #totals = new RowTotals()
  readonly #midnights = new Set<number>()
  readonly #oneMeter: boolean
  readonly #factor: number
  #sectionPoint: string | null = null
  /** The first thing met that is no active electric energy. */
  #medium: string | null = null

  constructor(
    rows: readonly string[][],
    shape: TableShape,
    mapping: Mapping,
    { file, directions, hints }: MappedContext,
  ) {
    this.#file = file
    this.#hints = hints
    this.#named = directionOfFile(file)
    this.#rows = rows
    this.#shape = shape
    this.#mapping = mapping
    this.#directions = directions
    this.#oneMeter = hints.oneMeter === true || registersOfOneMeter(mapping.columns)
    this.#factor = kWhFactor(mapping.unit, mapping.stepMinutes * 60)
  }

  read(): RawReadings {
    const order = orderOf(this.#mapping.timePattern)
    const zone = knownZone(this.#file, this.#mapping.zone)
    const labels = this.#rows.map((row, k) =>
      k < this.#shape.firstRow || isBlank(row) ? null : rowLabel(row, this.#shape, order, zone),
    )
    const timed = labels.filter((label) => label?.hasTime).length
    for (const label of labels)
      if (label?.hasTime && label.naive % 86_400 === 0) this.#midnights.add(label.naive)
    for (let row = this.#shape.firstRow; row < this.#rows.length; row++) {
      if (isBlank(this.#rows[row] as string[])) continue
      const label = labels[row] ?? null
      if (label === null) this.#withoutTime(row)
      else if (this.#isDailyTotal(row, label, timed > 0)) this.#addDailyTotal(row, label)
      else this.#addRow(row, label)
    }
    if (this.#channels.size === 0 && this.#medium !== null)
      throw new ProblemError(importProblem('not-electricity', { file: this.#file, found: this.#medium }))
    return this.#finish()
  }

  #cell(row: number, column: number | null): string {
    return column === null ? '' : cellText(this.#rows[row], column)
  }

  #skip(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1)
  }

  /** kWh × 10⁶ of a value cell; NaN where it is empty. */
  #micro(row: number, column: number, factor: number): number {
    const text = this.#cell(row, column)
    if (text === '') return Number.NaN
    const value = parseDecimal(text, this.#mapping.decimal)
    if (value === null)
      throw damagedRow(this.#file, row, `says “${text.slice(0, 40)}” where a number should be.`)
    return Math.round(value * factor * 1e6)
  }

  #withoutTime(row: number): void {
    const texts = this.#rows[row] as string[]
    const [column] = this.#mapping.columns
    const number =
      column === undefined ? null : parseDecimal(this.#cell(row, column.column), this.#mapping.decimal)
    if (number === null || Number.isNaN(number)) {
      this.#beginSection(texts)
      this.#skip('text without a time')
      return
    }
    const isLast = row === this.#rows.length - 1 && this.#cell(row, this.#shape.timeColumn) === ''
    if (!isLast && !texts.some((text) => SUM_WORDS.test(text)))
      throw damagedRow(
        this.#file,
        row,
        `says “${this.#cell(row, this.#shape.timeColumn).slice(0, 40)}” where a time should be.`,
      )
    this.#totals.addSumRow(this.#mapping.columns.map((one) => this.#micro(row, one.column, this.#factor)))
    this.#skip('a sum row, used as a check')
  }

  /** Several meters may stand below each other, each under a line with its id. */
  #beginSection(texts: readonly string[]): void {
    const point = texts.map(pointIdIn).find((id) => id !== null)
    if (point !== undefined) this.#sectionPoint = point
  }

  /** A date without a time among rows with times, or a row from midnight to midnight among shorter ones. */
  #isDailyTotal(row: number, label: TimeLabel, othersHaveTimes: boolean): boolean {
    if (othersHaveTimes && !label.hasTime) return this.#midnights.has(label.naive)
    if (this.#shape.endColumn === null || this.#mapping.stepMinutes >= 23 * 60) return false
    const end = rowLabel(
      this.#rows[row] as string[],
      {
        ...this.#shape,
        timeColumn: this.#shape.endColumn,
        clockColumn: this.#shape.endClockColumn,
        slotCount: null,
      },
      orderOf(this.#mapping.timePattern),
      null,
    )
    return end !== null && end.naive - label.naive >= 23 * 3600 && end.naive - label.naive <= 25 * 3600
  }

  #addDailyTotal(row: number, label: TimeLabel): void {
    const date = new Date(label.naive * 1000).toISOString().slice(0, 10)
    for (const { column } of this.#mapping.columns)
      this.#totals.addDay(date, this.#micro(row, column, this.#factor))
    this.#skip('daily totals, used as checks')
  }

  #addRow(row: number, label: TimeLabel): void {
    const medium =
      this.#hints.mediumOf?.(this.#rows[row] as string[], this.#shape.header) ??
      otherMedium(this.#cell(row, this.#shape.mediumColumn)) ??
      otherMedium(this.#cell(row, this.#shape.unitColumn))
    const factor = medium === null ? this.#rowFactor(row) : null
    if (factor === null) {
      const other = medium ?? `values in “${this.#cell(row, this.#shape.unitColumn)}”`
      this.#medium ??= other
      this.#skip(`${other}, not counted`)
      return
    }
    for (const column of this.#mapping.columns) {
      const channel = this.#channelOf(row, column)
      const shift = this.#hints.standEndsSlot ? this.#mapping.stepMinutes * 60 : 0
      channel.labels.add(
        label.naive + shift,
        label.instant === null ? null : label.instant + shift,
        label.pass,
      )
      const micro = this.#micro(row, column.column, factor)
      channel.values.push(this.#isNegative(column.header) ? -micro : micro)
      channel.qualities.push(this.#quality(row))
    }
  }

  /** A unit column may change from row to row; null where it names no energy. */
  #rowFactor(row: number): number | null {
    if (this.#shape.unitColumn === null || isRegister(this.#mapping.unit)) return this.#factor
    const text = this.#cell(row, this.#shape.unitColumn)
    const unit: Unit | null = unitIn(text)
    return unit === null
      ? text === ''
        ? this.#factor
        : null
      : kWhFactor(unit, this.#mapping.stepMinutes * 60)
  }

  #quality(row: number): number {
    let worst = 0
    for (const column of this.#shape.qualityColumns) {
      const text = this.#cell(row, column)
      const isSubstituteFlag = /^ersatzwert$/i.test(this.#shape.header[column] as string)
      const code = isSubstituteFlag
        ? text === '' || /^(nein|n|0)$/i.test(text)
          ? 0
          : SUBSTITUTED
        : this.#hints.substitute?.test(text)
          ? SUBSTITUTED
          : qualityCode(text)
      if (code > worst) worst = code
    }
    return worst
  }

  #channelOf(row: number, column: Column): Growing {
    const named =
      this.#mapping.pointColumn === null
        ? (this.#sectionPoint ?? column.point)
        : this.#cell(row, this.#mapping.pointColumn)
    // several nameless columns of one side are several meters unless tariff times tell them apart
    const point =
      named === '' && !this.#oneMeter && this.#mapping.layout === 'wide' ? this.#nameOf(column) : named
    const stated =
      this.#mapping.directionColumn === null
        ? column.direction
        : directionIn(this.#cell(row, this.#mapping.directionColumn))
    const direction = stated === null || stated === 'other' ? this.#unstated(point, column) : stated
    const register = this.#hints.oneMeter || TARIFF_REGISTER.test(column.header) ? column.header : ''
    const key = `${point}\n${direction}\n${register}\n${column.column}`
    let channel = this.#channels.get(key)
    if (!channel) {
      channel = { point, direction, register, labels: new LabelColumn(), values: [], qualities: [] }
      this.#channels.set(key, channel)
    }
    return channel
  }

  /** The side of a column that names none: the registered point's, the file name's, the source's usual one. */
  #unstated(point: string, { header }: Column): Direction | 'other' {
    const registered = this.#directions.get(point)
    if (registered !== undefined) return registered
    // ids of sensors are words
    const byId = /\d{6}/.test(point) ? null : directionIn(point.replaceAll(/[._:-]/g, ' '))
    if (byId !== null) return byId
    const side = this.#named ?? this.#hints.usually ?? null
    if (side === null || isBehindTheMeter(header)) return 'other'
    const words = this.#taken.get(side) ?? new Set<string>()
    this.#taken.set(side, words.add(header || 'value'))
    return side
  }

  /** A column that says feed-in and never goes above zero writes it with a minus sign. */
  #isFedInBelowZero({ direction, values }: Growing): boolean {
    return (
      direction === 'feed-in' &&
      !isRegister(this.#mapping.unit) &&
      values.some((value) => value < 0) &&
      !values.some((value) => value > 0)
    )
  }

  /** How sides that the table does not state were found. */
  #sideNotes(): string[] {
    return [...this.#taken].map(([side, headers]) => {
      const words = side === 'offtake' ? 'energy used' : 'energy fed in'
      const columns = `“${[...headers].join('”, “')}”`
      return this.#named === null
        ? `The file does not say whether ${columns} is energy used or fed in; files of this source are read as ${words}. The side of a registered metering point goes before that.`
        : `Nothing but the file’s name says that ${columns} is ${words}.`
    })
  }

  #isNegative(header: string): boolean {
    const hint = hintFor(this.#hints, header)
    return hint !== null && hint !== 'left-out' && hint.negative === true
  }

  /** A nameless meter goes by its header, which may come more than once. */
  #nameOf({ column, header }: Column): string {
    const same = this.#mapping.columns.filter((one) => one.header === header)
    return same.length === 1 && header !== '' ? header : `${header || 'column'} ${column + 1}`
  }

  #finish(): RawReadings {
    const flipped = new Set<Growing>()
    for (const channel of this.#channels.values()) if (this.#isFedInBelowZero(channel)) flipped.add(channel)
    for (const { values } of flipped) for (const k of values.keys()) values[k] = -(values[k] as number)
    const channels = [...this.#channels.values()].map(
      ({ point, direction, register, labels, values, qualities }): Channel => ({
        point,
        direction,
        quantity: 'measured',
        register,
        labels: labels.finish(),
        values: Float64Array.from(values),
        qualities: Uint8Array.from(qualities),
        cumulative: isRegister(this.#mapping.unit),
      }),
    )
    return {
      zone: this.#mapping.zone,
      label:
        this.#shape.endColumn !== null || this.#shape.endClockColumn !== null || this.#shape.ranged
          ? 'both'
          : this.#mapping.label,
      unit: this.#mapping.unit,
      stepSeconds: channels.every(({ values }) => values.length <= 1) ? this.#mapping.stepMinutes * 60 : null,
      channels,
      totals: this.#totals.finish(
        channels,
        this.#mapping.columns.map(({ header }) => header),
      ),
      skipped: [...this.#skipped].map(([reason, rows]): SkippedRows => ({ reason, rows })),
      notes: [
        ...this.#sideNotes(),
        ...(flipped.size > 0
          ? ['Energy fed in is written below zero in this file; it is read without the sign.']
          : []),
      ],
    }
  }
}
