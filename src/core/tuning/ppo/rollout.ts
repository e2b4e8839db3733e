import type { Environment } from '../environments/environment.ts'
import type { ActorCritic } from './actor-critic.ts'
import type { Random } from './random.ts'
import { clip, type RunningStatistics } from './running-statistics.ts'
import type { PpoSettings } from './settings.ts'

/** What several environments brought in so many steps each; row t·environments + e. */
export interface Rollout {
  readonly observations: Float64Array
  readonly actions: Float64Array
  readonly logProbabilities: Float64Array
  readonly rewards: Float64Array
  readonly values: Float64Array
  readonly ended: Uint8Array
  readonly lastValues: Float64Array
  /** Sums of raw rewards of the episodes that ended, and the mean of the environments' own figure; null where none. */
  readonly returns: readonly number[]
  readonly figure: number | null
}

interface Seat {
  readonly environment: Environment
  readonly random: Random
  readonly observation: Float64Array
  episodeReturn: number
  /** Discounted sum of rewards, whose spread scales rewards. */
  discounted: number
}

/** Collects experience from environments that go on where the last rollout left them. */
export class Collector {
  readonly #model: ActorCritic
  readonly #settings: PpoSettings
  readonly #random: Random
  readonly #observed: RunningStatistics
  readonly #rewarded: RunningStatistics
  readonly #seats: readonly Seat[]
  readonly #current: Float64Array

  constructor(
    model: ActorCritic,
    environments: readonly Environment[],
    settings: PpoSettings,
    random: Random,
    statistics: { readonly observed: RunningStatistics; readonly rewarded: RunningStatistics },
  ) {
    this.#model = model
    this.#settings = settings
    this.#random = random
    this.#observed = statistics.observed
    this.#rewarded = statistics.rewarded
    const size = model.observationSize
    this.#current = new Float64Array(environments.length * size)
    this.#seats = environments.map((environment) => {
      const seat: Seat = {
        environment,
        random: random.fork(),
        observation: new Float64Array(size),
        episodeReturn: 0,
        discounted: 0,
      }
      environment.reset(seat.random, seat.observation)
      return seat
    })
    for (const [e, seat] of this.#seats.entries()) this.#look(seat, e)
  }

  collect(): Rollout {
    const { rolloutSteps, gamma } = this.#settings
    const { head, actor, critic, observationSize } = this.#model
    const seats = this.#seats.length
    const rows = rolloutSteps * seats
    const rollout = {
      observations: new Float64Array(rows * observationSize),
      actions: new Float64Array(rows * head.actionSize),
      logProbabilities: new Float64Array(rows),
      rewards: new Float64Array(rows),
      values: new Float64Array(rows),
      ended: new Uint8Array(rows),
    }
    const returns: number[] = []
    let [figures, figured] = [0, 0]
    for (let t = 0; t < rolloutSteps; t++) {
      rollout.observations.set(this.#current, t * seats * observationSize)
      const outputs = actor.forward(this.#current, seats)
      rollout.values.set(critic.forward(this.#current, seats), t * seats)
      for (const [e, seat] of this.#seats.entries()) {
        const row = t * seats + e
        const actionAt = row * head.actionSize
        head.sample(outputs, e * head.outputs, this.#random, rollout.actions, actionAt)
        rollout.logProbabilities[row] = head.logProbability(
          outputs,
          e * head.outputs,
          rollout.actions,
          actionAt,
        )
        const action = rollout.actions.subarray(actionAt, actionAt + head.actionSize)
        const step = seat.environment.step(action, seat.random, seat.observation)
        seat.episodeReturn += step.reward
        rollout.rewards[row] = this.#scaled(seat, step.reward)
        if (step.figure !== null) {
          figures += step.figure
          figured += 1
        }
        if (step.terminated || step.truncated) {
          // what the cut-off state would have brought counts as if it had been earned
          const isCutOff = step.truncated && !step.terminated
          if (isCutOff) rollout.rewards[row] += gamma * this.#valueAt(seat)
          rollout.ended[row] = 1
          returns.push(seat.episodeReturn)
          seat.episodeReturn = 0
          seat.discounted = 0
          seat.environment.reset(seat.random, seat.observation)
        }
      }
      for (const [e, seat] of this.#seats.entries()) this.#look(seat, e)
    }
    const lastValues = Float64Array.from(critic.forward(this.#current, seats))
    return { ...rollout, lastValues, returns, figure: figured === 0 ? null : figures / figured }
  }

  /** Takes in a new observation and lays it, on one scale, where the networks read. */
  #look({ observation }: Seat, e: number): void {
    const size = observation.length
    const target = this.#current.subarray(e * size, (e + 1) * size)
    if (!this.#settings.normaliseObservations) target.set(observation)
    else {
      this.#observed.add(observation)
      this.#observed.normalise(observation, target)
    }
  }

  #scaled(seat: Seat, reward: number): number {
    if (!this.#settings.normaliseRewards) return reward
    seat.discounted = this.#settings.gamma * seat.discounted + reward
    this.#rewarded.add([seat.discounted])
    return clip(reward / this.#rewarded.deviation(0))
  }

  #valueAt({ observation }: Seat): number {
    const seen = Float64Array.from(observation)
    if (this.#settings.normaliseObservations) this.#observed.normalise(observation, seen)
    return this.#model.critic.forward(seen, 1)[0]!
  }
}
