import * as v from 'valibot'
import { BillDocumentSchema } from '../../../core/billing/document.ts'
import { withOpeningBalances } from '../../../core/billing/opening-balances.ts'
import { SettlementResultSchema, type SettlementResult } from '../../../core/billing/result.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { compute } from '../../solver/compute.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import type { Session } from '../session.ts'
import { inputsDigest, settlementFacts } from '../settling/inputsDigest.ts'
import { openingBalances, readingsOf } from '../settling/snapshot.ts'
import { documentsAgain } from '../settling/documentsAgain.ts'
import type { Approval, KeptSettlement } from '../store/settlementsTable.ts'

export interface Verdict {
  readonly month: string
  readonly same: boolean
  readonly detail: string
}

/** Computes an approved settlement again from what it saw, and issues its documents again; says what differs first. */
export async function compareApproved(
  session: Session,
  approval: Approval,
  watch: JobWatch,
): Promise<Verdict> {
  const kept = session.file.settlements.get(approval.settlement)
  const { month } = kept
  const turns = session.turns()
  const facts = await turns.through(settlementFacts(session, kept.snapshot, kept.seenBatch))
  if (inputsDigest(facts) !== kept.inputs)
    return { month, same: false, detail: 'the inputs on record are not those it was computed from' }
  try {
    const result = await settledAgain(session, kept, watch)
    if (JSON.stringify(result) !== JSON.stringify(kept.result))
      return { month, same: false, detail: `the result differs (${firstDifference(kept.result, result)})` }
    await turns.next()
    const issued = session.file.documents.of(kept.id)
    const again = v.parse(v.array(BillDocumentSchema), documentsAgain(session, kept, result, approval))
    const different = issued.find((document, k) => JSON.stringify(document) !== JSON.stringify(again[k]))
    if (different || again.length !== issued.length)
      return {
        month,
        same: false,
        detail: `document ${different?.number ?? again.at(-1)?.number ?? ''} differs`,
      }
    return { month, same: true, detail: `${issued.length} documents, bit for bit` }
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code === 'cancelled') throw error
    return { month, same: false, detail: error.problem.what }
  }
}

async function settledAgain(
  session: Session,
  kept: KeptSettlement,
  watch: JobWatch,
): Promise<SettlementResult> {
  const readings = await session.turns().through(readingsOf(session, kept.snapshot, kept.seenBatch))
  const silent = { signal: watch.signal, report: () => undefined }
  const settled = await compute('settle', { ...kept.snapshot, readings }, silent)
  // through the schema, as the stored one: the same fields in the same order
  return v.parse(SettlementResultSchema, withOpeningBalances(settled, openingBalances(kept.snapshot)))
}

/** The first member, or field of the result, in which two results differ. */
function firstDifference(before: SettlementResult, after: SettlementResult): string {
  const fields = Object.keys(before) as (keyof SettlementResult)[]
  const field = fields.find((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
  if (field !== 'members') return field ?? 'order'
  const member = before.members.find((one, k) => JSON.stringify(one) !== JSON.stringify(after.members[k]))
  return `member ${member?.member ?? '?'}`
}
