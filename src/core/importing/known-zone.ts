import { Zone } from '../calendar/zone.ts'
import { ProblemError } from '../problems/problem.ts'
import { importProblem } from './problems.ts'

/** The zone of a name that a user or a file gave; throws a ProblemError `zone-unknown`. */
export function knownZone(file: string, id: string): Zone {
  try {
    return new Zone(id)
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError(importProblem('zone-unknown', { file, zone: id }))
    throw error
  }
}
