import { ProgramDraft } from '../model/draft.ts'
import { mayGoUnserved } from '../model/energy.ts'
import { addFlexible } from '../model/flexible.ts'
import { mostMoved, mostTaken, nodesOf, type Node } from '../model/nodes.ts'
import type { ModelContext, NodeColumns, VariableMap } from '../model/shape.ts'
import { addBattery, addStorage } from '../model/storage.ts'
import type { NodePlan, Plan } from '../plan.ts'
import { hoursOfSlot, type Study } from '../study.ts'
import { netImport } from '../plan.ts'
import type { DayModel } from './day-model.ts'

/**
 * Whether the smaller model holds: what is bought is at least as dear as what is sold, with the pool's fee between them,
 * nothing is worth spilling, cutting or leaving unserved, and no connection limits.
 */
export function canPool(study: Study): boolean {
  const { buy, sell, networkFee } = study.prices
  return (
    study.connectionKw === null &&
    study.members.every((member) => member.curtailable === null) &&
    nodesOf(study).every((node) => !mayGoUnserved(study, node)) &&
    buy.every((price, t) => price >= sell[t]! + networkFee && sell[t]! >= 0)
  )
}

/**
 * Stage A with one pool for all: prices are the same for everyone, so only what all lack and all have over matters.
 * Members without battery or movable load are numbers, not columns; the others have what they lack and what is over.
 * p_t ≤ Σ lacking, p_t ≤ Σ over; cost Σ_t buy·lacking − sell·over − (buy − sell − fee)·p. What goes through the pool is
 * divided in proportion. The same optimum as the model of model.ts, with a third of its columns.
 */
export function pooledModel(study: Study): DayModel {
  const nodes = nodesOf(study)
  const hours = hoursOfSlot(study)
  const { steps, prices } = study
  const context: ModelContext = { study, nodes, hours, shape: { greenPool: false, exclusive: false } }
  const draft = new ProgramDraft()
  const flexible = nodes.map((node) => node.battery !== null || node.shiftable.length > 0)
  const columns = nodes.map((node, n) => (flexible[n] ? flexibleColumns(draft, context, n, node) : nothing))
  const pool = draft.block('pool-sell', -1, steps, {
    cost: (t) => -(prices.buy[t]! - prices.sell[t]! - prices.networkFee) * hours,
  }).first
  const peak = draft.block('peak', -1, 1, { cost: () => prices.demandCharge + study.settings.beta }).first
  const map: VariableMap = { nodes: columns, common: { peak, overLimit: null } }
  for (const [n, node] of nodes.entries()) {
    if (!flexible[n]) continue
    const own = columns[n]!
    draft.group('balance', n)
    for (let t = 0; t < steps; t++) {
      draft.put(own.gridBuy + t, 1)
      draft.put(own.gridSell + t, -1)
      if (own.battery) {
        draft.put(own.battery.discharge + t, 1)
        draft.put(own.battery.charge + t, -1)
      }
      for (const moved of own.moved) draft.put(moved + t, -1)
      const needed = node.load[t]! - node.pv[t]!
      draft.row(needed, needed)
    }
  }
  addStorage(draft, context, map)
  addFlexible(draft, context, map)
  const fixed = fixedSums(nodes, flexible, steps)
  for (let t = 0; t < steps; t++) {
    const put = (lacking: number, over: number): void => {
      for (const [n, own] of columns.entries()) {
        if (!flexible[n]) continue
        draft.put(own.gridBuy + t, lacking)
        draft.put(own.gridSell + t, over)
      }
    }
    draft.group('pool', -1)
    draft.put(pool + t, 1)
    put(-1, 0)
    draft.row(-Infinity, fixed.lacking[t]!)
    draft.put(pool + t, 1)
    put(0, -1)
    draft.row(-Infinity, fixed.over[t]!)
    draft.group('peak', -1)
    put(1, -1)
    draft.put(peak, -1)
    draft.row(-Infinity, fixed.over[t]! - fixed.lacking[t]!)
  }
  return {
    program: draft.finish().program,
    peak,
    read: (solution) => planOfPooled(nodes, columns, flexible, pool, steps, solution),
  }
}

