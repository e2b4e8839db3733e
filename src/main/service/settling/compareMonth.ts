import type { Comparison } from '../../../core/billing/comparison.ts'
import type { Input } from '../../../core/contract/contract.ts'
import { compute } from '../../solver/compute.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import type { Session } from '../session.ts'
import { DEFAULT_SEED } from './settleMonth.ts'
import { readingsOf, snapshotOf, type Choices } from './snapshot.ts'

/**
 * Every rule and key on a month, computed in a worker from the file as it is now; nothing is kept. The choices in force
 * are those of the month's newest settlement, else the cooperative's own. Throws the problems of settling.
 */
export async function compareMonth(
  session: Session,
  { month, rho, tries }: Input<'settle.compare'>,
  watch: JobWatch,
): Promise<Comparison> {
  const inForce = choicesInForce(session, month)
  const snapshot = snapshotOf(session, month, { ...inForce, rho: rho ?? inForce.rho })
  const readings = await session.turns().through(readingsOf(session, snapshot))
  return compute('compare', { ...snapshot, readings, tries: tries ?? false }, watch)
}

function choicesInForce({ file }: Session, month: string): Choices {
  const newest = file.settlements.newest(month)
  const amounts = {
    invoiceCents: file.amounts.get(month, 'invoice'),
    premiumCents: file.amounts.get(month, 'premium'),
  }
  if (newest === null) {
    return { rule: null, key: null, gapRule: null, ...amounts, seed: DEFAULT_SEED, rho: null }
  }
  const { rule, key, gapRule, seed } = newest.result
  const { halfWidthCents } = newest.snapshot
  const rho = newest.snapshot.rho ?? newest.result.solidarity?.asked ?? null
  return { rule, key, gapRule, ...amounts, seed, rho, halfWidthCents }
}
