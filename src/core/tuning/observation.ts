import type { Life, Lived } from './life.ts'
import type { Levers } from './levers.ts'
import type { Community, Period } from './period.ts'

/** Length of an observation: four numbers a group, seven of the whole, the features of the period to come. */
export function observationSizeOf({ groups }: Community, features: number): number {
  return 4 * groups.length + 7 + features
}

/**
 * What the policy sees before it sets the levers for `next` (equity.md "PPO"): by group mean burden, access, cost a kWh and
 * log weight; then the inequalities, the worst burden, the excess, the price of fairness, ρ and the reward of the period
 * just lived; then what is known of the period to come. No single household is in it.
 */
export function observe(
  { community, ours }: Life,
  { measures, reward }: Lived,
  levers: Levers,
  next: Period,
  observation: Float64Array,
): void {
  const groups = community.groups.length
  let at = 0
  for (let g = 0; g < groups; g++) {
    let [cost, income, received, offtake] = [0, 0, 0, 0]
    for (const [h, group] of community.groupOf.entries()) {
      if (group !== g) continue
      cost += ours.cost[h]!
      income += ours.income[h]!
      received += ours.received[h]!
      offtake += ours.offtake[h]!
    }
    observation[at++] = income > 0 ? cost / income : 0
    observation[at++] = offtake > 0 ? received / offtake : 0
    observation[at++] = offtake > 0 ? cost / offtake : 0
    observation[at++] = levers.logWeights[g]!
  }
  observation[at++] = measures.giniBurden
  observation[at++] = measures.giniAccess
  observation[at++] = measures.worstBurden
  observation[at++] = measures.value > 0 ? measures.excess / measures.value : 0
  observation[at++] = measures.priceOfFairness
  observation[at++] = levers.rho
  observation[at++] = reward
  for (const feature of next.features) observation[at++] = feature
}
