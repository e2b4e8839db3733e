import { ProblemError } from '../../../core/problems/problem.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { archiveOutput } from '../documents.ts'
import { serviceProblem } from '../problems.ts'
import { approveCorrection, correctionView } from '../settling/corrections.ts'
import { partiesNow } from '../settling/monthBills.ts'

type Calls = 'correction.get' | 'correction.approve' | 'correction.documents'

export const correctionHandlers: HandlersOf<Calls> = {
  'correction.get': ({ month }, context) => correctionView(sessionOf(context), month),

  'correction.approve': ({ month, reason }, context) => approveCorrection(sessionOf(context), month, reason),

  'correction.documents': async ({ month }, context) => {
    const session = sessionOf(context)
    const correction = correctionView(session, month)
    if (correction?.draft == null) throw new ProblemError(serviceProblem('no-correction', { month }))
    const settlement = session.file.settlements.get(correction.draft)
    const approval = session.file.settlements.approvalOf(settlement.id)
    const parties = approval?.parties ?? partiesNow(session)
    const printed = { settlement, documents: correction.documents, approval, parties }
    const archive = await archiveOutput(printed, [], `${month} corrections.zip`, context)
    return context.keep.outputs.put('correction.documents', archive)
  },
}
