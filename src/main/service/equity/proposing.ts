import type { DecidedEquity } from '../../../core/billing/decided.ts'
import type { SettlementInput } from '../../../core/billing/input.ts'
import type { Input, Output } from '../../../core/contract/contract.ts'
import type { Consequences } from '../../../core/tuning/consequences.ts'
import { widestGuardRails } from '../../../core/tuning/guard-rails.ts'
import type { ProposalOrder } from '../../../core/tuning/months/facts-of-months.ts'
import type { KeptProposal } from '../../../core/tuning/decision.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { compute } from '../../solver/compute.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import { serviceProblem } from '../problems.ts'
import type { Session } from '../session.ts'
import { DEFAULT_SEED } from '../settling/settleMonth.ts'
import { readingsOf, snapshotOf } from '../settling/snapshot.ts'
import type { KeptOrder } from '../store/proposalsTable.ts'
import type { SettlementSnapshot } from '../store/settlementsTable.ts'
import { nextOpenMonth, settingBefore } from './inForce.ts'

/** Steps of each of the sixteen trainings: enough for settings that differ little from month to month. */
export const DEFAULT_STEPS = 8192
/** Two years are enough history; more would only be slower. */
const MOST_MONTHS = 24
/** Months a board looks back over before it decides. */
const YEAR = 12

/** Trains in a worker and keeps the proposal; cancelled, it leaves nothing. */
export async function proposeEquity(
  session: Session,
  { seed, steps }: Input<'equity.propose'>,
  watch: JobWatch,
): Promise<KeptProposal> {
  const { file } = session
  const order = orderNow(session, seed ?? DEFAULT_SEED, steps ?? DEFAULT_STEPS)
  const seenBatch = file.ledger.newest().batch
  const proposal = await compute('propose', await withReadings(session, order, seenBatch), watch)
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
  const again = await compute('propose', await withReadings(session, from.order, from.seenBatch), watch)
  const same = JSON.stringify(again) === JSON.stringify(kept.proposal)
  const seed = `seed ${from.order.seed}, ${from.order.steps} steps a training`
  return {
    same,
    detail: same ? `The same proposal, number by number (${seed}).` : `It comes out differently (${seed}).`,
  }
}

/** What each solidarity share would have meant in the settled months; nothing is learnt and nothing kept. */
export async function curveNow(session: Session, watch: JobWatch): Promise<Output<'equity.curve'>> {
  // the board's limits come after it has looked
  const order = { ...orderNow(session, DEFAULT_SEED, DEFAULT_STEPS), rails: widestGuardRails }
  const { batch } = session.file.ledger.newest()
  return compute('equity-curve', await withReadings(session, order, batch), watch)
}

/** What a setting would have led to in the last year of settled months; null where none is settled. */
export async function consequencesNow(
  session: Session,
  setting: DecidedEquity,
  before: DecidedEquity,
  watch: JobWatch,
): Promise<Consequences | null> {
  const months = settledMonths(session, YEAR)
  if (months.length === 0) return null
  const seenBatch = session.file.ledger.newest().batch
  return compute(
    'equity-consequences',
    { months: await inputsOf(session, months, seenBatch), before, setting },
    watch,
  )
}

/** The settled months as they would be settled today, under nobody's decision. */
function orderNow(session: Session, seed: number, steps: number): KeptOrder {
  return {
    months: settledMonths(session, MOST_MONTHS),
    today: settingBefore(session, nextOpenMonth(session)),
    rails: session.file.guardRails.get(),
    seed,
    steps,
  }
}

function settledMonths(session: Session, most: number): SettlementSnapshot[] {
  const { file } = session
  const months = file.settlements.months().slice(-most)
  return months.map(({ month }) => {
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
  })
}

async function withReadings(session: Session, order: KeptOrder, seenBatch: number): Promise<ProposalOrder> {
  return { ...order, months: await inputsOf(session, order.months, seenBatch) }
}

/** Read over several turns, as of the batch that was seen. */
async function inputsOf(
  session: Session,
  months: readonly SettlementSnapshot[],
  seenBatch: number,
): Promise<SettlementInput[]> {
  const turns = session.turns()
  const inputs: SettlementInput[] = []
  for (const snapshot of months)
    inputs.push({ ...snapshot, readings: await turns.through(readingsOf(session, snapshot, seenBatch)) })
  return inputs
}
