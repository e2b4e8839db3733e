import type { LinearProgram } from '../explicit/linear-program.ts'
import type { CommonBattery } from './common-battery.ts'
import type { GroupFlows } from './connection-stages.ts'
import type { SlotPrices } from './slot-prices.ts'

/** Columns of a slot besides those of the batteries: outside and inside trade of the members, then of the common assets. */
const TRADES = ['buy', 'sell', 'pool buy', 'pool sell'] as const
/** Columns of a battery in a slot. */
const CHARGE = 0
const DISCHARGE = 1
const CONTENT = 2

/**
 * The cheapest plan of a group as a linear program, in the units of its data: for any number of unlike common batteries,
 * where the slope lists, which are for one, end. Under `requireConvexPrices` its optimum is that of the whole-number
 * problem. `demandCharge` per unit of the highest net import, 0 leaves the peak out.
 *
 * Rows of a slot: what members draw, what they feed in, the pool, the node of the common assets, the contents; then the
 * peak. Cost of the optimum: `cost` · columns.
 */
export function linearStorage(
  prices: SlotPrices,
  flows: GroupFlows,
  batteries: readonly CommonBattery[],
  demandCharge: number,
): LinearProgram {
  const slots = prices.buy.length
  const width = 2 * TRADES.length + 3 * batteries.length
  const columns = slots * width + 1
  const peak = columns - 1
  const cost = new Float64Array(columns)
  const lower = new Float64Array(columns)
  const upper = new Float64Array(columns).fill(Infinity)
  cost[peak] = demandCharge
  const rows = new Rows()
  for (let t = 0; t < slots; t++) {
    const members = t * width
    const assets = members + TRADES.length
    const battery = (k: number): number => assets + TRADES.length + 3 * k
    for (const node of [members, assets]) {
      cost[node] = prices.buy[t]!
      cost[node + 1] = -prices.sell[t]!
      cost[node + 2] = prices.fee[t]!
    }
    rows.add(flows.drawn[t]!, flows.drawn[t]!, [members, 1], [members + 2, 1])
    rows.add(flows.fed[t]!, flows.fed[t]!, [members + 1, 1], [members + 3, 1])
    rows.add(0, 0, [members + 2, 1], [assets + 2, 1], [members + 3, -1], [assets + 3, -1])
    const stored = batteries.flatMap((_one, k): [number, number][] => [
      [battery(k) + CHARGE, 1],
      [battery(k) + DISCHARGE, -1],
    ])
    const plant = flows.plant[t]!
    rows.add(plant, plant, [assets, -1], [assets + 2, -1], [assets + 1, 1], [assets + 3, 1], ...stored)
    if (demandCharge > 0)
      rows.add(-Infinity, 0, [members, 1], [assets, 1], [members + 1, -1], [assets + 1, -1], [peak, -1])
    for (const [k, one] of batteries.entries()) {
      const first = battery(k)
      cost[first + DISCHARGE] = one.wear
      upper[first + CHARGE] = one.charge
      upper[first + DISCHARGE] = one.discharge
      upper[first + CONTENT] = one.capacity
      const isLast = t === slots - 1
      if (isLast && one.initial !== null) lower[first + CONTENT] = upper[first + CONTENT] = one.initial
      // a free start is the end of the last slot
      const last = first + (slots - 1 - t) * width
      const before = t > 0 ? first - width : one.initial === null ? last : null
      const start = before === null ? one.initial! : 0
      const change: [number, number][] = [
        [first + CHARGE, -one.chargeEfficiency],
        [first + DISCHARGE, 1 / one.dischargeEfficiency],
      ]
      // in a single slot with a free start the content falls out of its own balance
      if (before !== first) change.push([first + CONTENT, 1])
      if (before !== first && before !== null) change.push([before + CONTENT, -1])
      rows.add(start, start, ...change)
    }
  }
  return { cost, columns: { lower, upper }, rows: rows.packed() }
}

/** Rows that are written one after the other. */
class Rows {
  readonly #lower: number[] = []
  readonly #upper: number[] = []
  readonly #starts: number[] = [0]
  readonly #indices: number[] = []
  readonly #values: number[] = []

  add(lower: number, upper: number, ...entries: readonly (readonly [column: number, value: number])[]): void {
    this.#lower.push(lower)
    this.#upper.push(upper)
    for (const [column, value] of entries) {
      this.#indices.push(column)
      this.#values.push(value)
    }
    this.#starts.push(this.#indices.length)
  }

  packed(): LinearProgram['rows'] {
    return {
      lower: Float64Array.from(this.#lower),
      upper: Float64Array.from(this.#upper),
      starts: Int32Array.from(this.#starts),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    }
  }
}
