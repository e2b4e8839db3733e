import { dividendsOf } from './dividends.ts'
import type { ExplicitGame } from './explicit-game.ts'
import type { SolveLinearProgram } from './linear-program.ts'
import { normalised, type NormalisedGame } from './normalised-game.ts'
import { nucleolus, type GameWatch, type Nucleolus } from './nucleolus.ts'
import { weightedShapley } from './weighted-shapley.ts'

/** Up to here the dividends are listed: one for each of 2ⁿ − 1 groups. */
export const MOST_DIVIDENDS = 16

/** An ε or a share that is positive by less than this part of the largest gain is 0: what the programs are solved to. */
const ROUNDING = 1e-9

/** What there is to say about a game; vectors in the order of the players, in the unit of the game's values. */
export interface GameSolution {
  readonly shapley: readonly number[]
  /** Kalai–Samet with the game's weights. */
  readonly weightedShapley: readonly number[]
  /** Harsanyi dividends by mask; null above MOST_DIVIDENDS players. */
  readonly dividends: Float64Array | null
  readonly leastCore: LeastCore
  /** Over the imputations; null where there are none. */
  readonly nucleolus: readonly number[] | null
  readonly coreNonEmpty: boolean
  /** A sentence on whatever is null. */
  readonly reasons: { readonly dividends?: string; readonly nucleolus?: string }
}

export interface LeastCore {
  /** The smallest ε with x(S) ≥ v(S) − ε for all proper non-empty S; null for one player, who has no such S. */
  readonly epsilon: number | null
  /**
   * One point of that set, and always the same one: the prenucleolus. It is the nucleolus wherever it gives everyone at
   * least v({i}), so always where the core is non-empty.
   */
  readonly payoff: readonly number[]
}

/**
 * Solves a game given coalition by coalition: Shapley, weighted Shapley, dividends, least core, nucleolus and whether the
 * core is empty. Exact but for rounding (relative to the largest gain of a group: about 10⁻¹⁵ for the sums, 10⁻⁹ for which
 * groups count as tight). Throws what `nucleolus` throws.
 */
export async function solveGame(
  game: ExplicitGame,
  solve: SolveLinearProgram,
  watch: GameWatch,
): Promise<GameSolution> {
  const players = game.players.length
  const normal = normalised(game.values)
  const least = await nucleolus(normal.values, 'preimputations', solve, watch)
  const epsilon = least.levels[0]
  const imputed = await nucleolusOf(normal, least, solve, watch)
  return {
    // by the same sum, in which null players get exactly 0 and equals exactly the same
    shapley: weightedShapley({ ...game, weights: game.players.map(() => 1) }),
    weightedShapley: weightedShapley(game),
    dividends: players <= MOST_DIVIDENDS ? dividendsOf(game) : null,
    leastCore: {
      epsilon: epsilon === undefined ? null : epsilon * normal.scale,
      payoff: normal.payoffOf(least.payoff),
    },
    coreNonEmpty: epsilon === undefined || epsilon <= ROUNDING,
    nucleolus: imputed && normal.payoffOf(imputed),
    reasons: {
      ...(players > MOST_DIVIDENDS && {
        dividends: `Dividends are listed for up to ${MOST_DIVIDENDS} players.`,
      }),
      ...(imputed === null && {
        nucleolus: 'There is no imputation: the players alone are worth more than all of them together.',
      }),
    },
  }
}

/** The nucleolus of the normalised game over its imputations, where the prenucleolus is known; null where there are none. */
async function nucleolusOf(
  { values }: NormalisedGame,
  { payoff }: Nucleolus,
  solve: SolveLinearProgram,
  watch: GameWatch,
): Promise<readonly number[] | null> {
  if (values.at(-1)! < 0) return null
  // what is best among all payoffs is best among the imputations if it is one of them
  if (payoff.every((share) => share >= -ROUNDING)) return payoff
  return (await nucleolus(values, 'imputations', solve, watch)).payoff
}
