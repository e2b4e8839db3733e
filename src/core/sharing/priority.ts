import { ProblemError } from '../problems/problem.ts'
import { byNeed, type Precedence } from './filling.ts'
import { sharingProblem } from './problems.ts'

/**
 * By priority: the lowest number is served first, members of the same priority share pro rata, those without one come
 * last. Refused where nobody has a priority.
 */
export function byPriority(priorities: readonly (number | null)[]): Precedence[] {
  if (priorities.every((priority) => priority === null)) {
    throw new ProblemError(sharingProblem('priorities-missing'))
  }
  return priorities.map((priority) => ({ rank: priority ?? Number.POSITIVE_INFINITY, weight: byNeed }))
}
