import type { Node } from '../model/nodes.ts'
import { netImport, type NodePlan, type Plan, type Series } from '../plan.ts'
import type { DaySeries } from './day-series.ts'
import type { FlexibleColumns, PooledColumns, SpareLoad } from './pooled-model.ts'

/**
 * The plan behind a solution of the smaller model: what each node lacks or has over follows from its decisions, and the
 * smaller of the two sums goes through the pool, divided in proportion. It holds until `series` begins again.
 */
export function planOfPooled(
  nodes: readonly Node[],
  columns: PooledColumns,
  spare: SpareLoad,
  solution: Float64Array,
  series: DaySeries,
): Plan {
  series.restart()
  const { none, steps } = series
  const own = nodes.map((node, n) => {
    const decided = columns.nodes[n]
    return decided
      ? decisionsOf(node, decided, solution, series)
      : withoutDecisions(n, columns, spare, solution, series)
  })
  const nets = nodes.map((node, n) => {
    const { charge, discharge, moved, unserved } = own[n]!
    return series.of((t) => {
      let net = node.load[t]! - unserved[t]! - node.pv[t]! + charge[t]! - discharge[t]!
      for (const appliance of moved) net += appliance[t]!
      return net
    })
  })
  const sumOf = (part: (net: number) => number): Float64Array =>
    series.of((t) => nets.reduce((sum, net) => sum + part(net[t]!), 0))
  const lacking = sumOf((net) => Math.max(0, net))
  const over = sumOf((net) => Math.max(0, -net))
  /** Part of each node's `whole` that goes through the pool. */
  const pooled = (whole: Float64Array): Float64Array =>
    series.of((t) => (whole[t]! > 0 ? Math.min(lacking[t]!, over[t]!) / whole[t]! : 0))
  const bought = pooled(lacking)
  const sold = pooled(over)
  const planned = nodes.map((node, n): NodePlan => {
    const { charge, discharge, stateOfCharge, moved, unserved } = own[n]!
    const net = nets[n]!
    return {
      id: node.id,
      loadBefore: series.of((t) =>
        node.shiftable.reduce((sum, appliance) => sum + (appliance.usual?.[t] ?? 0), node.load[t]!),
      ),
      loadAfter: series.of((t) =>
        moved.reduce((sum, appliance) => sum + appliance[t]!, node.load[t]! - unserved[t]!),
      ),
      pv: node.pv,
      spilled: none,
      gridBuy: series.of((t) => Math.max(0, net[t]!) * (1 - bought[t]!)),
      gridSell: series.of((t) => Math.max(0, -net[t]!) * (1 - sold[t]!)),
      poolBuy: series.of((t) => Math.max(0, net[t]!) * bought[t]!),
      poolSell: series.of((t) => Math.max(0, -net[t]!) * sold[t]!),
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
  readonly charge: Series
  readonly discharge: Series
  readonly stateOfCharge: Series | null
  readonly moved: readonly Series[]
  readonly unserved: Series
}

function decisionsOf(
  node: Node,
  { battery, moved, unserved }: FlexibleColumns,
  solution: Float64Array,
  series: DaySeries,
): Decisions {
  // a solver's 1e-12 below zero is no energy flowing backwards
  const read = (first: number): Series => series.of((t) => Math.max(0, solution[first + t]!))
  return {
    charge: battery ? read(battery.charge) : series.none,
    discharge: battery ? read(battery.discharge) : series.none,
    stateOfCharge: node.battery && battery && read(battery.stateOfCharge),
    moved: moved.map(read),
    unserved: unserved === null ? series.none : read(unserved),
  }
}

/** Of what all leave unserved each leaves the same part of what it may: nobody is chosen. */
function withoutDecisions(
  n: number,
  { unserved }: PooledColumns,
  spare: SpareLoad,
  solution: Float64Array,
  series: DaySeries,
): Decisions {
  const { none } = series
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
    unserved: unserved === null ? none : series.of(left),
  }
}
