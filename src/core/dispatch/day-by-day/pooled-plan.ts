import type { Node } from '../model/nodes.ts'
import { netImport, type NodePlan, type Plan } from '../plan.ts'
import type { FlexibleColumns, PooledColumns, SpareLoad } from './pooled-model.ts'

/**
 * The plan behind a solution of the smaller model: what each node lacks or has over follows from its decisions, and the
 * smaller of the two sums goes through the pool, divided in proportion.
 */
export function planOfPooled(
  nodes: readonly Node[],
  columns: PooledColumns,
  spare: SpareLoad,
  solution: Float64Array,
): Plan {
  const steps = spare.lacking.length
  const none = zeros(steps)
  const series = (of: (t: number) => number): number[] => Array.from({ length: steps }, (_, t) => of(t))
  const own = nodes.map((node, n) => {
    const decided = columns.nodes[n]
    return decided
      ? decisionsOf(node, decided, solution, none)
      : withoutDecisions(n, columns, spare, solution)
  })
  const nets = nodes.map((node, n) => {
    const { charge, discharge, moved, unserved } = own[n]!
    const net = new Float64Array(steps)
    for (let t = 0; t < steps; t++) {
      net[t] = node.load[t]! - unserved[t]! - node.pv[t]! + charge[t]! - discharge[t]!
      for (const appliance of moved) net[t]! += appliance[t]!
    }
    return net
  })
  const lacking = new Float64Array(steps)
  const over = new Float64Array(steps)
  for (const net of nets)
    for (let t = 0; t < steps; t++) {
      lacking[t]! += Math.max(0, net[t]!)
      over[t]! += Math.max(0, -net[t]!)
    }
  /** Part of each node's `whole` that goes through the pool. */
  const pooled = (whole: Float64Array): Float64Array =>
    whole.map((kw, t) => (kw > 0 ? Math.min(lacking[t]!, over[t]!) / kw : 0))
  const bought = pooled(lacking)
  const sold = pooled(over)
  const planned = nodes.map((node, n): NodePlan => {
    const { charge, discharge, stateOfCharge, moved, unserved } = own[n]!
    const net = nets[n]!
    return {
      id: node.id,
      loadBefore: node.load.map((kw, t) =>
        node.shiftable.reduce((sum, appliance) => sum + (appliance.usual?.[t] ?? 0), kw),
      ),
      loadAfter: node.load.map((kw, t) =>
        moved.reduce((sum, appliance) => sum + appliance[t]!, kw - unserved[t]!),
      ),
      pv: node.pv,
      spilled: none,
      gridBuy: series((t) => Math.max(0, net[t]!) * (1 - bought[t]!)),
      gridSell: series((t) => Math.max(0, -net[t]!) * (1 - sold[t]!)),
      poolBuy: series((t) => Math.max(0, net[t]!) * bought[t]!),
      poolSell: series((t) => Math.max(0, -net[t]!) * sold[t]!),
      charge,
      discharge,
      stateOfCharge,
      moved,
      curtailed: none,
      unserved,
    }
  })
  return { nodes: planned, peakKw: Math.max(0, ...netImport(planned, steps)), overLimit: none }
}

interface Decisions {
  readonly charge: readonly number[]
  readonly discharge: readonly number[]
  readonly stateOfCharge: readonly number[] | null
  readonly moved: readonly (readonly number[])[]
  readonly unserved: readonly number[]
}

const zeros = (steps: number): number[] => Array.from({ length: steps }, () => 0)

function decisionsOf(
  node: Node,
  { battery, moved, unserved }: FlexibleColumns,
  solution: Float64Array,
  none: readonly number[],
): Decisions {
  // a solver's 1e-12 below zero is no energy flowing backwards
  const series = (first: number): number[] => none.map((_, t) => Math.max(0, solution[first + t]!))
  return {
    charge: battery ? series(battery.charge) : none,
    discharge: battery ? series(battery.discharge) : none,
    stateOfCharge: node.battery && battery && series(battery.stateOfCharge),
    moved: moved.map(series),
    unserved: unserved === null ? none : series(unserved),
  }
}

/** Of what all leave unserved each leaves the same part of what it may: nobody is chosen. */
function withoutDecisions(
  n: number,
  { unserved }: PooledColumns,
  spare: SpareLoad,
  solution: Float64Array,
): Decisions {
  const none = zeros(spare.lacking.length)
  const part = (first: number, most: number, t: number): number =>
    most > 0 ? Math.min(1, Math.max(0, solution[first + t]! / most)) : 0
  const left = (t: number): number => {
    const own = spare.of(n, t)
    return (
      own.lacking * part(unserved!.lacking, spare.lacking[t]!, t) +
      own.beyond * part(unserved!.beyond, spare.beyond[t]!, t)
    )
  }
  return {
    charge: none,
    discharge: none,
    stateOfCharge: null,
    moved: [],
    unserved: unserved === null ? none : none.map((_, t) => left(t)),
  }
}
