import { replay } from '../replay.ts'
import type { Levers } from '../levers.ts'
import type { Community, Period } from '../period.ts'

/** What a constant setting must keep to, besides being good: no group may gain more than this on average, if anything. */
export interface Limits {
  readonly mostExcess: number | null
}

/** The setting of a catalogue with the lowest score on these periods among those within the limits; ties to the milder. */
export function bestConstant(
  catalogue: readonly Levers[],
  community: Community,
  periods: readonly Period[],
  window: number,
  { mostExcess }: Limits,
): Levers {
  let best: { readonly levers: Levers; readonly score: number } | null = null
  for (const levers of catalogue) {
    const { score, excess } = replay(
      () => levers,
      community,
      { leadIn: periods.slice(0, 1), counted: periods },
      levers,
      window,
    )
    const isWithin = mostExcess === null || excess <= mostExcess || levers.rho === 0
    if (isWithin && (best === null || score < best.score - 1e-12)) best = { levers, score }
  }
  return best!.levers
}
