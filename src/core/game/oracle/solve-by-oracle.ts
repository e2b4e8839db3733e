import type { SamplingSettings } from '../sampling/sampled-shapley.ts'
import { largestExcess, type LargestExcess } from '../stability.ts'
import type { CoalitionOracle, OracleWatch } from './coalition-oracle.ts'
import { sampleShapleyByOracle, shapleyOfTables, tablesOf } from './shapley-by-oracle.ts'

/** Shares of a game that an oracle values; amounts in its unit, members in their order. */
export interface OracleSolution {
  readonly exact: boolean
  /** Groups valued, or orders walked. */
  readonly coalitions: number | null
  readonly permutations: number | null
  /** Whether sampled shares are as precise as was asked for; true where exact. */
  readonly reached: boolean
  readonly savings: number
  readonly shapley: Float64Array
  readonly halfWidth95: Float64Array | null
  readonly stability: LargestExcess | null
}

/** By asking for every group of up to `mostExact` members, else by random orders. Throws what the oracle throws. */
export async function solveByOracle(
  oracle: CoalitionOracle,
  mostExact: number,
  settings: SamplingSettings,
  watch: OracleWatch,
): Promise<OracleSolution> {
  if (oracle.players > mostExact) {
    const { shapley, halfWidth95, permutations, reached } = await sampleShapleyByOracle(
      oracle,
      settings,
      watch,
    )
    const savings = shapley.reduce((sum, share) => sum + share, 0)
    return {
      exact: false,
      coalitions: null,
      permutations,
      reached,
      savings,
      shapley,
      halfWidth95,
      stability: null,
    }
  }
  const tables = await tablesOf(oracle, watch)
  const values = tables[0]!.map((_one, mask) => tables.reduce((sum, table) => sum + table[mask]!, 0))
  const [shapley] = shapleyOfTables(oracle.players, [values])
  return {
    exact: true,
    coalitions: values.length - 1,
    permutations: null,
    reached: true,
    savings: values.at(-1)!,
    shapley: shapley!,
    halfWidth95: null,
    stability: largestExcess(values, [...shapley!]),
  }
}
