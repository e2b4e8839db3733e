import { hoursOfSlot, type Study } from '../study.ts'
import { mostGiven, mostMoved, mostTaken, mostUsed, nodesOf, type Node } from './nodes.ts'
import type { ProgramDraft } from './draft.ts'
import type { CommonColumns, ModelContext, NodeColumns, VariableMap } from './shape.ts'
import { addBattery } from './storage.ts'

/** Adds every node's energy columns. Costs are those of stage A, the money that leaves the community. */
export function addNodeColumns(draft: ProgramDraft, context: ModelContext): NodeColumns[] {
  const { study, nodes, hours, shape } = context
  const { prices, steps } = study
  const whole = shape.dayOf ?? study
  const wholeNodes = shape.dayOf ? nodesOf(shape.dayOf) : nodes
  const allTaken = Array.from({ length: steps }, (_, t) =>
    nodes.reduce((sum, node) => sum + mostTaken(node, t), 0),
  )
  return nodes.map((node, n) => {
    // in the green pool nothing bought from the grid is passed on; otherwise it may be, to all the others
    const bought = (t: number): number => (shape.greenPool ? mostUsed(node, t) : allTaken[t]!)
    const pooled = (t: number): number =>
      shape.greenPool ? mostGiven(node, t) : allTaken[t]! - mostTaken(node, t)
    const block = (kind: Parameters<ProgramDraft['block']>[0], spec: Parameters<ProgramDraft['block']>[3]) =>
      draft.block(kind, n, steps, spec).first
    return {
      gridBuy: block('grid-buy', { upper: bought, cost: (t) => prices.buy[t]! * hours }),
      gridSell: block('grid-sell', {
        upper: (t) => mostGiven(node, t),
        cost: (t) => -prices.sell[t]! * hours,
      }),
      poolBuy: block('pool-buy', { upper: (t) => mostTaken(node, t), cost: () => prices.networkFee * hours }),
      poolSell: block('pool-sell', { upper: pooled }),
      spilled: wholeNodes[n]!.pv.some((kw) => kw > 0)
        ? block('spilled', { upper: (t) => node.pv[t]! })
        : null,
      unserved: mayGoUnserved(whole, wholeNodes[n]!)
        ? block('unserved', {
            upper: (t) => node.load[t]! * prices.lostLoadFraction,
            cost: () => prices.lostLoad * hours,
          })
        : null,
      curtailed: node.curtailable
        ? block('curtailed', {
            upper: (t) => node.curtailable!.series[t]! * node.curtailable!.fraction,
            cost: () => node.curtailable!.costPerKWh * hours,
          })
        : null,
      battery: node.battery ? addBattery(draft, context, n, node.battery) : null,
      moved: node.shiftable.map(
        (appliance, part) =>
          draft.block(
            'moved',
            n,
            steps,
            {
              upper: (t) => mostMoved(appliance, t),
            },
            part,
          ).first,
      ),
    }
  })
}

/**
 * Leaving load unserved is worth a decision only where it can pay: a kW less in one slot saves at most its price and the
 * peak's. Behind a connection limit it always may.
 */
export function mayGoUnserved(study: Study, node: Node): boolean {
  const hours = hoursOfSlot(study)
  const { buy, demandCharge, lostLoad, lostLoadFraction } = study.prices
  if (lostLoadFraction === 0 || node.load.every((kw) => kw === 0)) return false
  if (study.connectionKw !== null) return true
  const peak = demandCharge + study.settings.beta
  return buy.some((price) => lostLoad * hours < price * hours + peak)
}

/** Peak and excess over the connection. */
export function addCommonColumns(draft: ProgramDraft, { study, hours }: ModelContext): CommonColumns {
  const { demandCharge, lostLoad } = study.prices
  const peak = draft.block('peak', -1, 1, { cost: () => demandCharge + study.settings.beta }).first
  if (study.connectionKw === null) return { peak, overLimit: null }
  return {
    peak,
    overLimit: draft.block('over-limit', -1, study.steps, { cost: () => lostLoad * hours }).first,
  }
}

