import type { ExplicitGame } from './explicit-game.ts'

/**
 * The weighted Shapley value of Kalai and Samet (1987): every Harsanyi dividend is divided among its coalition in
 * proportion to the weights, φ_i = Σ_{S∋i} d(S)·w_i / w(S). Weights 3 : 1 divide a unanimity game 3/4 : 1/4.
 *
 * Weight 0 means the ordered partition of the same paper, those of weight 0 being the lower class: of what is earned
 * with anyone of positive weight such a player gets nothing; what players of weight 0 earn among themselves they divide
 * equally.
 *
 * Not summed from dividends, which cancel badly for many players, but as the paper's expected marginal contribution:
 * everyone leaves one after the other, i being the next to leave S with probability w_i / w(S) (equally where w(S) = 0),
 * and takes v(S) − v(S∖i) along. All weights of the sum are probabilities, so no digits are lost.
 */
export function weightedShapley({ players, values, weights }: ExplicitGame): number[] {
  const shares = players.map(() => 0)
  const together = values.length - 1
  /** How likely it is that at some time exactly these are left. */
  const reached = new Float64Array(values.length)
  reached[together] = 1
  for (let mask = together; mask > 0; mask--) {
    const likely = reached[mask]!
    if (likely === 0) continue
    let weight = 0
    let size = 0
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      weight += weights[31 - Math.clz32(rest & -rest)]!
      size++
    }
    for (let rest = mask; rest !== 0; rest &= rest - 1) {
      const bit = rest & -rest
      const i = 31 - Math.clz32(bit)
      const leaves = likely * (weight > 0 ? weights[i]! / weight : 1 / size)
      reached[mask ^ bit]! += leaves
      shares[i]! += leaves * (values[mask]! - values[mask ^ bit]!)
    }
  }
  return shares
}
