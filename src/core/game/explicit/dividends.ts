import type { ExplicitGame } from './explicit-game.ts'

/**
 * Harsanyi dividends by mask: d(S) = v(S) − Σ_{T ⊊ S} d(T), what S earns together beyond all its parts (Harsanyi 1959),
 * as the Möbius transform of v: player by player, v(S ∪ i) −= v(S).
 *
 * A dividend smaller than what rounding alone can make of the 2^|S| values it is summed from is 0: values written as
 * 0.1 and 0.2 would otherwise show dividends of 10⁻¹⁷.
 */
export function dividendsOf(game: ExplicitGame): Float64Array {
  const dividends = game.values.slice()
  const rounding = game.values.map((value) => Number.EPSILON * Math.abs(value))
  for (let i = 0; i < game.players.length; i++) {
    const bit = 2 ** i
    for (let mask = 0; mask < dividends.length; mask++) {
      if (!(mask & bit)) continue
      dividends[mask]! -= dividends[mask ^ bit]!
      rounding[mask]! += rounding[mask ^ bit]!
    }
  }
  return dividends.map((dividend, mask) => (Math.abs(dividend) <= rounding[mask]! ? 0 : dividend))
}
