import { ProgramDraft } from '../model/draft.ts'
import { mayGoUnserved } from '../model/energy.ts'
import { addFlexible } from '../model/flexible.ts'
import { mostMoved, nodesOf, type Node } from '../model/nodes.ts'
import type { MixedProgram } from '../model/program.ts'
import type { ModelContext, NodeColumns } from '../model/shape.ts'
import { addBattery, addStorage } from '../model/storage.ts'
import { hoursOfSlot, type Study } from '../study.ts'
import type { DayModel } from './day-model.ts'
import { DaySeries } from './day-series.ts'
import { planOfPooled } from './pooled-plan.ts'

/** First columns of the smaller model's blocks, one column a slot. */
export interface PooledColumns {
  /** What each node decides; null for a node without battery or movable load. */
  readonly nodes: readonly (FlexibleColumns | null)[]
  /** What the other nodes leave unserved of what they lack, and beyond that; null where it cannot pay. */
  readonly unserved: { readonly lacking: number; readonly beyond: number } | null
}

export interface FlexibleColumns {
  readonly battery: NodeColumns['battery']
  readonly moved: readonly number[]
  readonly unserved: number | null
}

/**
 * Whether the smaller model holds: what is bought is at least as dear as what is sold, with the pool's fee between them,
 * nothing is worth spilling or cutting, and no connection limits.
 */
export function canPool(study: Study): boolean {
  const { buy, sell, networkFee } = study.prices
  return (
    study.connectionKw === null &&
    study.members.every((member) => member.curtailable === null) &&
    buy.every((price, t) => price >= sell[t]! + networkFee && sell[t]! >= 0)
  )
}

/**
 * Stage A with one pool for all: prices are the same for everyone, so only what all lack (L) and all have over (O) in a
 * slot matters. With N = L − O their net import, I what is imported (I ≥ N, I ≥ 0), I − N exported and L − I traded, the
 * cost buy·I − sell·(I − N) + fee·(L − I) is (buy − sell − fee)·I + sell·N + fee·L, and a node's part of L is at least
 * its need. Members without battery or movable load are numbers, not columns; what they may leave unserved is two
 * columns for all, first of what they lack, then of what they could have over. The same optimum as the model of
 * model.ts, with a fifth of its columns.
 */
export function pooledModels(whole: Study): (day: Study) => DayModel {
  const unserved = nodesOf(whole).map((node) => mayGoUnserved(whole, node))
  const draft = new ProgramDraft()
  let before: MixedProgram | null = null
  let series = new DaySeries(0)
  return (day) => {
    draft.restart()
    // the last day may be shorter
    if (series.steps !== day.steps) series = new DaySeries(day.steps)
    const model = pooledModel(day, unserved, draft, before, series)
    before = model.program
    return model
  }
}

