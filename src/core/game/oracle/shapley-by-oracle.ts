import { shapleyOfTable } from '../shapley.ts'
import { ShapleySampling, type SamplingSettings } from '../sampling/sampled-shapley.ts'
import type { SampledShapley } from '../sampling/shapley-estimate.ts'
import type { Coalition, CoalitionOracle, OracleWatch } from './coalition-oracle.ts'
import { coalitionOf, grayMask } from './gray-code.ts'

/** Every coalition is asked for up to this many members. */
export const MOST_BY_TABLE = 20

/** Coalitions asked for in one batch. */
const BATCH = 4096

/** Values of all coalitions by mask, bit i = member i: one table a part. */
export async function tablesOf(
  oracle: CoalitionOracle,
  watch: OracleWatch,
): Promise<readonly Float64Array[]> {
  const { players, parts } = oracle
  if (players > MOST_BY_TABLE) throw new RangeError(`${players} members have too many coalitions`)
  const groups = 2 ** players
  const tables = Array.from({ length: parts }, () => new Float64Array(groups))
  for (let from = 1; from < groups; from += BATCH) {
    const masks = Array.from({ length: Math.min(BATCH, groups - from) }, (_one, k) => grayMask(from + k))
    const values = await oracle.values(
      masks.map((mask) => coalitionOf(mask, players)),
      {
        report: ({ done }) => watch.report({ done: from - 1 + done, total: groups - 1 }),
        shouldStop: () => watch.shouldStop(),
      },
    )
    for (const [k, mask] of masks.entries())
      for (const [p, table] of tables.entries()) table[mask] = values[k * parts + p]!
  }
  return tables
}

/** Exact Shapley values part by part, [part][member], from the tables of all coalitions. */
export function shapleyOfTables(players: number, tables: readonly Float64Array[]): readonly Float64Array[] {
  const scratch = new Float64Array(2 ** players)
  return tables.map((table) => {
    const shapley = new Float64Array(players)
    shapleyOfTable(players, table, scratch, shapley)
    return shapley
  })
}

/**
 * `sampleShapley` for games that only an oracle can value. A block of orders is asked for at once, each order as the
 * chain of its growing coalitions.
 */
export async function sampleShapleyByOracle(
  oracle: CoalitionOracle,
  settings: SamplingSettings,
  watch: OracleWatch,
): Promise<SampledShapley> {
  const { players, parts } = oracle
  const sampling = new ShapleySampling(players, parts, settings)
  const added = new Float64Array(parts)
  const quiet: OracleWatch = { report: () => undefined, shouldStop: () => watch.shouldStop() }
  let together = 0
  do {
    const orders = sampling.nextBlock(watch)
    const values = await oracle.values(orders.flatMap(chainOf), quiet)
    for (const [k, order] of orders.entries()) {
      for (const [place, member] of order.entries()) {
        const at = (k * players + place) * parts
        for (let p = 0; p < parts; p++)
          added[p] = values[at + p]! - (place === 0 ? 0 : values[at - parts + p]!)
        sampling.estimate.take(member, added, 1 / orders.length)
      }
    }
    together = values.subarray(values.length - parts).reduce((sum, part) => sum + part, 0)
    sampling.estimate.endBlock()
  } while (!sampling.isEnough(watch))
  return sampling.result(together)
}

/** The first one, the first two … all of an order. */
function chainOf(order: readonly number[]): Coalition[] {
  const inside = new Uint8Array(order.length)
  return order.map((member) => {
    inside[member] = 1
    return inside.slice()
  })
}
