import { turned, type Rails } from './levers.ts'
import { observe } from './observation.ts'
import type { Policy } from './ppo/policy.ts'
import type { Controller } from './replay.ts'

/** A trained policy as a controller, by its mode. */
export function learnedController(policy: Policy, rails: Rails): Controller {
  const observation = new Float64Array(policy.saved.observationSize)
  const size = policy.actions.kind === 'continuous' ? policy.actions.size : 1
  const action = new Float64Array(size)
  return ({ life, last, levers, next }) => {
    observe(life, last, levers, next, observation)
    policy.act(observation, action)
    return turned(levers, action, rails)
  }
}
