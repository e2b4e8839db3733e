import { grossCost } from '../money.ts'
import { addNotWorse, consumptionAt, putNotRenewable, type EquityContext } from './parts.ts'

/** Where the form `limits` keeps by how much it misses a household's limits; null where there is no such limit. */
export interface LimitColumns {
  /** Currency units above the burden, by member. */
  readonly overBurden: number | null
  /** kWh from the sun that access lacks, by member. */
  readonly shortAccess: number | null
}

/**
 * The constraint form (equity.md, "Also offered"): the cheapest plan with burden ≤ b_max and access ≥ RA_min for every
 * household of known income. No cost guard: what the limits cost is their price. A limit that no plan keeps is missed by
 * as little as can be, at the price of load that is not served, and that is told.
 */
export function addLimitsForm(
  equity: EquityContext,
  { burdenMost, accessLeast }: { readonly burdenMost: number | null; readonly accessLeast: number | null },
): LimitColumns {
  const { draft, context, settings, net, incomes } = equity
  const { study } = context
  const { members } = study
  const missed = { cost: () => study.prices.lostLoad }
  const overBurden = burdenMost === null ? null : draft.block('over-burden', -1, members.length, missed).first
  const shortAccess =
    accessLeast === null || !settings.greenPool
      ? null
      : draft.block('short-access', -1, members.length, missed).first
  draft.setCosts(
    net,
    members.map(() => 1 / grossCost(study)),
  )
  for (const [i, income] of incomes.entries()) {
    addNotWorse(equity, i)
    if (income === null) continue
    if (overBurden !== null) {
      draft.group('burden', i)
      draft.put(net + i, 1)
      draft.put(overBurden + i, -1)
      draft.row(-Infinity, burdenMost! * income)
    }
    const consumption = consumptionAt(equity, i)
    if (shortAccess !== null && consumption > 0) {
      draft.group('access', i)
      putNotRenewable(equity, i, 1)
      draft.put(shortAccess + i, -1)
      draft.row(-Infinity, (1 - accessLeast!) * consumption)
    }
  }
  return { overBurden, shortAccess }
}
