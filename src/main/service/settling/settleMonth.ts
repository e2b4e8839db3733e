import { performance } from 'node:perf_hooks'
import { withOpeningBalances } from '../../../core/billing/opening-balances.ts'
import type { Model } from '../../../core/community/vocabulary.ts'
import type { Input } from '../../../core/contract/contract.ts'
import type { Settlement } from '../../../core/contract/settling.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { longMonth } from '../../../core/explanation/format.ts'
import { compute } from '../../solver/compute.ts'
import { serviceProblem } from '../problems.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import type { Session } from '../session.ts'
import { amountSubject, type AmountKind } from '../store/monthlyAmountsTable.ts'
import type { KeptSettlement } from '../store/settlementsTable.ts'
import { inputsDigest, settlementFacts } from './inputsDigest.ts'
import { openingBalances, readingsOf, snapshotOf, type Choices } from './snapshot.ts'
import { findingStale } from './stale.ts'

/** The seed where nobody chose one (interface.md, Defaults). */
export const DEFAULT_SEED = 1

/** An amount that the cooperative's flow of money does not know, or a premium below zero, is a slip of the hand. */
function refuseUnfitAmounts(model: Model, asked: Input<'settle.run'>): void {
  const refuse = (field: string, reason: string): never => {
    throw new ProblemError(serviceProblem('bad-value', { field, reason }))
  }
  if (asked.invoiceCents !== null && model !== 'full-supply')
    refuse('the supplier’s invoice', 'only full supply has one')
  if (asked.premiumCents !== null && model !== 'premium')
    refuse('the premium received', 'only a cooperative with the premium model has one')
  if (asked.premiumCents !== null && asked.premiumCents < 0)
    refuse('the premium received', 'it cannot be below zero')
}

/**
 * Settles a month in a worker and keeps the result as the month's draft, in one transaction at the end: cancelled, it leaves
 * nothing. On an approved month the draft corrects the approved settlement. Throws the problems of settling.
 */
export async function settleMonth(
  session: Session,
  asked: Input<'settle.run'>,
  version: string,
  watch: JobWatch,
): Promise<KeptSettlement> {
  const { file } = session
  const { month } = asked
  refuseUnfitAmounts(file.cooperative.get().model, asked)
  const choices: Choices = {
    rule: asked.rule,
    key: asked.key,
    gapRule: asked.gapRule,
    invoiceCents: asked.invoiceCents ?? file.amounts.get(month, 'invoice'),
    premiumCents: asked.premiumCents ?? file.amounts.get(month, 'premium'),
    seed: asked.seed ?? DEFAULT_SEED,
    rho: asked.rho ?? null,
    halfWidthCents: asked.halfWidthCents ?? null,
  }
  const snapshot = snapshotOf(session, month, choices)
  const seenBatch = file.ledger.newest().batch
  const turns = session.turns()
  const readings = await turns.through(readingsOf(session, snapshot, seenBatch))
  const inputs = inputsDigest(await turns.through(settlementFacts(session, snapshot, seenBatch)))
  watch.throwIfCancelled()
  const started = performance.now()
  const settled = await compute('settle', { ...snapshot, readings }, watch)
  const result = withOpeningBalances(settled, openingBalances(snapshot))
  const seconds = Math.round(performance.now() - started) / 1000
  watch.throwIfCancelled()
  return file.write({ kind: 'settlement', words: `${longMonth(month)} settled` }, (batch) => {
    keepAmount(session, batch, month, 'invoice', choices.invoiceCents)
    keepAmount(session, batch, month, 'premium', choices.premiumCents)
    const corrects = file.settlements.approved(month)?.id ?? null
    const kept = {
      batch,
      month,
      createdAt: session.now(),
      inputs,
      version,
      seenBatch,
      seconds,
      corrects,
      snapshot,
      result,
    }
    file.settlements.supersedeDrafts(month)
    return file.settlements.get(file.settlements.add(kept))
  })
}

function keepAmount(
  { file }: Session,
  batch: number,
  month: string,
  kind: AmountKind,
  cents: number | null,
): void {
  if (cents !== null) file.ledger.set(batch, 'monthly-amount', amountSubject(month, kind), cents)
}

/** A kept settlement as it crosses the door, in steps. */
export function* settlementOf(
  session: Session,
  kept: KeptSettlement,
): Generator<void, Settlement, undefined> {
  const { id, createdAt, inputs, version, seconds, state, corrects, result } = kept
  const stale = yield* findingStale(session, kept)
  return { id, createdAt, inputs, version, seconds, state, corrects, stale, result }
}
