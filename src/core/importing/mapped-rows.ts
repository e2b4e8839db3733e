import { knownZone } from './known-zone.ts'
import { damagedRow, isBlank } from './cell-readers.ts'
import { ProblemError } from '../problems/problem.ts'
import { importProblem } from './problems.ts'
import type { RawReadings, SkippedRows } from './channel.ts'
import type { FormatContext } from './formats/format.ts'
import type { TableHints } from './formats/table-hints.ts'
import type { Mapping } from './inspection.ts'
import { MappedCells } from './mapped-cells.ts'
import { MappedChannels } from './mapped-channels.ts'
import { rowLabel } from './mapped-labels.ts'
import { orderOf } from './time-pattern.ts'
import { ROWS_BETWEEN, untold, type ReadingProgress } from './reading-progress.ts'
import { RowTotals } from './row-totals.ts'
import { TableSections } from './table-sections.ts'
import type { TableShape } from './table-shape.ts'
import type { TimeLabel } from './time-label.ts'

/** Figures that stand below the readings and are none. */
const FIGURE_WORDS =
  /^(min|max|mittel|durchschnitt|average|avg|mean|moyenne|gemiddeld|media|anzahl|count|spitze|peak|std|median)/i
const SUM_WORDS =
  /summe?\b|summa|\bsuma\b|\bsum\b|total|gesamt|somme|totaal|yhteensä|samlet|celkem|spolu|razem|skupaj|ukupno|összes|kokku|kopā|iš viso|i alt|toplam|σύνολο/i

/** Digits and no word: the beginning of a row. */
const isCut = (texts: readonly string[]): boolean =>
  /^\s*\d/.test(texts[0] ?? '') && !texts.some((text) => /\p{L}/u.test(text))

