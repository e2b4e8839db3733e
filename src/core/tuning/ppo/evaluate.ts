import type { Environment } from '../environments/environment.ts'
import { actionSizeOf } from './head.ts'
import type { Policy } from './policy.ts'
import { Random } from './random.ts'

/** Returns of so many episodes, acting by the policy's mode. */
export function episodeReturns(
  policy: Policy,
  environment: Environment,
  episodes: number,
  seed: number,
): number[] {
  const random = new Random(seed)
  const observation = new Float64Array(environment.observationSize)
  const action = new Float64Array(actionSizeOf(environment.actions))
  return Array.from({ length: episodes }, () => {
    environment.reset(random, observation)
    let sum = 0
    for (;;) {
      policy.act(observation, action)
      const step = environment.step(action, random, observation)
      sum += step.reward
      if (step.terminated || step.truncated) return sum
    }
  })
}
