import { draftDocuments } from '../../../core/billing/draft-documents.ts'
import type { BillDocument } from '../../../core/billing/document.ts'
import type { SettlementResult } from '../../../core/billing/result.ts'
import type { Session } from '../session.ts'
import type { Approval, KeptSettlement, Parties } from '../store/settlementsTable.ts'

/** A month's bills: the issued ones with the settlement they were issued from, else drafts of the newest settlement. */
export interface MonthBills {
  readonly settlement: KeptSettlement
  readonly documents: readonly BillDocument[]
  readonly approval: Approval | null
  /** As on the day of approval; for drafts as they are now. */
  readonly parties: Parties
}

/** Null where the month is not settled. Corrections are documents of their own and not among these. */
export function monthBillsOf(session: Session, month: string): MonthBills | null {
  const { settlements, documents } = session.file
  const [approval] = settlements.approvalsOf(month)
  if (approval) {
    const settlement = settlements.get(approval.settlement)
    return { settlement, documents: documents.of(settlement.id), approval, parties: approval.parties }
  }
  const settlement = settlements.draft(month)
  if (!settlement) return null
  const parties = partiesNow(session)
  return { settlement, documents: draftsFrom(settlement.result, parties), approval: null, parties }
}

/** The corrections issued for a month, oldest first, each with the settlement it was issued from. */
export function issuedCorrections({ file }: Session, month: string): MonthBills[] {
  return file.settlements
    .approvalsOf(month)
    .slice(1)
    .map((approval) => ({
      settlement: file.settlements.get(approval.settlement),
      documents: file.documents.of(approval.settlement),
      approval,
      parties: approval.parties,
    }))
}

/** The cooperative and its members as they are now. */
export function partiesNow({ file }: Session): Parties {
  return { cooperative: file.cooperative.get(), members: file.members.all() }
}

/** Draft documents of a result: amounts are the settlement's, names and addresses the parties'. */
export function draftsFrom(result: SettlementResult, { members }: Parties): BillDocument[] {
  const names = new Map(members.map((member) => [member.number, member.name]))
  const drafts = draftDocuments(result, { model: result.model }, members)
  return drafts.map((draft) => namedDraft(draft, names.get(draft.member)))
}

function namedDraft(draft: BillDocument, name: string | undefined): BillDocument {
  return name === undefined ? draft : { ...draft, memberName: name }
}
