import { tableNucleolus } from '../game/explicit/table-nucleolus.ts'
import { addTransfer, shareTotals, type CausedShares } from './caused-shares.ts'
import type { Watch } from './input.ts'
import type { WalkedGames } from './walked-games.ts'

/**
 * Turns the Shapley shares of a game into its nucleolus. The nucleolus is no sum over hours: which hour a share comes
 * from cannot be read off it. So a share is told as what the member's energy adds hour by hour, which is Shapley's, and
 * one part `stability`: what is moved between members so that the group with most reason to leave has as little as
 * possible. The moves sum to 0. `values` by mask in the unit of the shares.
 */
export async function addNucleolusEffect(
  shares: CausedShares,
  name: string,
  values: Float64Array,
  walked: WalkedGames,
  watch: Watch,
): Promise<void> {
  const payoff = await walked.nucleolus(name, (solve) =>
    tableNucleolus(values, solve, {
      report: ({ done, total }) => watch.report({ phase: 'shares', done, total }),
      shouldStop: () => watch.shouldStop(),
    }),
  )
  const shapley = shareTotals(shares)
  addTransfer(
    shares,
    'stability',
    payoff.map((paid, i) => paid - shapley[i]!),
  )
}
