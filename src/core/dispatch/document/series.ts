import { netImport, type NodePlan, type Series } from '../plan.ts'
import type { PlannedStage } from '../stage-a.ts'
import type { Study } from '../study.ts'
import type { NodeSeries, PlanDocument } from './schema.ts'

/** More numbers than this are not told member by member: a document stays within a few megabytes. */
const MOST_NUMBERS = 60_000

/** A plan's series, all together and node by node. */
export function seriesOf(study: Study, { plan, localPrices }: PlannedStage): PlanDocument['series'] {
  const { steps } = study
  const sum = (of: (node: NodePlan) => Series): number[] =>
    Array.from({ length: steps }, (_, t) => plan.nodes.reduce((total, node) => total + of(node)[t]!, 0))
  const none = Array.from({ length: steps }, () => 0)
  const common = plan.nodes[study.members.length]
  const membersLeftOut = plan.nodes.length * steps * 13 > MOST_NUMBERS
  return {
    buy: [...study.prices.buy],
    sell: [...study.prices.sell],
    local: [...localPrices],
    loadBefore: sum((node) => node.loadBefore),
    loadAfter: sum((node) => node.loadAfter),
    pv: sum((node) => node.pv),
    gridBuy: sum((node) => node.gridBuy),
    gridSell: sum((node) => node.gridSell),
    traded: sum((node) => node.poolSell),
    netImport: netImport(plan.nodes, steps),
    charge: sum((node) => node.charge),
    discharge: sum((node) => node.discharge),
    stateOfCharge: sum((node) => node.stateOfCharge ?? none),
    members: membersLeftOut ? [] : plan.nodes.slice(0, study.members.length).map(nodeSeries),
    community: common && !membersLeftOut ? nodeSeries(common) : null,
    membersLeftOut,
  }
}

function nodeSeries(node: NodePlan): NodeSeries {
  return {
    id: node.id,
    loadBefore: [...node.loadBefore],
    loadAfter: [...node.loadAfter],
    pv: [...node.pv],
    spilled: [...node.spilled],
    gridBuy: [...node.gridBuy],
    gridSell: [...node.gridSell],
    poolBuy: [...node.poolBuy],
    poolSell: [...node.poolSell],
    charge: [...node.charge],
    discharge: [...node.discharge],
    stateOfCharge: node.stateOfCharge && [...node.stateOfCharge],
    curtailed: [...node.curtailed],
    unserved: [...node.unserved],
  }
}
