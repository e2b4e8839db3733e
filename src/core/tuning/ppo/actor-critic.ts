import type { ActionSpace } from '../environments/environment.ts'
import { categoricalHead } from './categorical-head.ts'
import { gaussianHead } from './gaussian-head.ts'
import { headParametersOf, outputsOf, type Head } from './head.ts'
import { Network, parametersOf } from './network.ts'
import type { Random } from './random.ts'

/** Gains of the last layers: a policy that starts nearly even, a value that starts at its scale. */
const POLICY_GAIN = 0.01
const VALUE_GAIN = 1

/** A policy and a value network with all their parameters in one array: actor, head, critic. */
export class ActorCritic {
  readonly parameters: Float64Array
  readonly gradient: Float64Array
  readonly observationSize: number
  readonly actor: Network
  readonly critic: Network
  readonly head: Head
  readonly #headParameters: Float64Array

  constructor(observationSize: number, actions: ActionSpace, hidden: readonly number[]) {
    this.observationSize = observationSize
    const actorSizes = [observationSize, ...hidden, outputsOf(actions)]
    const criticSizes = [observationSize, ...hidden, 1]
    const ofActor = parametersOf(actorSizes)
    const ofHead = headParametersOf(actions)
    const all = ofActor + ofHead + parametersOf(criticSizes)
    this.parameters = new Float64Array(all)
    this.gradient = new Float64Array(all)
    const views = (from: number, until: number): [Float64Array, Float64Array] => [
      this.parameters.subarray(from, until),
      this.gradient.subarray(from, until),
    ]
    this.actor = new Network(actorSizes, ...views(0, ofActor))
    this.critic = new Network(criticSizes, ...views(ofActor + ofHead, all))
    const [headParameters, headGradient] = views(ofActor, ofActor + ofHead)
    this.#headParameters = headParameters
    this.head =
      actions.kind === 'discrete'
        ? categoricalHead(actions.choices)
        : gaussianHead(headParameters, headGradient)
  }

  initialise(random: Random, logDeviation: number): void {
    this.actor.initialise(POLICY_GAIN, random)
    this.critic.initialise(VALUE_GAIN, random)
    this.#headParameters.fill(logDeviation)
  }
}
