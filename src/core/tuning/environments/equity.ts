import { Life, type Lived } from '../life.ts'
import { turned, withinRails, type Levers, type Rails } from '../levers.ts'
import { observationSizeOf, observe } from '../observation.ts'
import type { Community, Period } from '../period.ts'
import type { Random } from '../ppo/random.ts'
import type { Environment } from './environment.ts'

/** How episodes are drawn from the periods there are. */
export interface EpisodeShape {
  /** Periods an episode lasts, and periods that burdens look back over. */
  readonly length: number
  readonly window: number
  /** All money of a period counts exp(N(0, noise)) times. */
  readonly noise: number
}

/** Months: a year an episode, a year back. Days: thirty and thirty (studies.md E.4). */
export const monthsShape: EpisodeShape = { length: 12, window: 12, noise: 0.1 }
export const daysShape: EpisodeShape = { length: 30, window: 30, noise: 0.1 }

/**
 * A community's periods as something to learn in: an episode is a draw of them in random order with noise; an action turns
 * the levers for the next period; the reward is what that did against frozen settings on the same draw. Episodes begin at
 * settings from anywhere within the rails, so that the policy knows its way from all of them.
 */
export function equityEnvironment(
  community: Community,
  periods: readonly Period[],
  rails: Rails,
  shape: EpisodeShape,
): Environment {
  const life = new Life(community, shape.window)
  const groups = community.groups.length
  const features = periods[0]!.features.length
  let levers: Levers
  let next: Period
  let lived = 0
  const draw = (random: Random): Period => periods[random.below(periods.length)]!
  const liveThrough = (random: Random, before: Levers): Lived =>
    life.live(next, levers, Math.exp(shape.noise * random.normal()), before)
  return {
    observationSize: observationSizeOf(community, features),
    actions: { kind: 'continuous', size: groups + 1 },
    reset(random, observation) {
      levers = withinRails(
        {
          logWeights: community.groups.map(() => random.normal() * 0.5),
          rho: random.between(0, rails.mostRho),
        },
        rails,
      )
      life.begin()
      next = draw(random)
      const first = liveThrough(random, levers)
      next = draw(random)
      lived = 0
      observe(life, first, levers, next, observation)
    },
    step(action, random, observation) {
      const before = levers
      levers = turned(levers, action, rails)
      const outcome = liveThrough(random, before)
      lived += 1
      next = draw(random)
      observe(life, outcome, levers, next, observation)
      return {
        reward: outcome.reward,
        terminated: false,
        truncated: lived === shape.length,
        figure: outcome.measures.giniBurden,
      }
    },
  }
}