function pooledModel(
  study: Study,
  unserved: readonly boolean[],
  draft: ProgramDraft,
  before: MixedProgram | null,
  series: DaySeries,
): DayModel {
  const nodes = nodesOf(study)
  const hours = hoursOfSlot(study)
  const { steps, prices } = study
  const context: ModelContext = { study, nodes, hours, shape: { greenPool: false, exclusive: false } }
  const lacking: number[] = []
  const flexible = nodes.map((node, n): FlexibleColumns | null => {
    if (node.battery === null && node.shiftable.length === 0) return null
    lacking[n] = draft.block('pool-buy', n, steps, { cost: () => prices.networkFee * hours }).first
    return flexibleColumns(draft, context, n, unserved[n]!)
  })
  const spare = spareOf(study, nodes, flexible, unserved)
  const unservedOf = (first: boolean): number =>
    draft.block('unserved', -1, steps, {
      upper: (t) => (first ? spare.lacking : spare.beyond)[t]!,
      // whoever lacks less also needs less of the pool
      cost: () => (prices.lostLoad - (first ? prices.networkFee : 0)) * hours,
    }).first
  const columns: PooledColumns = {
    nodes: flexible,
    unserved: flexible.some((own, n) => own === null && unserved[n])
      ? { lacking: unservedOf(true), beyond: unservedOf(false) }
      : null,
  }
  const imported = draft.block('grid-buy', -1, steps, {
    cost: (t) => (prices.buy[t]! - prices.sell[t]! - prices.networkFee) * hours,
  }).first
  const net = draft.block('net', -1, steps, {
    lower: () => -Infinity,
    cost: (t) => prices.sell[t]! * hours,
  }).first
  const peak = draft.block('peak', -1, 1, { cost: () => prices.demandCharge + study.settings.beta }).first
  for (const [n, own] of flexible.entries()) {
    if (!own) continue
    draft.group('balance', n)
    for (let t = 0; t < steps; t++) {
      draft.put(lacking[n]! + t, 1)
      putUse(draft, own, t, -1)
      draft.row(needOf(nodes[n]!, t), Infinity)
    }
  }
  const map = { nodes: flexible.map((own) => ({ ...nothing, ...own })), common: { peak, overLimit: null } }
  addStorage(draft, context, map)
  addFlexible(draft, context, map)
  for (let t = 0; t < steps; t++) {
    draft.group('net', -1)
    draft.put(net + t, 1)
    for (const own of flexible) if (own) putUse(draft, own, t, -1)
    if (columns.unserved) {
      draft.put(columns.unserved.lacking + t, 1)
      draft.put(columns.unserved.beyond + t, 1)
    }
    const needed = nodes.reduce((sum, node) => sum + needOf(node, t), 0)
    draft.row(needed, needed)
    draft.group('pool', -1)
    draft.put(imported + t, 1)
    draft.put(net + t, -1)
    draft.row(0, Infinity)
    draft.group('peak', -1)
    draft.put(net + t, 1)
    draft.put(peak, -1)
    draft.row(-Infinity, 0)
  }
  return {
    program: draft.finish(before).program,
    peak,
    read: (solution) => planOfPooled(nodes, columns, spare, solution, series),
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

const needOf = (node: Node, t: number): number => node.load[t]! - node.pv[t]!

function flexibleColumns(
  draft: ProgramDraft,
  context: ModelContext,
  n: number,
  mayLeave: boolean,
): FlexibleColumns {
  const { study, hours, nodes } = context
  const { steps, prices } = study
  const node = nodes[n]!
  return {
    battery: node.battery && addBattery(draft, context, n, node.battery),
    moved: node.shiftable.map(
      (appliance, part) =>
        draft.block('moved', n, steps, { upper: (t) => mostMoved(appliance, t) }, part).first,
    ),
    unserved: mayLeave
      ? draft.block('unserved', n, steps, {
          upper: (t) => node.load[t]! * prices.lostLoadFraction,
          cost: () => prices.lostLoad * hours,
        }).first
      : null,
  }
}

/** Terms of what a node's decisions make it use, times `sign`. */
function putUse(draft: ProgramDraft, own: FlexibleColumns, t: number, sign: number): void {
  if (own.battery) {
    draft.put(own.battery.charge + t, sign)
    draft.put(own.battery.discharge + t, -sign)
  }
  for (const moved of own.moved) draft.put(moved + t, sign)
  if (own.unserved !== null) draft.put(own.unserved + t, -sign)
}

/** Most that nodes without decisions may leave unserved, kW a slot: of what they lack, and beyond that. */
export interface SpareLoad {
  readonly lacking: Float64Array
  readonly beyond: Float64Array
  /** Of node n in slot t. */
  of(n: number, t: number): { readonly lacking: number; readonly beyond: number }
}

function spareOf(
  study: Study,
  nodes: readonly Node[],
  flexible: readonly (FlexibleColumns | null)[],
  unserved: readonly boolean[],
): SpareLoad {
  const of = (n: number, t: number): { readonly lacking: number; readonly beyond: number } => {
    if (flexible[n] || !unserved[n]) return { lacking: 0, beyond: 0 }
    const most = nodes[n]!.load[t]! * study.prices.lostLoadFraction
    const lacking = Math.min(most, Math.max(0, needOf(nodes[n]!, t)))
    return { lacking, beyond: most - lacking }
  }
  const sum = (part: 'lacking' | 'beyond'): Float64Array =>
    Float64Array.from({ length: study.steps }, (_, t) =>
      nodes.reduce((all, _node, n) => all + of(n, t)[part], 0),
    )
  return { lacking: sum('lacking'), beyond: sum('beyond'), of }
}
