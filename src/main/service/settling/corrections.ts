import { correctionDocuments, type CorrectionResult } from '../../../core/billing/correction-documents.ts'
import type { Correction } from '../../../core/contract/settling.ts'
import { count, longMonth } from '../../../core/explanation/format.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { serviceProblem } from '../problems.ts'
import type { Session } from '../session.ts'
import type { KeptSettlement, Parties } from '../store/settlementsTable.ts'
import { cannotApprove } from './approvable.ts'
import { partiesNow } from './monthBills.ts'
import { changesSince, findingStale } from './stale.ts'

interface Issue {
  /** Local day of issue; null while a draft. */
  readonly date: string | null
  readonly reason: string
  readonly parties: Parties
}

/** The correction that a settlement makes to the one it corrects and to all that was issued for the month before it. */
export function correctionOf({ file }: Session, kept: KeptSettlement, issue: Issue): CorrectionResult {
  if (kept.corrects === null) throw new RangeError(`settlement ${kept.id} corrects nothing`)
  const chain = file.settlements.approvalsOf(kept.month).filter((approval) => approval.settlement < kept.id)
  const [first, ...corrections] = chain.map((approval) => file.documents.of(approval.settlement))
  if (!first) throw new Error(`settlement ${kept.id} corrects a month without documents`)
  return correctionDocuments(
    { result: file.settlements.get(kept.corrects).result, documents: first, already: corrections.flat() },
    kept.result,
    {
      date: issue.date,
      reason: issue.reason,
      cooperative: issue.parties.cooperative,
      members: issue.parties.members,
      sequence: corrections.length + 1,
    },
  )
}

/**
 * The month settled again beside the frozen one: the draft where there is one, else what is due to be settled again, else
 * the last correction issued. Null where the month is not approved or nothing changed since. In steps.
 */
export function* correctionView(
  session: Session,
  month: string,
): Generator<void, Correction | null, undefined> {
  const { settlements } = session.file
  const approved = settlements.approved(month)
  if (!approved) return null
  const draft = settlements.draft(month)
  if (draft?.corrects != null) {
    const issue = { date: null, reason: '', parties: partiesNow(session) }
    const reasons = yield* changesSince(session, approved)
    return viewOf(correctionOf(session, draft, issue), draft, reasons)
  }
  if (yield* findingStale(session, approved))
    return dueView(month, approved, yield* changesSince(session, approved))
  if (approved.corrects === null) return null
  return issuedView(session, approved)
}

/** Issues the correction: one document for every member whose amount differs. The frozen documents stay as they are. */
export function approveCorrection(session: Session, month: string, reason: string): Correction {
  const { file } = session
  const draft = file.settlements.draft(month)
  if (draft?.corrects == null) throw new ProblemError(serviceProblem('no-correction', { month }))
  const given = reason.trim()
  if (given === '') {
    const reasons = ['A correction tells every member why.']
    throw new ProblemError(serviceProblem('reason-needed', { month, reasons }))
  }
  const obstacle = cannotApprove(session, draft)
  if (obstacle !== null) throw new ProblemError(serviceProblem('cannot-approve', { month, reason: obstacle }))
  const date = session.today()
  const parties = partiesNow(session)
  const correction = correctionOf(session, draft, { date, reason: given, parties })
  const broken = correction.identities.find((identity) => !identity.ok)
  if (broken) {
    const words = `The sums do not add up (${broken.name}: ${broken.detail}).`
    throw new ProblemError(serviceProblem('cannot-approve', { month, reason: words }))
  }
  const corrected = draft.corrects
  const issued = correction.documents.length
  const words = `${longMonth(month)} corrected: ${count(issued)} ${issued === 1 ? 'document' : 'documents'}`
  file.write({ kind: 'approval', words, reason: given }, (batch) => {
    file.settlements.setState(corrected, 'superseded')
    file.settlements.approve({ settlement: draft.id, batch, at: session.now(), date, reason: given, parties })
    for (const document of correction.documents) file.documents.issue(draft.id, document)
  })
  return issuedView(session, file.settlements.get(draft.id))
}

/** A correction already issued: its rows computed once more, its documents as they were frozen. */
function issuedView(session: Session, kept: KeptSettlement): Correction {
  const approval = session.file.settlements.approvalOf(kept.id)
  if (!approval) throw new Error(`settlement ${kept.id} is not approved`)
  const { date, parties } = approval
  const reason = approval.reason ?? ''
  const again = correctionOf(session, kept, { date, reason, parties })
  return viewOf(
    { ...again, documents: session.file.documents.of(kept.id) },
    kept,
    reason === '' ? [] : [reason],
  )
}

function viewOf(correction: CorrectionResult, kept: KeptSettlement, reasons: string[]): Correction {
  if (kept.corrects === null) throw new RangeError(`settlement ${kept.id} corrects nothing`)
  return { month: kept.month, frozen: kept.corrects, draft: kept.id, reasons, ...correction }
}

/** Something changed since, and the month is not settled again yet: no new amounts to show. */
function dueView(month: string, approved: KeptSettlement, reasons: string[]): Correction {
  const { amountCents } = approved.result.totals
  return {
    month,
    frozen: approved.id,
    draft: null,
    reasons,
    rows: [],
    sums: { oldCents: amountCents, newCents: amountCents, differenceCents: 0 },
    cooperativeDifferenceCents: 0,
    identities: [],
    documents: [],
  }
}
