import type { BillDocument } from '../../../core/billing/document.ts'
import { issueDocuments } from '../../../core/billing/issue-documents.ts'
import type { SettlementResult } from '../../../core/billing/result.ts'
import type { Session } from '../session.ts'
import type { Approval, KeptSettlement } from '../store/settlementsTable.ts'
import { correctionOf } from './corrections.ts'
import { draftsFrom } from './monthBills.ts'

/** Makes the documents of an approval once more, from a result computed again and the facts kept of that day. */
export function documentsAgain(
  session: Session,
  kept: KeptSettlement,
  result: SettlementResult,
  approval: Approval,
): BillDocument[] {
  const { date, reason, parties } = approval
  if (kept.corrects !== null)
    return correctionOf(session, { ...kept, result }, { date, reason: reason ?? '', parties }).documents
  return issueDocuments(draftsFrom(result, parties), { date, paymentDays: parties.cooperative.paymentDays })
}
