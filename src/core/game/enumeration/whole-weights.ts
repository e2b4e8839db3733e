import { greatestCommonDivisor } from '../common-divisor.ts'

/** The weights of Shapley's formula as whole numbers over one denominator. */
export interface WholeWeights {
  /** lcm(1, …, n), below 2²⁸ for 20 players: by Farhi (2009) n·lcm(C(n−1, 0), …, C(n−1, n−1)), so all weights are whole. */
  readonly denominator: number
  /**
   * By size s of the group, [w(s − 1) + w(s)] × denominator with w(s) = s!(n−s−1)!/n!; w(n) counts as 0, and entry 0 is 0.
   * What this gives a player is too much by the same for everyone (see shapleyOfTable).
   */
  readonly bySize: readonly number[]
}

export function wholeWeights(players: number): WholeWeights {
  let denominator = 1
  for (let k = 2; k <= players; k++) denominator = (denominator * k) / greatestCommonDivisor(denominator, k)
  const bySize = [0]
  let choose = 1
  for (let s = 1; s <= players; s++) {
    choose = (choose * (players - s + 1)) / s
    // n/(s·(n − s)·C(n, s)); s·C(n, s)·(denominator/…) would pass 2⁵³ for no player count here
    bySize.push(
      s === players ? denominator / players : (denominator * players) / (s * (players - s) * choose),
    )
  }
  return { denominator, bySize }
}
