import type { Json } from '../contract/call.ts'
import { formatCents } from '../units/money.ts'
import type { BillExplanation } from './bill-explanation.ts'

/** An explanation as JSON (interface.md): amounts as decimal strings with two places, keys in fixed order. */
export function explanationJson(said: BillExplanation): Json {
  const { equity, change } = said
  return {
    headline: said.headline,
    lead: said.lead,
    steps: said.steps.map(({ kind, label, cents }) => ({ kind, label, amount: formatCents(cents) })),
    equity:
      equity === null
        ? null
        : {
            contribution: formatCents(equity.contributionCents),
            weights: formatCents(equity.weightsCents),
            solidarity: formatCents(equity.solidarityCents),
            share: formatCents(equity.shareCents),
            rho: equity.rho,
          },
    why: [...said.why],
    addition: said.addition,
    settlement: said.settlement,
    change:
      change === null
        ? null
        : {
            previousMonth: change.previousMonth,
            previous: formatCents(change.previousCents),
            causes: change.causes.map(({ cause, label, cents }) => ({
              cause,
              label,
              amount: formatCents(cents),
            })),
            amount: formatCents(change.cents),
          },
    remarks: [...said.remarks],
  }
}
