import * as v from 'valibot'
import type { ActionSpace } from '../environments/environment.ts'
import { ActorCritic } from './actor-critic.ts'
import { RunningStatistics, StatisticsSchema } from './running-statistics.ts'
import { PpoSettingsSchema } from './settings.ts'

/** A trained policy as it is kept: JSON holds every number to the bit. */
export const SavedPolicySchema = v.object({
  observationSize: v.number(),
  actions: v.variant('kind', [
    v.object({ kind: v.literal('discrete'), choices: v.number() }),
    v.object({ kind: v.literal('continuous'), size: v.number() }),
  ]),
  settings: PpoSettingsSchema,
  seed: v.number(),
  /** Steps it has learnt from. */
  steps: v.number(),
  parameters: v.array(v.number()),
  observed: StatisticsSchema,
  rewarded: StatisticsSchema,
})
export type SavedPolicy = v.InferOutput<typeof SavedPolicySchema>

/** A policy that acts: always by the mode, never by chance. */
export class Policy {
  readonly saved: SavedPolicy
  readonly actions: ActionSpace
  readonly #model: ActorCritic
  readonly #observed: RunningStatistics
  readonly #seen: Float64Array

  constructor(saved: SavedPolicy) {
    this.saved = saved
    this.actions = saved.actions
    this.#model = new ActorCritic(saved.observationSize, saved.actions, saved.settings.hidden)
    if (this.#model.parameters.length !== saved.parameters.length)
      throw new RangeError(`a policy of ${saved.parameters.length} numbers does not fit its own sizes`)
    this.#model.parameters.set(saved.parameters)
    this.#observed = new RunningStatistics(saved.observed)
    this.#seen = new Float64Array(saved.observationSize)
  }

  /** Writes the likeliest action in a state, as the environment gives it. */
  act(observation: Float64Array, action: Float64Array): void {
    if (this.saved.settings.normaliseObservations) this.#observed.normalise(observation, this.#seen)
    else this.#seen.set(observation)
    this.#model.head.mode(this.#model.actor.forward(this.#seen, 1), 0, action)
  }
}
