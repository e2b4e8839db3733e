import { damagedRow } from './cell-readers.ts'
import { parseDecimal } from './decimal-text.ts'
import { isRegister, kWhFactor, otherMedium, unitIn } from './energy-units.ts'
import type { TableHints } from './formats/table-hints.ts'
import type { Mapping } from './inspection.ts'
import { ESTIMATED, qualityCode, SUBSTITUTED } from './quality-words.ts'
import { cellText } from './table.ts'
import { isStand } from './table-roles.ts'
import type { TableShape } from './table-shape.ts'

/** What single cells of a table say, read by a mapping. Rows and columns are indices of the table. */
export class MappedCells {
  /** kWh of one in the mapping's unit. */
  readonly factor: number
  readonly #file: string
  readonly #hints: TableHints
  readonly #rows: readonly string[][]
  readonly #shape: TableShape
  readonly #mapping: Mapping

  constructor(
    rows: readonly string[][],
    shape: TableShape,
    mapping: Mapping,
    { file, hints }: { readonly file: string; readonly hints: TableHints },
  ) {
    this.#file = file
    this.#hints = hints
    this.#rows = rows
    this.#shape = shape
    this.#mapping = mapping
    this.factor = kWhFactor(mapping.unit, this.stepSeconds)
  }

  get stepSeconds(): number {
    return this.#mapping.stepMinutes * 60
  }

  /** Seconds by which a stand of this source is later than the label beside it. */
  get standsLater(): number {
    return this.#hints.standEndsSlot === true ? this.stepSeconds : 0
  }

  /** The text of a cell; '' where the table has no such column. */
  text(row: number, column: number | null): string {
    return column === null ? '' : cellText(this.#rows[row], column)
  }

  /** The number in a cell: NaN where it is empty, null where it is none. */
  number(row: number, column: number): number | null {
    return parseDecimal(this.text(row, column), this.#mapping.decimal)
  }

  /** 10⁻⁶ kWh of a value cell; NaN where it is empty. Throws a ProblemError `damaged` where it is no number. */
  micro(row: number, column: number, factor: number): number {
    const text = this.text(row, column)
    if (text === '') return Number.NaN
    const value = parseDecimal(text, this.#mapping.decimal)
    if (value === null)
      throw damagedRow(this.#file, row, `says “${text.slice(0, 40)}” where a number should be.`)
    return Math.round(value * factor * 1e6)
  }

  /** kWh of one in the row's unit, which may change from row to row; or what is counted that is no active electric energy. */
  measureOf(row: number): { readonly factor: number } | { readonly other: string } {
    const { mediumColumn, unitColumn, directionColumn, header } = this.#shape
    const unitText = this.text(row, unitColumn)
    const medium =
      this.#hints.mediumOf?.(this.#rows[row] as string[], header) ??
      otherMedium(this.text(row, mediumColumn)) ??
      otherMedium(unitText)
    if (medium !== null) return { other: medium }
    if (!isRegister(this.#mapping.unit) && isStand(this.text(row, directionColumn)))
      return { other: 'stands of the meter' }
    if (unitColumn === null || isRegister(this.#mapping.unit)) return { factor: this.factor }
    const unit = unitIn(unitText)
    if (unit !== null) return { factor: kWhFactor(unit, this.stepSeconds) }
    return unitText === '' ? { factor: this.factor } : { other: `values in “${unitText}”` }
  }

  /** The worst quality that the row's columns name. */
  quality(row: number): number {
    let worst = 0
    for (const column of this.#shape.qualityColumns) {
      const code = this.#qualityIn(this.text(row, column), this.#shape.header[column] as string)
      if (code > worst) worst = code
    }
    return worst
  }

  #qualityIn(text: string, header: string): number {
    if (/^ersatzwert$/i.test(header)) return text === '' || /^(nein|n|0)$/i.test(text) ? 0 : SUBSTITUTED
    if (/^estimated\?$/i.test(header)) return /^y(es)?$/i.test(text) ? ESTIMATED : 0
    return this.#hints.substitute?.test(text) ? SUBSTITUTED : qualityCode(text)
  }
}