/** What a node takes equals what it gives, in every slot. */
export function addBalances(draft: ProgramDraft, { study, nodes }: ModelContext, map: VariableMap): void {
  for (const [n, node] of nodes.entries()) {
    const own = map.nodes[n]!
    draft.group('balance', n)
    for (let t = 0; t < study.steps; t++) {
      draft.put(own.gridBuy + t, 1)
      draft.put(own.gridSell + t, -1)
      draft.put(own.poolBuy + t, 1)
      draft.put(own.poolSell + t, -1)
      if (own.spilled !== null) draft.put(own.spilled + t, -1)
      if (own.unserved !== null) draft.put(own.unserved + t, 1)
      if (own.curtailed !== null) draft.put(own.curtailed + t, 1)
      if (own.battery) {
        draft.put(own.battery.discharge + t, 1)
        draft.put(own.battery.charge + t, -1)
      }
      for (const moved of own.moved) draft.put(moved + t, -1)
      const needed = node.load[t]! - node.pv[t]!
      draft.row(needed, needed)
    }
  }
}

/** What is sold into the pool in a slot is bought from it. */
export function addPool(draft: ProgramDraft, { study }: ModelContext, map: VariableMap): void {
  draft.group('pool', -1)
  for (let t = 0; t < study.steps; t++) {
    for (const own of map.nodes) {
      draft.put(own.poolSell + t, 1)
      draft.put(own.poolBuy + t, -1)
    }
    draft.row(0, 0)
  }
}

/** The peak is at least every slot's net import; import and export stay within the connection but for a dear excess. */
export function addPeak(draft: ProgramDraft, { study }: ModelContext, map: VariableMap): void {
  const netImport = (t: number): void => {
    for (const own of map.nodes) {
      draft.put(own.gridBuy + t, 1)
      draft.put(own.gridSell + t, -1)
    }
  }
  draft.group('peak', -1)
  for (let t = 0; t < study.steps; t++) {
    netImport(t)
    draft.put(map.common.peak, -1)
    draft.row(-Infinity, 0)
  }
  if (map.common.overLimit === null) return
  const limit = study.connectionKw!
  draft.group('connection', -1)
  for (let t = 0; t < study.steps; t++) {
    netImport(t)
    draft.put(map.common.overLimit + t, -1)
    draft.row(-Infinity, limit)
    netImport(t)
    draft.put(map.common.overLimit + t, 1)
    draft.row(-limit, Infinity)
  }
}

/** Only local renewables are stored and sold (equity.md, "Renewable access"), at every node and in every slot. */
export function addGreenPool(draft: ProgramDraft, { study, nodes }: ModelContext, map: VariableMap): void {
  for (const [n, node] of nodes.entries()) {
    const own = map.nodes[n]!
    draft.group('green', n)
    for (let t = 0; t < study.steps; t++) {
      if (own.battery) {
        draft.put(own.battery.charge + t, 1)
        draft.put(own.poolBuy + t, -1)
        if (own.spilled !== null) draft.put(own.spilled + t, 1)
        draft.row(-Infinity, node.pv[t]!)
      }
      draft.put(own.poolSell + t, 1)
      draft.put(own.gridSell + t, 1)
      if (own.spilled !== null) draft.put(own.spilled + t, 1)
      if (own.battery) draft.put(own.battery.discharge + t, -1)
      draft.row(-Infinity, node.pv[t]!)
      // both together, or sunshine could be stored and sold at once while the grid serves the load twice over
      if (!own.battery) continue
      draft.put(own.battery.charge + t, 1)
      draft.put(own.poolSell + t, 1)
      draft.put(own.gridSell + t, 1)
      if (own.spilled !== null) draft.put(own.spilled + t, 1)
      draft.put(own.poolBuy + t, -1)
      draft.put(own.battery.discharge + t, -1)
      draft.row(-Infinity, node.pv[t]!)
    }
  }
}
