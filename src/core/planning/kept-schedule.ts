import type { Series } from '../dispatch/plan.ts'
import type { Study } from '../dispatch/study.ts'

/** When the common battery charges and gives back, kW by slot. */
export interface Schedule {
  readonly charge: Series
  readonly discharge: Series
}

export const idle = (study: Study): Schedule => {
  const nothing = Array.from({ length: study.steps }, () => 0)
  return { charge: nothing, discharge: nothing }
}

/**
 * What a day costs when the battery keeps to a schedule whatever the day brings: in every slot the pool shares what it
 * can where that is cheaper than the grid, the rest is bought or sold. Currency units, wear included.
 */
export function costOfSchedule(study: Study, { charge, discharge }: Schedule): number {
  const hours = study.stepMinutes / 60
  const { buy, sell, networkFee } = study.prices
  const wear = study.community?.battery?.wearPerKWh ?? 0
  let cost = 0
  for (let t = 0; t < study.steps; t++) {
    const demand = study.members.reduce((sum, member) => sum + member.load[t]!, charge[t]!) * hours
    const supply = study.members.reduce((sum, member) => sum + member.pv[t]!, discharge[t]!) * hours
    const shared = buy[t]! - networkFee > sell[t]! ? Math.min(demand, supply) : 0
    cost += buy[t]! * (demand - shared) - sell[t]! * (supply - shared) + networkFee * shared
    cost += wear * discharge[t]! * hours
  }
  return cost
}
