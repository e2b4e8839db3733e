import type { MixedProgram } from './model/program.ts'

/** How far a solution misses what was asked of it, in the program's own units. */
export interface Residuals {
  /** Largest violation of a row or a bound. */
  readonly constraints: number
  /** Largest distance of a whole-number column from a whole number. */
  readonly integrality: number
  /** Row that is missed most; null where none is. */
  readonly worstRow: number | null
}

/** Checks a solution against every row, bound and whole-number condition; no solver's word is taken for it. */
export function residualsOf(program: MixedProgram, columns: Float64Array): Residuals {
  const { rows } = program
  let constraints = 0
  let integrality = 0
  let worstRow: number | null = null
  const outside = (value: number, lower: number, upper: number): number =>
    // NaN is as far outside as can be
    Number.isNaN(value) ? Infinity : Math.max(0, lower - value, value - upper)
  for (let r = 0; r < rows.lower.length; r++) {
    let activity = 0
    for (let k = rows.starts[r]!; k < rows.starts[r + 1]!; k++)
      activity += rows.values[k]! * columns[rows.indices[k]!]!
    const missed = outside(activity, rows.lower[r]!, rows.upper[r]!)
    if (missed > constraints) {
      constraints = missed
      worstRow = r
    }
  }
  for (let j = 0; j < columns.length; j++) {
    const value = columns[j]!
    constraints = Math.max(constraints, outside(value, program.columns.lower[j]!, program.columns.upper[j]!))
    if (program.integer[j] === 1) integrality = Math.max(integrality, Math.abs(value - Math.round(value)))
  }
  return { constraints, integrality, worstRow }
}

/** c·x */
export function objectiveOf({ cost }: MixedProgram, columns: Float64Array): number {
  let sum = 0
  for (let j = 0; j < columns.length; j++) sum += cost[j]! * columns[j]!
  return sum
}
