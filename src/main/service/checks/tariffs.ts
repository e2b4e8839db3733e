import { tariffProblems } from '../../../core/community/tariff-checks.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { serviceProblem } from '../problems.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'

/** Throws `entry-refused` for the first thing the core says against the tariff rows as they now stand in the file. */
export function refuseUnfitTariffs(file: CooperativeFile): void {
  const rows = file.tariffs.all().map((kept) => kept.row)
  const first = tariffProblems(rows).find((problem) => problem.severity === 'problem')
  if (first)
    throw new ProblemError(serviceProblem('entry-refused', { field: first.column, reason: first.reason }))
}
