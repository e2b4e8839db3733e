import type { MemberResult, SettlementResult } from '../billing/result.ts'
import type { MicroKWh } from '../units/energy.ts'
import type { Cents } from '../units/money.ts'
import { roundToTotal } from '../units/shareOut.ts'
import { effectsOf, type Effects, type Side } from './change-effects.ts'
import { sideOf, type MonthSide } from './month-side.ts'

/** Why an amount changed, in the stated order. */
export const changeCauses = [
  'model',
  'price',
  'own-use',
  'sunshine',
  'sharing',
  'rule',
  'fixed',
  'correction',
  'vat',
] as const
export type ChangeCause = (typeof changeCauses)[number]

export interface ChangeFacts {
  readonly before: MonthSide
  readonly now: MonthSide
  /** Causes with what they add to the amount, in order; those of nothing are left out. Σ = now − before, to the cent. */
  readonly causes: readonly { readonly cause: ChangeCause; readonly cents: Cents }[]
  readonly differenceCents: Cents
  /** What was used and fed in more than before; minus is less. */
  readonly usedMore: MicroKWh
  readonly fedInMore: MicroKWh
}

/**
 * Why this month's amount differs from last month's: one cause after another is changed, price, own use, sunshine (what
 * the member and all together fed in), sharing (how much of it reached the member), the rule (how the saving is divided),
 * fixed fees, corrections, VAT (the first ones net), and they sum exactly to the difference of the amounts. Each is worked
 * out at the new price and the old values of those after it. Where the settlement model changed no kWh of one bill is a
 * kWh of the other, and one cause says so.
 */
export function changeSince(
  before: { readonly result: SettlementResult; readonly member: MemberResult },
  now: { readonly result: SettlementResult; readonly member: MemberResult },
): ChangeFacts {
  const then: Side = { side: sideOf(before.result, before.member), member: before.member }
  const today: Side = { side: sideOf(now.result, now.member), member: now.member }
  const differenceCents = now.member.amountCents - before.member.amountCents
  const effects = effectsOf(then, today)
  const listed = changeCauses.map((cause) => effects[cause] ?? 0)
  const missing = differenceCents - listed.reduce((sum, effect) => sum + effect, 0)
  listed[changeCauses.indexOf(roundingCause(effects))]! += missing
  const cents = roundToTotal(listed, differenceCents)
  return {
    before: then.side,
    now: today.side,
    causes: changeCauses
      .map((cause, k) => ({ cause, cents: cents[k]! }))
      .filter((entry) => entry.cents !== 0),
    differenceCents,
    usedMore: now.member.offtake - before.member.offtake,
    fedInMore: now.member.feedIn - before.member.feedIn,
  }
}

/** Where the rounding of the lines (a cent or two) is told: with the energy whose lines were rounded. */
function roundingCause(effects: Effects): ChangeCause {
  if (effects.model !== undefined) return 'model'
  const energies = ['own-use', 'sunshine', 'sharing'] as const
  const size = (cause: ChangeCause): number => Math.abs(effects[cause] ?? 0)
  return energies.toSorted((a, b) => size(b) - size(a))[0]!
}
