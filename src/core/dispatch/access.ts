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
  const pool = new Float64Array(study.steps).fill(1)
  const battery = plan.nodes.map(() => 1)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let moved = 0
    for (const [n, node] of plan.nodes.entries()) {
      const charged = greenOfCharge(node, pool, battery[n]!)
      if (charged === null) continue
      moved = Math.max(moved, Math.abs(charged - battery[n]!))
      battery[n] = charged
    }
    for (let t = 0; t < study.steps; t++) {
      let sold = 0
      let green = 0
      for (const [n, node] of plan.nodes.entries()) {
        sold += node.poolSell[t]!
        green += node.poolSell[t]! * greenPart(node, t, pool[t]!, battery[n]!)
      }
      if (sold === 0) continue
      moved = Math.max(moved, Math.abs(green / sold - pool[t]!))
      pool[t] = green / sold
    }
    if (moved < STILL) break
  }
  return study.members.map((member, i) => {
    const consumption = consumptionOf(study, member)
    if (consumption === 0) return null
    const node = plan.nodes[i]!
    let green = 0
    for (let t = 0; t < study.steps; t++) {
      const fromGrid = node.gridBuy[t]! - onwards(node, t)
      green += Math.max(0, node.loadAfter[t]! - fromGrid) * greenPart(node, t, pool[t]!, battery[i]!) * hours
    }
    return Math.min(1, green / consumption)
  })
}

/** Grid energy beyond the node's own load, kW. */
function onwards(node: NodePlan, t: number): number {
  const beyond = node.gridBuy[t]! - node.loadAfter[t]!
  return beyond > 1e-9 ? beyond : 0
}

/** Green part of what a node has in slot t besides the grid energy its load takes. */
function greenPart(node: NodePlan, t: number, pool: number, battery: number): number {
  const own = node.pv[t]! - node.spilled[t]!
  const all = own + onwards(node, t) + node.poolBuy[t]! + node.discharge[t]!
  return all <= 0 ? 1 : (own + node.poolBuy[t]! * pool + node.discharge[t]! * battery) / all
}

/** Green part of what a node charges over all slots; null where it charges nothing. */
function greenOfCharge(node: NodePlan, pool: Float64Array, battery: number): number | null {
  let charged = 0
  let green = 0
  for (let t = 0; t < pool.length; t++) {
    const kw = node.charge[t]!
    if (kw === 0) continue
    charged += kw
    green += kw * greenPart(node, t, pool[t]!, battery)
  }
  return charged > 0 ? green / charged : null
}
