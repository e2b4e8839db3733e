import { coalitionName, type ExplicitGame } from './explicit-game.ts'
import type { GameSolution } from './solve-game.ts'

/**
 * The document of `game solve` (interface.md): payoffs by player; `dividends` by coalition, those that are 0 left out as
 * in the game itself. Where `nucleolus` is null or `dividends` is missing, `reasons` has a sentence on it.
 */
export function gameJson({ players }: ExplicitGame, solution: GameSolution) {
  const byPlayer = (payoff: readonly number[]): Record<string, number> =>
    Object.fromEntries(players.map((name, i) => [name, payoff[i]!]))
  const { dividends, leastCore, nucleolus, reasons } = solution
  return {
    players,
    shapley: byPlayer(solution.shapley),
    weightedShapley: byPlayer(solution.weightedShapley),
    leastCore: { epsilon: leastCore.epsilon, payoff: byPlayer(leastCore.payoff) },
    nucleolus: nucleolus && byPlayer(nucleolus),
    coreNonEmpty: solution.coreNonEmpty,
    ...(dividends && { dividends: dividendsByName(players, dividends) }),
    ...(Object.keys(reasons).length > 0 && { reasons }),
  }
}

function dividendsByName(players: readonly string[], dividends: Float64Array): Record<string, number> {
  const named: [string, number][] = []
  for (const [mask, dividend] of dividends.entries())
    if (dividend !== 0) named.push([coalitionName(players, mask), dividend])
  return Object.fromEntries(named)
}
