import { frozenLevers, withinRails, type Levers, type Rails } from '../levers.ts'
import type { Controller } from '../replay.ts'

/** Per period and unit of error. */
const RHO_GAIN = 0.5
const WEIGHT_GAIN = 0.2

/**
 * A plain integral controller: ρ grows as long as the Gini of burdens stays above the target, a group's weight as long as
 * its burden stays above the mean of the groups. The target is a quarter below the Gini without any settings.
 */
export function integralController(rails: Rails): Controller {
  return ({ life, last, levers }): Levers => {
    const { groups, groupOf } = life.community
    const burdens = groups.map((_, g) => {
      let [cost, income] = [0, 0]
      for (const [h, group] of groupOf.entries()) {
        if (group === g) [cost, income] = [cost + life.ours.cost[h]!, income + life.ours.income[h]!]
      }
      return income > 0 ? cost / income : 0
    })
    const mean = burdens.reduce((sum, burden) => sum + burden, 0) / Math.max(1, burdens.length)
    const error = last.measures.giniBurden - 0.75 * last.frozen.giniBurden
    const from = levers.logWeights.length === groups.length ? levers : frozenLevers(groups.length)
    return withinRails(
      {
        logWeights: from.logWeights.map(
          (weight, g) => weight + (mean > 0 ? WEIGHT_GAIN * (burdens[g]! / mean - 1) : 0),
        ),
        rho: levers.rho + RHO_GAIN * error,
      },
      rails,
    )
  }
}
