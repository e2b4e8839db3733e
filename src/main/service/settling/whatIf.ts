import type { WhatIf } from '../../../core/explanation/what-if/what-if.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { compute } from '../../solver/compute.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import { serviceProblem } from '../problems.ts'
import type { Session } from '../session.ts'
import { monthBillsOf } from './monthBills.ts'
import { readingsOf } from './snapshot.ts'

/**
 * What-if questions of one member about the month as its bills say it: settled again in a worker from what that settlement
 * saw; nothing is kept. Throws `not-settled`, `bill-unknown`, the problems of settling.
 */
export async function whatIfOf(
  session: Session,
  month: string,
  member: string,
  watch: JobWatch,
): Promise<WhatIf> {
  const bills = monthBillsOf(session, month)
  if (!bills) throw new ProblemError(serviceProblem('not-settled', { month }))
  const { snapshot, seenBatch, result } = bills.settlement
  if (!result.members.some((one) => one.member === member))
    throw new ProblemError(serviceProblem('bill-unknown', { month, member }))
  const readings = await session.turns().through(readingsOf(session, snapshot, seenBatch))
  const input = { ...snapshot, readings }
  return compute('what-if', { input, settled: result, member }, watch)
}
