import { bandProblems } from '../../../core/community/band-checks.ts'
import type { IncomeBand } from '../../../core/community/cooperative.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { serviceProblem } from '../problems.ts'

/** Throws `entry-refused` for a band that is empty, named twice, or shares incomes with another. */
export function refuseUnfitBands(bands: readonly IncomeBand[]): void {
  const [first] = bandProblems(bands)
  if (first)
    throw new ProblemError(serviceProblem('entry-refused', { field: first.column, reason: first.reason }))
}
