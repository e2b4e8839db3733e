import type { Levers } from '../levers.ts'
import { Life } from '../life.ts'
import type { Community, Period } from '../period.ts'
import { Random } from '../ppo/random.ts'
import type { Controller } from '../replay.ts'

/** Times each setting is tried on average in each context. */
const TRIES = 8
const EXPLORATION = 0.05

/**
 * A contextual bandit over a catalogue (UCB1, Auer et al. 2002): it tries settings on periods drawn at random and remembers
 * what each brought in each context, then always takes the best known. The context is the sign of the first feature of the
 * period to come (summer or winter half, kind of day). It cannot leave the catalogue: the safe variant, and the fallback.
 */
export function contextualBandit(
  catalogue: readonly Levers[],
  community: Community,
  periods: readonly Period[],
  seed: number,
): Controller {
  const random = new Random(seed)
  const contexts = [false, true].map((isUpper) => periods.filter((one) => contextOf(one) === isUpper))
  const best = contexts.map((own) => tried(catalogue, community, own.length > 0 ? own : periods, random))
  return ({ next }) => best[contextOf(next) ? 1 : 0]!
}

const contextOf = ({ features }: Period): boolean => (features[0] ?? 0) > 0

function tried(
  catalogue: readonly Levers[],
  community: Community,
  periods: readonly Period[],
  random: Random,
): Levers {
  const sums = catalogue.map(() => 0)
  const counts = catalogue.map(() => 0)
  const life = new Life(community, 1)
  const rounds = TRIES * catalogue.length
  for (let round = 0; round < rounds; round++) {
    const bound = (k: number): number =>
      counts[k] === 0
        ? Infinity
        : sums[k]! / counts[k]! + EXPLORATION * Math.sqrt((2 * Math.log(round + 1)) / counts[k]!)
    let arm = 0
    for (let k = 1; k < catalogue.length; k++) if (bound(k) > bound(arm)) arm = k
    const levers = catalogue[arm]!
    life.begin()
    const period = periods[random.below(periods.length)]!
    sums[arm]! += life.live(period, levers, Math.exp(0.1 * random.normal())).reward
    counts[arm]! += 1
  }
  let best = 0
  const meanOf = (k: number): number => (counts[k] === 0 ? -Infinity : sums[k]! / counts[k]!)
  for (let k = 1; k < catalogue.length; k++) if (meanOf(k) > meanOf(best)) best = k
  return catalogue[best]!
}
