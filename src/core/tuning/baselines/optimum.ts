import type { Levers } from '../levers.ts'
import { Life } from '../life.ts'
import type { Controller } from '../replay.ts'

/**
 * The best of the catalogue for every single period, chosen with the period known: nobody can do that, so it is only the
 * end of the scale. Greedy: what a choice means for later periods is left out.
 */
export function perPeriodOptimum(catalogue: readonly Levers[]): Controller {
  return ({ life, next }) => {
    const trial = new Life(life.community, 1)
    let best: { levers: Levers; score: number } | null = null
    for (const levers of catalogue) {
      trial.begin()
      const { score } = trial.live(next, levers, 1)
      if (best === null || score < best.score) best = { levers, score }
    }
    return best!.levers
  }
}
