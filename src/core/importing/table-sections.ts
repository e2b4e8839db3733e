import type { Direction } from '../community/vocabulary.ts'
import { ProblemError } from '../problems/problem.ts'
import { directionIn } from './direction-words.ts'
import { unitIn } from './energy-units.ts'
import type { Mapping } from './inspection.ts'
import type { MappedCells } from './mapped-cells.ts'
import { importProblem } from './problems.ts'
import { pointIdIn } from './signature.ts'
import type { TableShape } from './table-shape.ts'

/** Several meters may stand below each other, each under a line with its id or with names of its own. */
export class TableSections {
  readonly #file: string
  readonly #shape: TableShape
  readonly #mapping: Mapping
  readonly #sides = new Map<number, Direction>()
  #point: string | null = null

  constructor(file: string, shape: TableShape, mapping: Mapping) {
    this.#file = file
    this.#shape = shape
    this.#mapping = mapping
  }

  /** The id in the last line that named one. */
  get point(): string | null {
    return this.#point
  }

  /** The side that the last names above a column say, where they say one. */
  sideOf(column: number): Direction | null {
    return this.#sides.get(column) ?? null
  }

  /** Takes in a row without a time. Throws a ProblemError `unknown-format` where its names speak of another unit. */
  begin(row: number, cells: MappedCells, texts: readonly string[]): void {
    const point = texts.map(pointIdIn).find((id) => id !== null)
    if (point !== undefined) this.#point = point
    const names = this.#mapping.columns.map(({ column }) => cells.text(row, column))
    if (names.every((name) => name === '')) return
    const time = directionIn(cells.text(row, this.#shape.timeColumn))
    for (const [k, { column }] of this.#mapping.columns.entries()) {
      const name = names[k] as string
      this.#needSameUnit(row, name)
      const side = time ?? directionIn(name)
      if (side === null) this.#sides.delete(column)
      else this.#sides.set(column, side)
    }
  }

  #needSameUnit(row: number, name: string): void {
    const unit = unitIn(name)
    if (unit === null || unit === this.#mapping.unit.replace('register-', '')) return
    const detail = `below row ${row + 1} its values are in ${unit}, above it in ${this.#mapping.unit}.`
    throw new ProblemError(importProblem('unknown-format', { file: this.#file, detail }))
  }
}
