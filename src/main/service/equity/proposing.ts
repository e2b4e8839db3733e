import type { Input } from '../../../core/contract/contract.ts'
import type { ProposalOrder } from '../../../core/tuning/months/propose.ts'
import type { KeptProposal } from '../../../core/tuning/decision.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { compute } from '../../solver/compute.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import { serviceProblem } from '../problems.ts'
import type { Session } from '../session.ts'
import { DEFAULT_SEED } from '../settling/settleMonth.ts'
import { readingsOf, snapshotOf } from '../settling/snapshot.ts'
import type { KeptOrder } from '../store/proposalsTable.ts'
import { nextOpenMonth, settingBefore } from './inForce.ts'

/** Steps of each of the sixteen trainings: enough for settings that differ little from month to month. */
export const DEFAULT_STEPS = 8192
/** Two years are enough history; more would only be slower. */
const MOST_MONTHS = 24

/** Trains in a worker and keeps the proposal; cancelled, it leaves nothing. */
export async function proposeEquity(
  session: Session,
  { seed, steps }: Input<'equity.propose'>,
  watch: JobWatch,
): Promise<KeptProposal> {
  const { file } = session
  const order = orderNow(session, seed ?? DEFAULT_SEED, steps ?? DEFAULT_STEPS)
  const seenBatch = file.ledger.newest().batch
  const proposal = await compute('propose', withReadings(session, order, seenBatch), watch)
  watch.throwIfCancelled()
  return file.write({ kind: 'proposal', words: 'Equity settings proposed' }, (batch) => {
    const id = file.proposals.add({ batch, createdAt: session.now(), seenBatch, order, proposal })
    return file.proposals.get(id)!
  })
}

/** Whether the proposal comes out the same from what it was computed from. Throws `decision-unknown`. */
export async function proposalAgain(
  session: Session,
  decision: number,
  watch: JobWatch,
): Promise<{ same: boolean; detail: string }> {
  const { file } = session
  const id = file.decisions.all().find((one) => one.id === decision)?.proposal ?? null
  const kept = id === null ? null : file.proposals.get(id)
  const from = id === null ? null : file.proposals.orderOf(id)
  if (kept === null || from === null)
    throw new ProblemError(serviceProblem('decision-without-proposal', { decision }))
  const again = await compute('propose', withReadings(session, from.order, from.seenBatch), watch)
  const same = JSON.stringify(again) === JSON.stringify(kept.proposal)
  const seed = `seed ${from.order.seed}, ${from.order.steps} steps a training`
  return {
    same,
    detail: same ? `The same proposal, number by number (${seed}).` : `It comes out differently (${seed}).`,
  }
}

/** The settled months as they would be settled today, under nobody's decision. */
function orderNow(session: Session, seed: number, steps: number): KeptOrder {
  const { file } = session
  const months = file.settlements.months().slice(-MOST_MONTHS)
  return {
    months: months.map(({ month }) => {
      const settled = file.settlements.newest(month)?.result
      return snapshotOf(session, month, {
        rule: null,
        key: null,
        gapRule: settled?.gapRule ?? null,
        invoiceCents: file.amounts.get(month, 'invoice'),
        premiumCents: file.amounts.get(month, 'premium'),
        seed: DEFAULT_SEED,
        rho: null,
      })
    }),
    today: settingBefore(session, nextOpenMonth(session)),
    rails: file.guardRails.get(),
    seed,
    steps,
  }
}

function withReadings(session: Session, order: KeptOrder, seenBatch: number): ProposalOrder {
  return {
    ...order,
    months: order.months.map((snapshot) => ({
      ...snapshot,
      readings: readingsOf(session, snapshot, seenBatch),
    })),
  }
}
