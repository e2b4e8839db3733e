import type { NodePlan, Plan, Series } from '../plan.ts'

const seriesNames = [
  'loadBefore',
  'loadAfter',
  'pv',
  'spilled',
  'gridBuy',
  'gridSell',
  'poolBuy',
  'poolSell',
  'charge',
  'discharge',
  'curtailed',
  'unserved',
] as const

type SeriesName = (typeof seriesNames)[number]

/** Node by node its series; those that are nothing on every day so far are not among them. */
interface GrowingNode {
  readonly id: string
  readonly series: Partial<Record<SeriesName, Float64Array>>
  readonly stateOfCharge: Float64Array | null
  readonly moved: readonly Float64Array[]
}

/**
 * A plan of so many slots that grows by a day at a time; the days themselves need not be kept. Every series is as long
 * as the whole from the start and lies outside the heap of objects, and those of nothing but zeros are one and the same:
 * a month of many members stays small.
 */
export class GrowingPlan {
  readonly #nothing: Float64Array
  readonly #overLimit: Float64Array
  #nodes: GrowingNode[] = []
  #peakKw = 0
  #done = 0

  constructor(steps: number) {
    this.#nothing = new Float64Array(steps)
    this.#overLimit = new Float64Array(steps)
  }

  append(day: Plan): void {
    const steps = this.#nothing.length
    if (this.#nodes.length === 0) this.#nodes = day.nodes.map((node) => emptyOf(node, steps))
    for (const [n, node] of day.nodes.entries()) {
      const own = this.#nodes[n]!
      for (const name of seriesNames)
        if (own.series[name] || node[name].some((kw) => kw !== 0))
          this.#put((own.series[name] ??= new Float64Array(steps)), node[name])
      if (own.stateOfCharge) this.#put(own.stateOfCharge, node.stateOfCharge!)
      for (const [part, series] of node.moved.entries()) this.#put(own.moved[part]!, series)
    }
    this.#put(this.#overLimit, day.overLimit)
    this.#peakKw = Math.max(this.#peakKw, day.peakKw)
    this.#done += day.overLimit.length
  }

  get whole(): Plan {
    const nodes = this.#nodes.map(({ id, series, stateOfCharge, moved }): NodePlan => {
      const all = {} as Record<SeriesName, Series>
      for (const name of seriesNames) all[name] = series[name] ?? this.#nothing
      return { ...all, id, stateOfCharge, moved }
    })
    return { nodes, overLimit: this.#overLimit, peakKw: this.#peakKw }
  }

  #put(whole: Float64Array, day: Series): void {
    for (let t = 0; t < day.length; t++) whole[this.#done + t] = day[t]!
  }
}

const emptyOf = ({ id, stateOfCharge, moved }: NodePlan, steps: number): GrowingNode => ({
  id,
  series: {},
  stateOfCharge: stateOfCharge && new Float64Array(steps),
  moved: moved.map(() => new Float64Array(steps)),
})
