import type { SamplingSettings } from '../sampling/sampled-shapley.ts'
import { knownExcess } from '../excess/known-excess.ts'
import { provedExcess, type KnownExcess } from '../stability.ts'
import type { CoalitionOracle, OracleWatch } from './coalition-oracle.ts'
import { sampleShapleyByOracle, shapleyOfTables, tablesOf } from './shapley-by-oracle.ts'

/** Groups valued in search of one that gains, for each member: each may be a plan of seconds. */
const GROUPS_A_MEMBER = 10

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
  /** Where shares are sampled a group found by search, without a bound; null where there is only one member. */
  readonly stability: KnownExcess | null
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
      stability: await knownExcess(
        oracle,
        null,
        [...shapley],
        { rounds: 0, groups: GROUPS_A_MEMBER * oracle.players, seed: settings.seed },
        watch,
      ),
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
    stability: provedExcess(values, [...shapley!]),
  }
}
