import { midMarket } from '../../dispatch/local-price.ts'
import { modelOf } from '../../dispatch/model/model.ts'
import { moneyOf } from '../../dispatch/money.ts'
import { optimumOf, type Limits } from '../../dispatch/optimum.ts'
import { hoursOfSlot, type Study } from '../../dispatch/study.ts'
import type { DispatchSolver } from '../../dispatch/solver.ts'

/** How energy cost and peak pull against each other as the peak gets dearer. */
export interface ConflictRow {
  readonly demandCharge: number
  readonly energyCost: number
  readonly peakKw: number
  readonly lowestPeakKw: number
}

export const conflictCharges = [0, 0.4, 1, 2] as const

/**
 * The cheapest plan under several demand charges: what it pays for energy, and its peak. Where the peak is free any plan
 * of that cost may come out, so the lowest peak of all of them stands beside.
 */
export async function conflictTable(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
): Promise<ConflictRow[]> {
  const rows: ConflictRow[] = []
  for (const demandCharge of conflictCharges) {
    const priced = { ...study, prices: { ...study.prices, demandCharge } }
    const optimum = await optimumOf(modelOf(priced, { greenPool: false, exclusive: true }), solver, limits)
    if (!optimum) continue
    const { cost } = moneyOf(priced, optimum.plan, midMarket(priced))
    rows.push({
      demandCharge,
      energyCost: cost - demandCharge * optimum.plan.peakKw,
      peakKw: optimum.plan.peakKw,
      lowestPeakKw: await lowestPeakAt(priced, optimum.proof.objective, solver, limits),
    })
  }
  return rows
}

/** The lowest peak of all plans that cost no more, kW. */
async function lowestPeakAt(
  study: Study,
  cost: number,
  solver: DispatchSolver,
  limits: Limits,
): Promise<number> {
  const model = modelOf(study, { greenPool: false, exclusive: false }, (draft, { nodes }, map) => {
    const hours = hoursOfSlot(study)
    const { prices } = study
    draft.group('cost-guard', -1)
    for (const [n, node] of nodes.entries()) {
      const own = map.nodes[n]!
      for (let t = 0; t < study.steps; t++) {
        draft.put(own.gridBuy + t, prices.buy[t]! * hours)
        draft.put(own.gridSell + t, -prices.sell[t]! * hours)
        draft.put(own.poolBuy + t, prices.networkFee * hours)
        if (own.battery) draft.put(own.battery.discharge + t, node.battery!.wearPerKWh * hours)
        if (own.unserved !== null) draft.put(own.unserved + t, prices.lostLoad * hours)
        if (own.curtailed !== null) draft.put(own.curtailed + t, node.curtailable!.costPerKWh * hours)
      }
    }
    if (map.common.overLimit !== null)
      for (let t = 0; t < study.steps; t++) draft.put(map.common.overLimit + t, prices.lostLoad * hours)
    draft.put(map.common.peak, prices.demandCharge + study.settings.beta)
    draft.row(-Infinity, cost + 1e-7 * (1 + Math.abs(cost)))
    return null
  })
  model.program.cost.fill(0)
  model.program.cost[model.map.common.peak] = 1
  const optimum = await optimumOf(model, solver, limits)
  return optimum ? optimum.plan.peakKw : Number.NaN
}
