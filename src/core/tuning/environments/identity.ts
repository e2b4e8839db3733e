import type { Random } from '../ppo/random.ts'
import type { Environment } from './environment.ts'

/** Steps of an episode. */
const LENGTH = 20

/** The simplest thing to learn: choose the number that is shown, one point each time it is right. At most 20 an episode. */
export function discreteIdentity(choices: number): Environment {
  let shown = 0
  let steps = 0
  const show = (random: Random, observation: Float64Array): void => {
    shown = random.below(choices)
    observation.fill(0)
    observation[shown] = 1
  }
  return {
    observationSize: choices,
    actions: { kind: 'discrete', choices },
    reset(random, observation) {
      steps = 0
      show(random, observation)
    },
    step(action, random, observation) {
      const reward = action[0] === shown ? 1 : 0
      steps += 1
      show(random, observation)
      return { reward, terminated: steps === LENGTH, truncated: false, figure: null }
    },
  }
}

/** The same with numbers in [−1, 1]: 1 − |shown − said| a number, on average. At most 20 an episode. */
export function continuousIdentity(size: number): Environment {
  const shown = new Float64Array(size)
  let steps = 0
  const show = (random: Random, observation: Float64Array): void => {
    for (let k = 0; k < size; k++) shown[k] = random.between(-1, 1)
    observation.set(shown)
  }
  return {
    observationSize: size,
    actions: { kind: 'continuous', size },
    reset(random, observation) {
      steps = 0
      show(random, observation)
    },
    step(action, random, observation) {
      let miss = 0
      for (let k = 0; k < size; k++) miss += Math.abs(shown[k]! - Math.max(-1, Math.min(1, action[k]!)))
      steps += 1
      show(random, observation)
      return { reward: 1 - miss / size, terminated: steps === LENGTH, truncated: false, figure: null }
    },
  }
}
