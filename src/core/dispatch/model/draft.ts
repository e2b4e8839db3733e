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
  readonly blocks: Block[] = []
  readonly groups: RowGroup[] = []
  readonly #cost: number[] = []
  readonly #lower: number[] = []
  readonly #upper: number[] = []
  readonly #integer: number[] = []
  readonly #rowLower: number[] = []
  readonly #rowUpper: number[] = []
  readonly #rowGroup: number[] = []
  readonly #starts: number[] = [0]
  readonly #indices: number[] = []
  readonly #values: number[] = []

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
    return this.#upper[column]!
  }

  /** Costs of the columns from `first` on, in place of those they were given. */
  setCosts(first: number, costs: readonly number[]): void {
    for (const [k, cost] of costs.entries()) this.#cost[first + k] = cost
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

  finish(): { readonly program: MixedProgram; readonly rowGroup: Int32Array } {
    return {
      program: {
        cost: Float64Array.from(this.#cost),
        columns: { lower: Float64Array.from(this.#lower), upper: Float64Array.from(this.#upper) },
        integer: Uint8Array.from(this.#integer),
        rows: {
          lower: Float64Array.from(this.#rowLower),
          upper: Float64Array.from(this.#rowUpper),
          starts: Int32Array.from(this.#starts),
          indices: Int32Array.from(this.#indices),
          values: Float64Array.from(this.#values),
        },
      },
      rowGroup: Int32Array.from(this.#rowGroup),
    }
  }
}
