/** factors[part][game]: how much of a control's deviation is taken off a part. */
export type ControlFactors = readonly Float64Array[]

/** A control whose spread beyond the others' is less than this of its own says nothing new. */
const NOTHING_NEW = 1e-9

/**
 * Finds the factors that make the rest spread least: least squares over how much two joinings of a member differ, in every
 * part and every control, all members alike. To be found from other orders than those the values are then estimated from,
 * or these would not be unbiased.
 */
export class ControlFit {
  readonly #games: number
  readonly #parts: number
  readonly #products: readonly Float64Array[]

  constructor(games: number, parts: number) {
    this.#games = games
    this.#parts = parts
    this.#products = Array.from({ length: games }, () => new Float64Array(games + parts))
  }

  /** What a member added at two joinings that are alike but for chance: to the controls, then to the parts. */
  compare(one: Float64Array, other: Float64Array, weight: number): void {
    for (let k = 0; k < this.#games; k++) {
      const difference = weight * (one[k]! - other[k]!)
      if (difference === 0) continue
      const row = this.#products[k]!
      for (let j = 0; j < row.length; j++) row[j]! += difference * (one[j]! - other[j]!)
    }
  }

  factors(): ControlFactors {
    const rows = this.#products.map((row) => row.slice())
    eliminate(rows)
    return Array.from({ length: this.#parts }, (_one, p) =>
      Float64Array.from(rows, (row) => row[this.#games + p]!),
    )
  }
}

/** Solves the normal equations in place (Gauss–Jordan; they are positive semidefinite). A control that repeats others gets 0. */
function eliminate(rows: readonly Float64Array[]): void {
  const own = rows.map((row, k) => row[k]!)
  for (const [k, pivot] of rows.entries()) {
    const size = pivot[k]!
    if (!(size > NOTHING_NEW * own[k]!)) {
      pivot.fill(0)
      for (const row of rows) row[k] = 0
      continue
    }
    for (let j = 0; j < pivot.length; j++) pivot[j]! /= size
    for (const row of rows) {
      const factor = row[k]!
      if (row === pivot || factor === 0) continue
      for (let j = 0; j < row.length; j++) row[j]! -= factor * pivot[j]!
    }
  }
}
