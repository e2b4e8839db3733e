import type { Levers, Rails } from '../levers.ts'
import type { Community, Period } from '../period.ts'
import { replay } from '../replay.ts'
import { refined } from './refine.ts'

/** What a constant setting must keep to, besides being good: no group may gain more than this on average, if anything. */
export interface Limits {
  readonly mostExcess: number | null
}

/**
 * The setting with the lowest score on these periods among those within the limits: the best of a catalogue, then a search
 * around it. Ties go to the earlier, milder one.
 */
export function bestConstant(
  catalogue: readonly Levers[],
  rails: Rails,
  community: Community,
  periods: readonly Period[],
  window: number,
  { mostExcess }: Limits,
): Levers {
  const lived = { leadIn: periods.slice(0, 1), counted: periods }
  const costOf = (levers: Levers): number => {
    const { score, excess } = replay(() => levers, community, lived, levers, window)
    return mostExcess === null || excess <= mostExcess || levers.rho === 0 ? score : Infinity
  }
  let best = catalogue[0]!
  let least = Infinity
  for (const levers of catalogue) {
    const cost = costOf(levers)
    if (cost < least - 1e-12) [best, least] = [levers, cost]
  }
  return refined(best, rails, costOf)
}
