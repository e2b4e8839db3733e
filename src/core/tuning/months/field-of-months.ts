import { monthsShape } from '../environments/equity.ts'
import type { GuardRails } from '../guard-rails.ts'
import type { Levers, Rails } from '../levers.ts'
import { equitySettings } from '../ppo/settings.ts'
import type { EquitySetting } from '../proposal.ts'
import { withinLimits, type Field } from '../verdict.ts'
import { weightsByIncome } from '../weighted-groups.ts'
import type { MonthFacts } from './month-facts.ts'
import { monthPeriod, type Households } from './month-period.ts'

/** A cooperative's own months as something to judge settings on, within the board's limits, and what holds ρ there. */
export function fieldOfMonths(
  facts: readonly MonthFacts[],
  community: Households,
  today: EquitySetting,
  guardRails: GuardRails,
): ReturnType<typeof withinLimits> {
  const weights = weightsByIncome(facts.at(-1)!.prepared.incomes)
  const incomeLogWeights = community.groups.map((group) => Math.log(weights.get(group) ?? 1))
  // the measure of access asks only how evenly it lies: without an order it would as soon favour those who have most
  const rails: Rails = {
    ...guardRails,
    poorestFirst: [...community.groups.keys()].toSorted(
      (a, b) => incomeLogWeights[b]! - incomeLogWeights[a]!,
    ),
  }
  const levers: Levers = {
    rho: today.rho,
    logWeights: community.groups.map((group) => Math.log(today.weights?.[group] ?? 1)),
  }
  const field: Field = {
    community,
    periods: facts.map((one) => monthPeriod(one, community, facts)),
    shape: monthsShape,
    today: levers,
    incomeLogWeights,
    rails,
    limits: guardRails,
    settings: equitySettings,
  }
  return withinLimits(field)
}
