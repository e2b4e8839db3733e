/** A cooperative game with transferable utility, given coalition by coalition. */
export interface ExplicitGame {
  readonly players: readonly string[]
  /** 2ⁿ values by mask, bit i = players[i]; values[0] is 0. In whatever unit the game is written in. */
  readonly values: Float64Array
  /** Kalai–Samet weights in the order of the players, each ≥ 0. */
  readonly weights: readonly number[]
}

/** More players than this are refused: the table of a game doubles with each. */
export const MOST_PLAYERS = 20

/** The names of a coalition, in the order of the players: `a,b`. */
export function coalitionName(players: readonly string[], mask: number): string {
  return players.filter((_name, i) => (mask >>> i) & 1).join(',')
}

/** The largest |v(S)|: the measure every tolerance is relative to. */
export function scaleOf(values: Float64Array): number {
  let largest = 0
  for (const value of values) largest = Math.max(largest, Math.abs(value))
  return largest
}
