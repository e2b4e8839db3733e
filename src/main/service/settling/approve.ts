import { issueDocuments } from '../../../core/billing/issue-documents.ts'
import { count, longMonth } from '../../../core/explanation/format.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { serviceProblem } from '../problems.ts'
import type { Session } from '../session.ts'
import { cannotApprove, reasonsNeeded } from './approvable.ts'
import { monthBillsOf } from './monthBills.ts'

/**
 * Freezes a month's bills: documents with numbers, date and due date, never changed again. Throws `not-settled`,
 * `already-approved`, `cannot-approve` (preview, stale, sums), `reason-needed`.
 */
export function approveMonth(session: Session, month: string, reason: string | null): void {
  const { file } = session
  const bills = monthBillsOf(session, month)
  if (!bills) throw new ProblemError(serviceProblem('not-settled', { month }))
  if (bills.approval) throw new ProblemError(serviceProblem('already-approved', { month }))
  const { settlement, documents, parties } = bills
  const obstacle = cannotApprove(session, settlement)
  if (obstacle !== null) throw new ProblemError(serviceProblem('cannot-approve', { month, reason: obstacle }))
  const reasons = reasonsNeeded(settlement)
  const given = reason?.trim() ?? ''
  if (reasons.length > 0 && given === '')
    throw new ProblemError(serviceProblem('reason-needed', { month, reasons }))
  const date = session.today()
  const issued = issueDocuments(documents, { date, paymentDays: parties.cooperative.paymentDays })
  const words = `${longMonth(month)} approved: ${count(issued.length)} ${issued.length === 1 ? 'document' : 'documents'}`
  file.write({ kind: 'approval', words, ...(given === '' ? {} : { reason: given }) }, (batch) => {
    const kept = given === '' ? null : given
    file.settlements.approve({
      settlement: settlement.id,
      batch,
      at: session.now(),
      date,
      reason: kept,
      parties,
    })
    for (const document of issued) file.documents.issue(settlement.id, document)
  })
}