const nothing: NodeColumns = {
  gridBuy: 0,
  gridSell: 0,
  poolBuy: 0,
  poolSell: 0,
  spilled: null,
  unserved: null,
  curtailed: null,
  battery: null,
  moved: [],
}

/** `grid-buy` is here what a node lacks and `grid-sell` what it has over, wherever it goes. */
function flexibleColumns(draft: ProgramDraft, context: ModelContext, n: number, node: Node): NodeColumns {
  const { study, hours } = context
  const { steps, prices } = study
  return {
    ...nothing,
    gridBuy: draft.block('grid-buy', n, steps, {
      upper: (t) => mostTaken(node, t),
      cost: (t) => prices.buy[t]! * hours,
    }).first,
    gridSell: draft.block('grid-sell', n, steps, {
      upper: (t) => node.pv[t]! + (node.battery?.dischargeKw ?? 0),
      cost: (t) => -prices.sell[t]! * hours,
    }).first,
    battery: node.battery && addBattery(draft, context, n, node.battery),
    moved: node.shiftable.map(
      (appliance, part) =>
        draft.block('moved', n, steps, { upper: (t) => mostMoved(appliance, t) }, part).first,
    ),
  }
}

/** What the nodes without columns lack and have over, kW a slot. */
function fixedSums(
  nodes: readonly Node[],
  flexible: readonly boolean[],
  steps: number,
): { readonly lacking: Float64Array; readonly over: Float64Array } {
  const lacking = new Float64Array(steps)
  const over = new Float64Array(steps)
  for (const [n, node] of nodes.entries()) {
    if (flexible[n]) continue
    for (let t = 0; t < steps; t++) {
      const net = node.load[t]! - node.pv[t]!
      if (net > 0) lacking[t]! += net
      else over[t]! -= net
    }
  }
  return { lacking, over }
}

function planOfPooled(
  nodes: readonly Node[],
  columns: readonly NodeColumns[],
  flexible: readonly boolean[],
  pool: number,
  steps: number,
  solution: Float64Array,
): Plan {
  const slots = Array.from({ length: steps }, (_, t) => t)
  const series = (first: number | undefined): number[] =>
    slots.map((t) => (first === undefined ? 0 : Math.max(0, solution[first + t]!)))
  const net = (n: number, t: number): number =>
    flexible[n]
      ? solution[columns[n]!.gridBuy + t]! - solution[columns[n]!.gridSell + t]!
      : nodes[n]!.load[t]! - nodes[n]!.pv[t]!
  const lacking = nodes.map((_, n) => slots.map((t) => Math.max(0, net(n, t))))
  const over = nodes.map((_, n) => slots.map((t) => Math.max(0, -net(n, t))))
  const part = (all: readonly (readonly number[])[], t: number): number => {
    const total = all.reduce((sum, own) => sum + own[t]!, 0)
    return total > 0 ? Math.min(1, Math.max(0, solution[pool + t]!) / total) : 0
  }
  const bought = slots.map((t) => part(lacking, t))
  const sold = slots.map((t) => part(over, t))
  const none = slots.map(() => 0)
  const planned = nodes.map((node, n): NodePlan => {
    const own = columns[n]!
    const moved = own.moved.map(series)
    return {
      id: node.id,
      loadBefore: node.load.map((kw, t) =>
        node.shiftable.reduce((sum, appliance) => sum + (appliance.usual?.[t] ?? 0), kw),
      ),
      loadAfter: node.load.map((kw, t) => moved.reduce((sum, appliance) => sum + appliance[t]!, kw)),
      pv: node.pv,
      spilled: none,
      gridBuy: slots.map((t) => lacking[n]![t]! * (1 - bought[t]!)),
      gridSell: slots.map((t) => over[n]![t]! * (1 - sold[t]!)),
      poolBuy: slots.map((t) => lacking[n]![t]! * bought[t]!),
      poolSell: slots.map((t) => over[n]![t]! * sold[t]!),
      charge: own.battery ? series(own.battery.charge) : none,
      discharge: own.battery ? series(own.battery.discharge) : none,
      stateOfCharge: own.battery && series(own.battery.stateOfCharge),
      moved,
      curtailed: none,
      unserved: none,
    }
  })
  return { nodes: planned, peakKw: Math.max(0, ...netImport(planned, steps)), overLimit: none }
}
