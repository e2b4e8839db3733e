import { ProblemError } from '../../problems/problem.ts'
import { gameProblem } from './problems.ts'

/**
 * minimise cost·x where columns.lower ≤ x ≤ columns.upper and rows.lower ≤ A·x ≤ rows.upper; ±Infinity where there is no
 * bound. A is stored by rows: row r has the coefficients values[k] in the columns indices[k], starts[r] ≤ k < starts[r+1].
 */
export interface LinearProgram {
  readonly cost: Float64Array
  readonly columns: { readonly lower: Float64Array; readonly upper: Float64Array }
  readonly rows: {
    readonly lower: Float64Array
    readonly upper: Float64Array
    readonly starts: Int32Array
    readonly indices: Int32Array
    readonly values: Float64Array
  }
}

/**
 * An optimum and its proof: multipliers of the rows and reduced costs of the columns, cost = Aᵀ·duals + reducedCosts,
 * positive where a lower bound holds the optimum up, negative where an upper bound does.
 */
export interface LinearSolution {
  readonly columns: Float64Array
  readonly duals: Float64Array
  readonly reducedCosts: Float64Array
}

/** What a solver says: an optimum, or in a word why there is none (`infeasible`, `time limit` …). */
export type LinearAnswer =
  | { readonly status: 'optimal'; readonly solution: LinearSolution }
  | { readonly status: 'unsolved'; readonly reason: string }

/** The port behind which a solver stands. It neither changes nor keeps the program. */
export type SolveLinearProgram = (program: LinearProgram) => Promise<LinearAnswer>

/** How far a bound may be missed and the proof may fail to close, in programs whose numbers are of size 1. */
export const TOLERANCE = 1e-9

/**
 * The optimum of a program, believed only after the check of its proof (see `doubtAbout`). Throws a ProblemError where
 * the solver has none or where the proof does not hold.
 */
export async function optimumOf(program: LinearProgram, solve: SolveLinearProgram): Promise<LinearSolution> {
  const answer = await solve(program)
  if (answer.status === 'unsolved')
    throw new ProblemError(gameProblem('linear-program-unsolved', { status: answer.reason }))
  const detail = doubtAbout(program, answer.solution)
  if (detail !== null) throw new ProblemError(gameProblem('linear-program-doubtful', { detail }))
  return answer.solution
}

/**
 * Null where the solution is proved optimal by its own multipliers, whoever found it: the point keeps every bound, the
 * multipliers reproduce the cost and have the right signs, and cost and dual bound meet (weak duality). Else what fails.
 */
export function doubtAbout(program: LinearProgram, solution: LinearSolution): string | null {
  const { cost, columns, rows } = program
  const rest = cost.slice()
  const total = { cost: 0, bound: 0, moved: 0 }
  for (let r = 0; r < rows.lower.length; r++) {
    const dual = solution.duals[r]!
    let activity = 0
    for (let k = rows.starts[r]!; k < rows.starts[r + 1]!; k++) {
      activity += rows.values[k]! * solution.columns[rows.indices[k]!]!
      rest[rows.indices[k]!]! -= rows.values[k]! * dual
    }
    const doubt = weigh(total, activity, dual, rows.lower[r]!, rows.upper[r]!)
    if (doubt) return `row ${r} ${doubt}`
  }
  for (let j = 0; j < cost.length; j++) {
    const reduced = solution.reducedCosts[j]!
    if (!(Math.abs(rest[j]! - reduced) <= TOLERANCE * 10)) return `column ${j} is not priced right`
    const doubt = weigh(total, solution.columns[j]!, reduced, columns.lower[j]!, columns.upper[j]!)
    if (doubt) return `column ${j} ${doubt}`
    total.cost += cost[j]! * solution.columns[j]!
  }
  const gap = Math.abs(total.cost - total.bound)
  return gap <= TOLERANCE * (1 + total.moved) ? null : `cost and bound differ by ${gap}`
}

/** Adds multiplier × bound to the dual bound, after a look at whether value and multiplier can be right. */
function weigh(
  total: { bound: number; moved: number },
  value: number,
  multiplier: number,
  lower: number,
  upper: number,
): string | null {
  // negated, so that NaN is a doubt as well
  if (!(value >= lower - TOLERANCE && value <= upper + TOLERANCE)) return `is out of bounds (${value})`
  const bound = multiplier > 0 ? lower : upper
  if (Number.isFinite(bound)) {
    total.bound += multiplier * bound
    total.moved += Math.abs(multiplier * bound)
    return null
  }
  return Math.abs(multiplier) <= TOLERANCE ? null : `has a multiplier of the wrong sign (${multiplier})`
}
