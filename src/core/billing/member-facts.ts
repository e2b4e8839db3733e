import { total } from '../sharing/flows.ts'
import { centsOfPico } from '../units/money.ts'
import { roundToTotal } from '../units/shareOut.ts'
import { averageDay } from './average-day.ts'
import { commonOf } from './common-holdings.ts'
import type { MemberFacts } from './member-result.ts'
import { fixedFeeOf } from './month-prices.ts'
import type { PreparedMonth } from './prepared-month.ts'
import { feePico } from './price-cells.ts'
import { slotCounts } from './readings-of-month.ts'

const PICO_PER_CENT = 1e10

/** What a bill needs to know of a member and no money rule changes. */
export type SettledFacts = Omit<MemberFacts, 'shareCents' | 'exactShare' | 'halfWidth95' | 'parts'>

/** A comparison asks for the same month rule after rule. */
const known = new WeakMap<PreparedMonth, readonly Omit<SettledFacts, 'basisCents'>[]>()

/** What is known of every member before its share is; `basis` is what the pass-through price gives each, 10⁻¹² units. */
export function factsOfMembers(prepared: PreparedMonth, basis: readonly number[]): SettledFacts[] {
  // nothing is sold between members in full supply, so there is no pass-through price to compare with
  const basisCents =
    prepared.input.cooperative.model === 'full-supply'
      ? null
      : roundToTotal(inCents(basis), centsOfPico(prepared.pot.pico))
  const facts = known.get(prepared) ?? factsBesideBasis(prepared)
  known.set(prepared, facts)
  return facts.map((one, i) => ({ ...one, basisCents: basisCents?.[i] ?? 0 }))
}

function factsBesideBasis(prepared: PreparedMonth): Omit<SettledFacts, 'basisCents'>[] {
  const { readings, energy, allocation, prices, cells, pot } = prepared
  const { month } = readings
  const fees = cells.map((own) => Number(feePico(own)))
  const feesCents = roundToTotal(inCents(fees), centsOfPico(pot.fees))
  return month.members.map((member, i) => ({
    member,
    cells: cells[i]!,
    energy: {
      offtake: total(energy.metered.offtake[i]!),
      feedIn: total(energy.metered.feedIn[i]!),
      sharedIn: total(allocation.sharedIn[i]!),
      sharedOut: total(allocation.sharedOut[i]!),
    },
    fixedCents: fixedFeeOf(month, prices, i),
    standingCents: prepared.standing[i]!,
    feesCents: feesCents[i]!,
    common: commonOf(month, i),
    slots: slotCounts(readings, i),
    day: averageDay(month, energy, allocation, i),
  }))
}

/** 10⁻¹² currency units as unrounded cents. */
export function inCents(amounts: readonly number[]): number[] {
  return amounts.map((pico) => pico / PICO_PER_CENT)
}
