import { modelOf } from './model/model.ts'
import { optimumOf, type Limits } from './optimum.ts'
import { withoutCommonAssets } from './part.ts'
import type { DispatchSolver } from './solver.ts'
import type { AloneCost } from './alone.ts'
import type { Study } from './study.ts'

/**
 * The lowest peak of all members together that is possible while everyone keeps to a plan that is cheapest alone; kW.
 * Plans alone are rarely unique, so a peak read off any of them would be an accident. Null where the solver finds none.
 */
export async function lowestAlonePeak(
  study: Study,
  alone: readonly AloneCost[],
  solver: DispatchSolver,
  limits: Limits,
): Promise<number | null> {
  const apart = withoutCommonAssets(study)
  const model = modelOf(apart, { greenPool: false, exclusive: false }, (draft, { nodes, hours }, map) => {
    const peaks = draft.block('peak', -1, nodes.length, {}).first
    const { prices, settings } = apart
    for (const [n, node] of nodes.entries()) {
      const own = map.nodes[n]!
      draft.group('peak', n)
      for (let t = 0; t < apart.steps; t++) {
        draft.put(own.gridBuy + t, 1)
        draft.put(own.gridSell + t, -1)
        draft.put(peaks + n, -1)
        draft.row(-Infinity, 0)
      }
      draft.group('cost-guard', n)
      for (let t = 0; t < apart.steps; t++) {
        draft.put(own.gridBuy + t, prices.buy[t]! * hours)
        draft.put(own.gridSell + t, -prices.sell[t]! * hours)
        if (own.battery) draft.put(own.battery.discharge + t, node.battery!.wearPerKWh * hours)
        if (own.unserved !== null) draft.put(own.unserved + t, prices.lostLoad * hours)
        if (own.curtailed !== null) draft.put(own.curtailed + t, node.curtailable!.costPerKWh * hours)
      }
      draft.put(peaks + n, prices.demandCharge + settings.beta)
      const { objective } = alone[n]!
      draft.row(-Infinity, objective + 1e-7 * (1 + Math.abs(objective)))
    }
    return null
  })
  const { program, map, blocks } = model
  program.cost.fill(0)
  program.cost[map.common.peak] = 1
  // everyone for himself: the pool is closed
  for (const { kind, first, count } of blocks)
    if (kind === 'pool-buy' || kind === 'pool-sell') program.columns.upper.fill(0, first, first + count)
  const optimum = await optimumOf(model, solver, limits)
  return optimum && optimum.plan.peakKw
}
