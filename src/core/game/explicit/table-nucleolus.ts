import type { SolveLinearProgram } from './linear-program.ts'
import { normalised } from './normalised-game.ts'
import { nucleolus, type GameWatch } from './nucleolus.ts'

/** Up to here every level's scans of all groups stay within a second (engine.md "Stability"). */
export const MOST_FOR_NUCLEOLUS = 18

/**
 * The nucleolus over the imputations of a game given as the table of its group values, in their unit. Where there is no
 * imputation, because the players alone are worth more than all of them together, it is the prenucleolus: the same rule
 * without the promise that nobody gets less than alone, which nothing could keep. Throws what `nucleolus` throws.
 */
export async function tableNucleolus(
  values: Float64Array,
  solve: SolveLinearProgram,
  watch: GameWatch,
): Promise<readonly number[]> {
  const normal = normalised(values)
  const over = normal.values.at(-1)! < 0 ? 'preimputations' : 'imputations'
  const { payoff } = await nucleolus(normal.values, over, solve, watch)
  return normal.payoffOf(payoff)
}
