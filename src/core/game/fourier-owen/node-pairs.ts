import { gaussLegendre } from './gauss-legendre.ts'
import type { NetDraws } from './net-draws.ts'
import { spreadAround } from './spread.ts'

/** What one pair of nodes u < ½ and 1 − u of Owen's integral has to do. */
export interface NodePair {
  readonly u: number
  /** Quadrature weight of each of the two. */
  readonly weight: number
  /** Whether the sign of X is certain at u, at 1 − u: then a member changes |X| by ± its own draw, without any series. */
  readonly certain: boolean
  readonly mirrorCertain: boolean
  /** |X| stays below this, in 10⁻⁶ kWh, wherever the series is used. */
  readonly range: number
}

/**
 * The pairs of a Gauss–Legendre rule with `count` (even) nodes. At node u the mean of X is u·D, D = Σd; where it is
 * farther from 0 than X ever gets from its mean, the sign of X is that of D. The chance of being wrong is 2·e^(−logOdds).
 */
export function nodePairs(draws: NetDraws, count: number, logOdds: number): NodePair[] {
  const { nodes, weights } = gaussLegendre(count)
  const total = Math.abs(draws.drawn - draws.fed)
  const most = Math.max(draws.drawn, draws.fed)
  return Array.from({ length: count / 2 }, (_, k) => {
    const u = nodes[k]!
    const spread = spreadAround(u, draws, logOdds)
    const mirrorCertain = (1 - u) * total > spread
    const mean = (mirrorCertain ? u : 1 - u) * total
    return {
      u,
      weight: weights[k]!,
      certain: u * total > spread,
      mirrorCertain,
      range: Math.min(most, mean + spread),
    }
  })
}
