import { ProblemError } from '../problems/problem.ts'
import { partOf } from './part.ts'
import { dispatchProblem } from './problems.ts'
import type { Study } from './study.ts'

/** The study of the members named, with their share of what is common; throws for a name nobody has. */
export function ofMembers(study: Study, ids: readonly string[]): Study {
  const numbers = ids.map((id) => {
    const i = study.members.findIndex((member) => member.id === id)
    if (i < 0)
      throw new ProblemError(
        dispatchProblem('study-unknown-member', {
          id,
          where: '--members',
          known: study.members.map((member) => member.id).join(', '),
        }),
      )
    return i
  })
  return partOf(
    study,
    [...new Set(numbers)].toSorted((a, b) => a - b),
  )
}
