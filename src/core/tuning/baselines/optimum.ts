import type { Levers, Rails } from '../levers.ts'
import { Life } from '../life.ts'
import type { Controller } from '../replay.ts'
import { refined } from './refine.ts'

/**
 * The best setting for every single period, searched with the period known: nobody can do that, so it is only the end of
 * the scale. Greedy: what a choice means for the trailing burdens of later periods is left out.
 */
export function perPeriodOptimum(catalogue: readonly Levers[], rails: Rails): Controller {
  return ({ life, next }) => {
    const trial = new Life(life.community, 1)
    const costOf = (levers: Levers): number => {
      trial.begin()
      return trial.live(next, levers, 1).score
    }
    let best = catalogue[0]!
    let least = Infinity
    for (const levers of catalogue) {
      const cost = costOf(levers)
      if (cost < least) [best, least] = [levers, cost]
    }
    return refined(best, rails, costOf)
  }
}
