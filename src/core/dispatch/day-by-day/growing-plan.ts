import type { NodePlan, Plan } from '../plan.ts'

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

type Growing = { -readonly [S in (typeof seriesNames)[number]]: number[] } & {
  readonly id: string
  readonly stateOfCharge: number[] | null
  readonly moved: number[][]
}

/** A plan that grows by a day at a time; the days themselves need not be kept. */
export class GrowingPlan {
  #nodes: Growing[] = []
  readonly #overLimit: number[] = []
  #peakKw = 0

  append(day: Plan): void {
    if (this.#nodes.length === 0) this.#nodes = day.nodes.map(emptyOf)
    for (const [n, node] of day.nodes.entries()) {
      const own = this.#nodes[n]!
      for (const name of seriesNames) own[name].push(...node[name])
      own.stateOfCharge?.push(...node.stateOfCharge!)
      for (const [part, series] of node.moved.entries()) own.moved[part]!.push(...series)
    }
    this.#overLimit.push(...day.overLimit)
    this.#peakKw = Math.max(this.#peakKw, day.peakKw)
  }

  get whole(): Plan {
    return { nodes: this.#nodes, overLimit: this.#overLimit, peakKw: this.#peakKw }
  }
}

function emptyOf(node: NodePlan): Growing {
  const empty = Object.fromEntries(seriesNames.map((name) => [name, [] as number[]]))
  return {
    ...(empty as Record<(typeof seriesNames)[number], number[]>),
    id: node.id,
    stateOfCharge: node.stateOfCharge && [],
    moved: node.moved.map(() => []),
  }
}
