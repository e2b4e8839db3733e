import type { DispatchModel } from './model/model.ts'

/** One number a slot: a list, or of a long plan a typed array, which lies outside the heap of objects. */
export interface Series extends Iterable<number> {
  readonly length: number
  readonly [slot: number]: number
  at(slot: number): number | undefined
  entries(): IterableIterator<[number, number]>
  some(is: (value: number) => boolean): boolean
  map(of: (value: number, slot: number) => number): Series
  reduce(of: (sum: number, value: number, slot: number) => number, start: number): number
}

/** What every node does in every slot: kW, states of charge in kWh at the end of the slot. */
export interface NodePlan {
  readonly id: string
  /** Fixed load and the usual run of what can be moved: the load before planning. */
  readonly loadBefore: Series
  /** The load as planned, less what is curtailed or not served. */
  readonly loadAfter: Series
  readonly pv: Series
  readonly spilled: Series
  readonly gridBuy: Series
  readonly gridSell: Series
  readonly poolBuy: Series
  readonly poolSell: Series
  readonly charge: Series
  readonly discharge: Series
  /** Null without a battery. */
  readonly stateOfCharge: Series | null
  readonly moved: readonly Series[]
  readonly curtailed: Series
  readonly unserved: Series
}

/** A plan: members in their order, then the community's node where there is one. */
export interface Plan {
  readonly nodes: readonly NodePlan[]
  /** Highest net import of all slots, at least 0. */
  readonly peakKw: number
  /** Import or export beyond the connection, kW a slot. */
  readonly overLimit: Series
}

/** Reads a plan out of a solution's columns. */
export function planOf(model: DispatchModel, columns: Float64Array): Plan {
  const { steps } = model.study
  const series = (first: number | null | undefined): number[] =>
    Array.from({ length: steps }, (_, t) =>
      // a solver's 1e-12 below zero is no energy flowing backwards
      typeof first === 'number' ? Math.max(0, columns[first + t]!) : 0,
    )
  const nodes = model.nodes.map((node, n): NodePlan => {
    const own = model.map.nodes[n]!
    const moved = own.moved.map(series)
    const curtailed = series(own.curtailed)
    const unserved = series(own.unserved)
    const usual = (t: number): number =>
      node.shiftable.reduce((sum, appliance) => sum + (appliance.usual?.[t] ?? 0), 0)
    return {
      id: node.id,
      loadBefore: node.load.map((kw, t) => kw + usual(t)),
      loadAfter: node.load.map((kw, t) =>
        moved.reduce((sum, appliance) => sum + appliance[t]!, kw - curtailed[t]! - unserved[t]!),
      ),
      pv: node.pv,
      spilled: series(own.spilled),
      gridBuy: series(own.gridBuy),
      gridSell: series(own.gridSell),
      poolBuy: series(own.poolBuy),
      poolSell: series(own.poolSell),
      charge: series(own.battery?.charge),
      discharge: series(own.battery?.discharge),
      stateOfCharge: own.battery && series(own.battery.stateOfCharge),
      moved,
      curtailed,
      unserved,
    }
  })
  return {
    nodes,
    peakKw: Math.max(0, ...netImport(nodes, steps)),
    overLimit: series(model.map.common.overLimit),
  }
}

/** Net import of all nodes together, kW a slot. */
export function netImport(nodes: readonly NodePlan[], steps: number): number[] {
  return Array.from({ length: steps }, (_, t) =>
    nodes.reduce((sum, node) => sum + node.gridBuy[t]! - node.gridSell[t]!, 0),
  )
}