/** A total where other rows name their point. */
const SUM_POINT = /^(gesamt|summe|total|sum|somme|totale|totaal|summa|celkem)\W*$/i

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
  readonly #rows: readonly string[][]
  readonly #shape: TableShape
  readonly #mapping: Mapping
  readonly #cells: MappedCells
  readonly #channels: MappedChannels
  readonly #skipped = new Map<string, number>()
  readonly #totals = new RowTotals()
  readonly #midnights = new Set<number>()
  readonly #sections: TableSections
  readonly #tell: ReadingProgress
  #lastTimed = -1
  /** The first thing met that is no active electric energy. */
  #medium: string | null = null

  constructor(rows: readonly string[][], shape: TableShape, mapping: Mapping, context: MappedContext) {
    this.#file = context.file
    this.#rows = rows
    this.#shape = shape
    this.#mapping = mapping
    this.#cells = new MappedCells(rows, shape, mapping, context)
    this.#channels = new MappedChannels(mapping, context)
    this.#sections = new TableSections(context.file, shape, mapping)
    this.#tell = context.tell ?? untold
  }

  read(): RawReadings {
    const order = orderOf(this.#mapping.timePattern)
    const zone = knownZone(this.#file, this.#mapping.zone)
    const labels = this.#rows.map((row, k) =>
      k < this.#shape.firstRow || isBlank(row) ? null : rowLabel(row, this.#shape, order, zone),
    )
    const timed = labels.filter((label) => label?.hasTime).length
    this.#lastTimed = labels.findLastIndex((label) => label !== null)
    this.#askForWholeRow(labels)
    for (const label of labels)
      if (label?.hasTime && label.naive % 86_400 === 0) this.#midnights.add(label.naive)
    for (let row = this.#shape.firstRow; row < this.#rows.length; row++) {
      if (row % ROWS_BETWEEN === 0) this.#tell(row / this.#rows.length)
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

  #skip(reason: string): void {
    this.#skipped.set(reason, (this.#skipped.get(reason) ?? 0) + 1)
  }

  /** Every row of text has as many cells as the others, but for the one at which a download broke off. */
  #askForWholeRow(labels: readonly (TimeLabel | null)[]): void {
    const last = this.#rows.length - 1
    if (this.#mapping.delimiter === null || this.#lastTimed !== last) return
    const widths = new Set<number>()
    for (let row = this.#shape.firstRow; row < last; row++)
      if (labels[row] !== null) widths.add((this.#rows[row] as string[]).length)
    const [width, ...others] = widths
    if (width !== undefined && others.length === 0 && (this.#rows[last] as string[]).length < width)
      throw this.#cutOff(last)
  }

  #cutOff(row: number): ProblemError {
    return damagedRow(this.#file, row, 'is shorter than the others: the file was cut off there.')
  }

  #withoutTime(row: number): void {
    const texts = this.#rows[row] as string[]
    const [column] = this.#mapping.columns
    const number = column === undefined ? null : this.#cells.number(row, column.column)
    if (this.#isHeading(texts)) {
      this.#skip('the headings once more')
      return
    }
    if (number === null || Number.isNaN(number)) {
      if (row === this.#rows.length - 1 && isCut(texts)) throw this.#cutOff(row)
      this.#sections.begin(row, this.#cells, texts)
      this.#skip('text without a time')
      return
    }
    const time = this.#cells.text(row, this.#shape.timeColumn)
    const isBelow = row > this.#lastTimed
    if (isBelow && texts.some((text) => FIGURE_WORDS.test(text.trim()))) {
      this.#skip('figures below the readings')
      return
    }
    if (!(isBelow && time === '') && !texts.some((text) => SUM_WORDS.test(text)))
      throw damagedRow(this.#file, row, `says “${time.slice(0, 40)}” where a time should be.`)
    this.#totals.addSumRow(
      this.#mapping.columns.map((one) => this.#cells.micro(row, one.column, this.#cells.factor)),
    )
    this.#skip('a sum row, used as a check')
  }

  /** Two exports one after the other have the same headings between them. */
  #isHeading(texts: readonly string[]): boolean {
    const heading = this.#rows[this.#shape.headerRow]
    return heading !== undefined && heading.every((text, k) => text.trim() === (texts[k] ?? '').trim())
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
      this.#totals.addDay(date, this.#cells.micro(row, column, this.#cells.factor))
    this.#skip('daily totals, used as checks')
  }

  #addRow(row: number, label: TimeLabel): void {
    const measure = this.#cells.measureOf(row)
    if ('other' in measure) {
      this.#medium ??= measure.other
      this.#skip(`${measure.other}, not counted`)
      return
    }
    const { pointColumn, directionColumn, columns } = this.#mapping
    const named = pointColumn === null ? this.#sections.point : this.#cells.text(row, pointColumn)
    if (named !== null && SUM_POINT.test(named)) {
      this.#skip('totals of several points, not counted')
      return
    }
    const side = directionColumn === null ? null : this.#cells.text(row, directionColumn)
    const quality = this.#cells.quality(row)
    this.#channels.begin(label)
    for (const column of columns) {
      const micro = this.#cells.micro(row, column.column, measure.factor)
      const own = side === null ? this.#sections.sideOf(column.column) : null
      this.#channels.add(
        own === null ? column : { ...column, direction: own },
        { named, side },
        micro,
        quality,
      )
    }
  }

  #finish(): RawReadings {
    const { channels, notes } = this.#channels.finish()
    const spans = this.#shape.endColumn !== null || this.#shape.endClockColumn !== null || this.#shape.ranged
    return {
      zone: this.#mapping.zone,
      label: spans ? 'both' : this.#mapping.label,
      unit: this.#mapping.unit,
      stepSeconds: channels.every(({ values }) => values.length <= 1) ? this.#cells.stepSeconds : null,
      ...(this.#cells.standsLater > 0 ? { standsLater: this.#cells.standsLater } : {}),
      channels,
      totals: this.#totals.finish(
        channels,
        this.#mapping.columns.map(({ header }) => header),
      ),
      skipped: [...this.#skipped].map(([reason, rows]): SkippedRows => ({ reason, rows })),
      notes,
    }
  }
}
