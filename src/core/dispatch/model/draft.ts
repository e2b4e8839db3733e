import { GrowingArray } from './growing-array.ts'
import type { Block, ColumnKind, MixedProgram, RowGroup, RowKind } from './program.ts'

/** Bounds and cost of the k-th column of a block. */
export interface ColumnSpec {
  readonly lower?: (k: number) => number
  readonly upper?: (k: number) => number
  readonly cost?: (k: number) => number
  readonly integer?: boolean
}

/** A mixed program while it is written: blocks of columns first, rows as they come. */
export class ProgramDraft {
  blocks: Block[] = []
  groups: RowGroup[] = []
  readonly #cost = new GrowingArray(Float64Array)
  readonly #lower = new GrowingArray(Float64Array)
  readonly #upper = new GrowingArray(Float64Array)
  readonly #integer = new GrowingArray(Uint8Array)
  readonly #rowLower = new GrowingArray(Float64Array)
  readonly #rowUpper = new GrowingArray(Float64Array)
  readonly #rowGroup = new GrowingArray(Int32Array)
  readonly #starts = new GrowingArray(Int32Array)
  readonly #indices = new GrowingArray(Int32Array)
  readonly #values = new GrowingArray(Float64Array)

  constructor() {
    this.#starts.push(0)
  }

  /** Begins another program in the same place: thousands of numbers a day need not be collected again and again. */
  restart(): void {
    this.blocks = []
    this.groups = []
    for (const array of [this.#cost, this.#lower, this.#upper, this.#rowLower, this.#rowUpper, this.#values])
      array.clear()
    for (const array of [this.#integer, this.#rowGroup, this.#starts, this.#indices]) array.clear()
    this.#starts.push(0)
  }

  /** Adds `count` columns; without bounds they are anything from 0 on. */
  block(kind: ColumnKind, node: number, count: number, spec: ColumnSpec, part = 0): Block {
    const block: Block = { kind, node, part, first: this.#cost.length, count }
    for (let k = 0; k < count; k++) {
      this.#cost.push(spec.cost?.(k) ?? 0)
      this.#lower.push(spec.lower?.(k) ?? 0)
      this.#upper.push(spec.upper?.(k) ?? Infinity)
      this.#integer.push(spec.integer ? 1 : 0)
    }
    this.blocks.push(block)
    return block
  }

  /** The upper bound a column was given. */
  upperOf(column: number): number {
    return this.#upper.at(column)
  }

  /** Costs of the columns from `first` on, in place of those they were given. */
  setCosts(first: number, costs: readonly number[]): void {
    for (const [k, cost] of costs.entries()) this.#cost.set(first + k, cost)
  }

  /** Group that the following rows belong to. */
  group(kind: RowKind, node: number, part = 0): void {
    this.groups.push({ kind, node, part })
  }

  /** A term of the row being written; a coefficient of 0 leaves no trace. */
  put(column: number, coefficient: number): void {
    if (coefficient === 0) return
    this.#indices.push(column)
    this.#values.push(coefficient)
  }

  /** Ends the row being written: lower ≤ Σ terms ≤ upper. */
  row(lower: number, upper: number): void {
    this.#rowLower.push(lower)
    this.#rowUpper.push(upper)
    this.#rowGroup.push(this.groups.length - 1)
    this.#starts.push(this.#indices.length)
  }

  /**
   * The program written. Where `before` has the same columns and the same matrix, its costs and bounds are written over
   * and it is given back: a solver that holds it goes on from where it stands.
   */
  finish(before: MixedProgram | null = null): {
    readonly program: MixedProgram
    readonly rowGroup: Int32Array
  } {
    if (before && this.#isLike(before)) {
      this.#cost.copyTo(before.cost)
      this.#lower.copyTo(before.columns.lower)
      this.#upper.copyTo(before.columns.upper)
      this.#rowLower.copyTo(before.rows.lower)
      this.#rowUpper.copyTo(before.rows.upper)
      return { program: before, rowGroup: this.#rowGroup.copy() }
    }
    return {
      program: {
        cost: this.#cost.copy(),
        columns: { lower: this.#lower.copy(), upper: this.#upper.copy() },
        integer: this.#integer.copy(),
        rows: {
          lower: this.#rowLower.copy(),
          upper: this.#rowUpper.copy(),
          starts: this.#starts.copy(),
          indices: this.#indices.copy(),
          values: this.#values.copy(),
        },
      },
      rowGroup: this.#rowGroup.copy(),
    }
  }

  #isLike({ integer, rows }: MixedProgram): boolean {
    return (
      this.#integer.equals(integer) &&
      this.#starts.equals(rows.starts) &&
      this.#indices.equals(rows.indices) &&
      this.#values.equals(rows.values)
    )
  }
}
