import type { MemberResult, SettlementResult } from '../billing/result.ts'
import type { IncomeBand } from '../community/cooperative.ts'
import type { Member } from '../community/member.ts'
import type { MicroKWh } from '../units/energy.ts'
import { incomePerYear, partOfMonth } from './income.ts'

/** Households below this number are told together or not at all (equity.md "Measures"). */
export const FEWEST_HOUSEHOLDS = 5

/** One household over the window: what it paid and what it earned in the same months. */
export interface HouseholdBurden {
  readonly member: Member
  /** With and without the cooperative over the window, cents, VAT included where it is charged. */
  readonly withCents: number
  readonly withoutCents: number
  /** Income of the same months, cents, above 0. */
  readonly incomeCents: number
  /** with ÷ income and without ÷ income. */
  readonly burdenWith: number
  readonly burdenWithout: number
  /** Used, and of it received from others, over the window. */
  readonly offtake: MicroKWh
  readonly sharedIn: MicroKWh
}

/** What is needed of a settled month. */
export type BurdenMonth = Pick<SettlementResult, 'month' | 'members'>

export interface Burdens {
  readonly households: readonly HouseholdBurden[]
  /** Households of the last month left out because no income is known. */
  readonly withoutIncome: number
}

/**
 * Energy burden of the households (kind person) of the window's last month: Σ with_i of settlement.md over the months of
 * the window in which the household is a member ÷ its income of the same months. A month of joining or leaving counts
 * with its part of the income, by days. `window` in time order, the month asked for last.
 */
export function energyBurdens(
  window: readonly BurdenMonth[],
  members: readonly Member[],
  bands: readonly IncomeBand[],
): Burdens {
  const now = window.at(-1)
  if (now === undefined) return { households: [], withoutIncome: 0 }
  const records = new Map(members.map((member) => [member.number, member]))
  const households: HouseholdBurden[] = []
  let withoutIncome = 0
  for (const { member: number } of now.members.filter(isHousehold)) {
    const member = records.get(number)
    const income = member === undefined ? null : incomePerYear(member, bands)
    const household = member === undefined || income === null ? null : burdenOf(window, member, income)
    if (household === null) withoutIncome++
    else households.push(household)
  }
  return { households, withoutIncome }
}

/** Organisations have no income, so no burden is told of them. */
export function isHousehold(member: MemberResult): boolean {
  return member.kind === 'person'
}

function burdenOf(window: readonly BurdenMonth[], member: Member, income: number): HouseholdBurden | null {
  let [withCents, withoutCents, months, offtake, sharedIn] = [0, 0, 0, 0, 0]
  for (const { month, members } of window) {
    const result = members.find((candidate) => candidate.member === member.number)
    if (result === undefined) continue
    withCents += result.withGrossCents
    withoutCents += result.aloneGrossCents
    months += partOfMonth(member, month)
    offtake += result.offtake
    sharedIn += result.sharedIn
  }
  const incomeCents = (income * 100 * months) / 12
  // a membership moved after the settlement may leave no day of it in the window
  if (incomeCents === 0) return null
  return {
    member,
    withCents,
    withoutCents,
    incomeCents,
    burdenWith: withCents / incomeCents,
    burdenWithout: withoutCents / incomeCents,
    offtake,
    sharedIn,
  }
}
