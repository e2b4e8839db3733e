import { total, type Allocation } from '../sharing/flows.ts'
import { centsOfPico, type Cents } from '../units/money.ts'
import type { Model } from '../community/vocabulary.ts'
import type { Pot } from './pot.ts'
import type { MemberResult, SettlementResult } from './result.ts'

type Totals = SettlementResult['totals']

/**
 * The month's sums. fees: Σ fee lines, and where there are none (full supply, premium) fee·E rounded once. rounding: what
 * the rounding of lines leaves to the cooperative's account, Σ net − fees − fixed, less the supplier's invoice (the
 * master tariff's cost while there is none) or plus the premium.
 */
export function totalsOf(
  model: Model,
  members: readonly MemberResult[],
  allocation: Allocation,
  pot: Pot,
  amounts: { readonly invoiceCents: Cents | null; readonly premiumCents: Cents | null },
): Totals {
  const sum = (of: (member: MemberResult) => number): number => members.reduce((all, one) => all + of(one), 0)
  const gridCostCents = pot.gridCost === null ? null : centsOfPico(pot.gridCost)
  const invoiceCents = model === 'full-supply' ? amounts.invoiceCents : null
  const premiumCents = model === 'premium' ? amounts.premiumCents : null
  const feesCents = model === 'shared-energy' ? sum((one) => one.feesCents) : centsOfPico(pot.fees)
  const fixedCents = sum((one) => one.fixedCents)
  const netCents = sum((one) => one.netCents)
  const outside = outsideCents({ invoiceCents, gridCostCents, premiumCents })
  return {
    offtake: sum((one) => one.offtake),
    feedIn: sum((one) => one.feedIn),
    shared: total(allocation.shared),
    aloneCents: sum((one) => one.aloneCents),
    savingsCents: sum((one) => one.shareCents),
    netCents,
    vatCents: sum((one) => one.vatCents),
    amountCents: sum((one) => one.amountCents),
    feesCents,
    fixedCents,
    roundingCents: netCents - feesCents - fixedCents - outside,
    invoiceCents,
    gridCostCents,
    premiumCents,
  }
}

/** What the cooperative itself pays (+) or receives (−) outside: the supplier's invoice, or the premium. */
export function outsideCents(totals: Pick<Totals, 'invoiceCents' | 'gridCostCents' | 'premiumCents'>): Cents {
  if (totals.premiumCents !== null) return 0 - totals.premiumCents
  return totals.invoiceCents ?? totals.gridCostCents ?? 0
}
