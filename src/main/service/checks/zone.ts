import { Zone } from '../../../core/calendar/zone.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { serviceProblem } from '../problems.ts'

/** Throws `zone-unknown` where the calendar knows no such zone. */
export function refuseUnknownZone(zone: string): void {
  try {
    void new Zone(zone)
  } catch (error) {
    if (error instanceof RangeError) throw new ProblemError(serviceProblem('zone-unknown', { zone }))
    throw error
  }
}
