/**
 * Below this a coefficient is 0. All coefficients here come from rows of zeros and ones by elimination, so that each is
 * a quotient of two determinants of 0/1 matrices: for up to 20 players far from 0 unless it is 0, and a few roundings
 * (10⁻¹⁶) off.
 */
const ZERO = 1e-8

interface Row {
  readonly pivot: number
  readonly coefficients: Float64Array
  value: number
}

/**
 * Linear equations collected one by one, always fully reduced: every pivot column has a single 1. Answers whether
 * another left-hand side follows from those there, and with which value.
 */
export class LinearSystem {
  readonly #columns: number
  readonly #rows: Row[] = []

  constructor(columns: number) {
    this.#columns = columns
  }

  get rank(): number {
    return this.#rows.length
  }

  /** The same equations with one more unknown, which none of them mentions yet. */
  widened(): LinearSystem {
    const wider = new LinearSystem(this.#columns + 1)
    for (const { pivot, coefficients, value } of this.#rows)
      wider.#rows.push({ pivot, coefficients: Float64Array.of(...coefficients, 0), value })
    return wider
  }

  /** Takes coefficients·x = value where it says anything new; else leaves it out and gives false. */
  add(coefficients: ArrayLike<number>, value: number): boolean {
    const rest = this.#reduce(coefficients)
    const { left } = rest
    let pivot = 0
    for (let j = 1; j < left.length; j++) if (Math.abs(left[j]!) > Math.abs(left[pivot]!)) pivot = j
    const size = left[pivot]!
    if (Math.abs(size) <= ZERO) return false
    const row: Row = {
      pivot,
      coefficients: left.map((c) => (Math.abs(c) <= ZERO ? 0 : c / size)),
      value: (value - rest.implied) / size,
    }
    for (const other of this.#rows) {
      const factor = other.coefficients[pivot]!
      if (factor === 0) continue
      for (let j = 0; j < row.coefficients.length; j++)
        other.coefficients[j]! -= factor * row.coefficients[j]!
      other.coefficients[pivot] = 0
      other.value -= factor * row.value
    }
    this.#rows.push(row)
    return true
  }

  /** The value coefficients·x has wherever all equations hold, or null where they leave it open. */
  valueOf(coefficients: ArrayLike<number>): number | null {
    const { left, implied } = this.#reduce(coefficients)
    return left.every((c) => Math.abs(c) <= ZERO) ? implied : null
  }

  /** Moves a point into all equations by its pivot coordinates. */
  meet(point: Float64Array): void {
    for (const { pivot, coefficients, value } of this.#rows) {
      let others = 0
      for (let j = 0; j < point.length; j++) if (j !== pivot) others += coefficients[j]! * point[j]!
      point[pivot] = value - others
    }
  }

  /** Directions z, one an unknown left free, that no equation notices; a left-hand side follows iff it is 0 on each. */
  freeDirections(): Float64Array[] {
    const pivots = new Set(this.#rows.map(({ pivot }) => pivot))
    const directions = []
    for (let free = 0; free < this.#columns; free++) {
      if (pivots.has(free)) continue
      const direction = new Float64Array(this.#columns)
      direction[free] = 1
      for (const row of this.#rows) direction[row.pivot] = -row.coefficients[free]!
      directions.push(direction)
    }
    return directions
  }

  #reduce(coefficients: ArrayLike<number>): { left: Float64Array; implied: number } {
    const left = Float64Array.from(coefficients)
    let implied = 0
    for (const row of this.#rows) {
      const factor = left[row.pivot]!
      if (factor === 0) continue
      for (let j = 0; j < left.length; j++) left[j]! -= factor * row.coefficients[j]!
      left[row.pivot] = 0
      implied += factor * row.value
    }
    return { left, implied }
  }
}

/** Whether a group sum of a free direction is 0. */
export const isZero = (coefficient: number): boolean => Math.abs(coefficient) <= ZERO
