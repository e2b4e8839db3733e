import type { Levers, Rails } from '../levers.ts'
import type { Community, Period } from '../period.ts'
import { replay } from '../replay.ts'
import { refined } from './refine.ts'

/**
 * The setting with the lowest score on these periods among those allowed: the best of a catalogue, then a search around it.
 * Ties go to the earlier, milder one.
 */
export function bestConstant(
  catalogue: readonly Levers[],
  rails: Rails,
  community: Community,
  periods: readonly Period[],
  window: number,
  isAllowed: (levers: Levers) => boolean,
): Levers {
  const lived = { leadIn: periods.slice(0, 1), counted: periods }
  const costOf = (levers: Levers): number =>
    isAllowed(levers) ? replay(() => levers, community, lived, levers, window).score : Infinity
  let best = catalogue[0]!
  let least = Infinity
  for (const levers of catalogue) {
    const cost = costOf(levers)
    if (cost < least - 1e-12) [best, least] = [levers, cost]
  }
  return refined(best, rails, costOf)
}
