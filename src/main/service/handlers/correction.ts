import { ProblemError } from '../../../core/problems/problem.ts'
import { answered } from '../answering.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { archiveOutput } from '../documents.ts'
import { serviceProblem } from '../problems.ts'
import { approveCorrection, correctionView } from '../settling/corrections.ts'
import { partiesNow } from '../settling/monthBills.ts'
import { knowingStale } from '../settling/stale.ts'

type Calls = 'correction.get' | 'correction.approve' | 'correction.documents'

export const correctionHandlers: HandlersOf<Calls> = {
  'correction.get': ({ month }, context) => {
    const session = sessionOf(context)
    return answered(session, () => correctionView(session, month))
  },

  'correction.approve': async ({ month, reason }, context) => {
    const session = sessionOf(context)
    await answered(session, () => knowingStale(session, session.file.settlements.draft(month)))
    return approveCorrection(session, month, reason)
  },

  'correction.documents': async ({ month }, context) => {
    const session = sessionOf(context)
    const correction = await answered(session, () => correctionView(session, month))
    if (correction?.draft == null) throw new ProblemError(serviceProblem('no-correction', { month }))
    const settlement = session.file.settlements.get(correction.draft)
    const approval = session.file.settlements.approvalOf(settlement.id)
    const parties = approval?.parties ?? partiesNow(session)
    const printed = { settlement, documents: correction.documents, approval, parties }
    const archive = await archiveOutput(printed, [], `${month} corrections.zip`, context)
    return context.keep.outputs.put('correction.documents', archive)
  },
}
