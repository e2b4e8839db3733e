import type { NodePlan, Plan } from './plan.ts'
import { consumptionOf, hoursOfSlot, type Study } from './study.ts'

/** Rounds of exchange between pool and batteries until their mixtures stand still. */
const MOST_ROUNDS = 200
const STILL = 1e-12

/**
 * Renewable access of each member, 0…1: the part of its consumption that is local sunshine, its own or bought from the
 * pool, straight or through a battery. A node's grid energy serves its own load first; what of it goes further, into the
 * pool or a battery, stays grid energy. Added up it is never more than the sunshine that was used. In the green pool no
 * grid energy goes further, and access is 1 − grid energy/consumption. Null without consumption.
 */
export function renewableAccess(study: Study, plan: Plan): (number | null)[] {
  const hours = hoursOfSlot(study)
  const grid = plan.nodes.map((node) => onwards(node))
  const pool = Array.from({ length: study.steps }, () => 1)
  const battery = plan.nodes.map(() => 1)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = 0
    const mix = plan.nodes.map((node, n) => mixtureOf(node, grid[n]!, pool, battery[n]!))
    for (const [n, node] of plan.nodes.entries()) {
      const charged = weighted(node.charge, mix[n]!)
      if (charged === null) continue
      moved = Math.max(moved, Math.abs(charged - battery[n]!))
      battery[n] = charged
    }
    for (let t = 0; t < study.steps; t++) {
      const sold = plan.nodes.reduce((sum, node) => sum + node.poolSell[t]!, 0)
      if (sold === 0) continue
      const green = plan.nodes.reduce((sum, node, n) => sum + node.poolSell[t]! * mix[n]![t]!, 0) / sold
      moved = Math.max(moved, Math.abs(green - pool[t]!))
      pool[t] = green
    }
    if (moved < STILL) break
  }
  return study.members.map((member, i) => {
    const consumption = consumptionOf(study, member)
    if (consumption === 0) return null
    const node = plan.nodes[i]!
    const mix = mixtureOf(node, grid[i]!, pool, battery[i]!)
    let green = 0
    for (let t = 0; t < study.steps; t++)
      green += Math.max(0, node.loadAfter[t]! - (node.gridBuy[t]! - grid[i]![t]!)) * mix[t]! * hours
    return Math.min(1, green / consumption)
  })
}

/** Grid energy beyond the node's own load, kW a slot. */
const onwards = (node: NodePlan): number[] =>
  node.gridBuy.map((kw, t) => {
    const beyond = kw - node.loadAfter[t]!
    return beyond > 1e-9 ? beyond : 0
  })

/** Green part of what a node has besides the grid energy its load takes, slot by slot. */
function mixtureOf(
  node: NodePlan,
  grid: readonly number[],
  pool: readonly number[],
  battery: number,
): number[] {
  return node.pv.map((kw, t) => {
    const own = kw - node.spilled[t]!
    const all = own + grid[t]! + node.poolBuy[t]! + node.discharge[t]!
    return all <= 0 ? 1 : (own + node.poolBuy[t]! * pool[t]! + node.discharge[t]! * battery) / all
  })
}

/** Mean of `parts` weighted by `amounts`; null where there are none. */
function weighted(amounts: readonly number[], parts: readonly number[]): number | null {
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  return total > 0 ? amounts.reduce((sum, amount, t) => sum + amount * parts[t]!, 0) / total : null
}
