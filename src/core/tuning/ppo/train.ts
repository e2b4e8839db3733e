import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Environment } from '../environments/environment.ts'
import { ActorCritic } from './actor-critic.ts'
import { Adam, clipGradient } from './adam.ts'
import { estimateAdvantages } from './advantage.ts'
import { lossAndGradient, type Minibatch } from './loss.ts'
import type { SavedPolicy } from './policy.ts'
import { Random } from './random.ts'
import { Collector, type Rollout } from './rollout.ts'
import { RunningStatistics } from './running-statistics.ts'
import type { PpoSettings } from './settings.ts'

/** How learning goes, after each update. */
export interface TrainingLog {
  /** Steps taken so far and in all. */
  readonly steps: number
  readonly totalSteps: number
  /** Mean return of the last hundred episodes; null before the first ended. */
  readonly reward: number | null
  /** Mean of the environment's own figure over the rollout (equity: Gini of burdens). */
  readonly figure: number | null
  readonly approxKl: number
  readonly clipFraction: number
  /** 1 − Var(return − value)/Var(return): 1 is a value that foresees everything, 0 one that knows nothing. */
  readonly explainedVariance: number
  readonly entropy: number
}

export interface TrainingWatch {
  report(log: TrainingLog): void
  shouldStop(): boolean
}

const EPISODES_LOOKED_AT = 100

/**
 * Proximal policy optimisation (Schulman et al. 2017): collect, estimate advantages, take several epochs of clipped steps,
 * repeat. One seed decides everything: the same call gives the same policy, bit for bit on one machine. `makeEnvironment`
 * is called once for each of the environments side by side. Throws the problem `cancelled` once `shouldStop()` is true.
 */
export function train(
  makeEnvironment: (seat: number) => Environment,
  settings: PpoSettings,
  steps: number,
  seed: number,
  watch: TrainingWatch,
): SavedPolicy {
  const random = new Random(seed)
  const environments = Array.from({ length: settings.environments }, (_, seat) => makeEnvironment(seat))
  const { observationSize, actions } = environments[0]!
  const model = new ActorCritic(observationSize, actions, settings.hidden)
  model.initialise(random.fork(), settings.logDeviation)
  const adam = new Adam(model.parameters.length)
  const statistics = {
    observed: RunningStatistics.ofSize(observationSize),
    rewarded: RunningStatistics.ofSize(1),
  }
  const collector = new Collector(model, environments, settings, random.fork(), statistics)
  const shuffling = random.fork()
  const perUpdate = settings.environments * settings.rolloutSteps
  const totalSteps = Math.ceil(steps / perUpdate) * perUpdate
  const episodes: number[] = []
  let taken = 0
  while (taken < totalSteps) {
    if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
    const left = 1 - taken / totalSteps
    const rollout = collector.collect()
    taken += perUpdate
    episodes.push(...rollout.returns)
    const learnt = learnFrom(rollout, model, adam, settings, left, shuffling)
    const recent = episodes.slice(-EPISODES_LOOKED_AT)
    const reward = recent.length === 0 ? null : recent.reduce((sum, one) => sum + one, 0) / recent.length
    watch.report({ steps: taken, totalSteps, reward, figure: rollout.figure, ...learnt })
    const isEnough = settings.enoughReturn !== null && reward !== null && reward >= settings.enoughReturn
    if (isEnough && recent.length === EPISODES_LOOKED_AT) break
  }
  return {
    observationSize,
    actions,
    settings,
    seed,
    steps: taken,
    parameters: Array.from(model.parameters),
    observed: statistics.observed.toJSON(),
    rewarded: statistics.rewarded.toJSON(),
  }
}

type Learnt = Pick<TrainingLog, 'approxKl' | 'clipFraction' | 'explainedVariance' | 'entropy'>

/** One update: advantages, then epochs of minibatches in random order. `left` is the part of the training still ahead. */
function learnFrom(
  rollout: Rollout,
  model: ActorCritic,
  adam: Adam,
  settings: PpoSettings,
  left: number,
  random: Random,
): Learnt {
  const rows = rollout.rewards.length
  const advantages = new Float64Array(rows)
  estimateAdvantages(
    { environments: settings.environments, ...rollout },
    settings.gamma,
    settings.lambda,
    advantages,
  )
  const returns = advantages.map((advantage, row) => advantage + rollout.values[row]!)
  const weights = {
    clipRange: settings.clipRange * (settings.clipRangeFalls ? left : 1),
    valueWeight: settings.valueWeight,
    entropyBonus: settings.entropyBonus,
  }
  const order = Uint32Array.from({ length: rows }, (_, row) => row)
  let [kl, clipped, entropy, minibatches] = [0, 0, 0, 0]
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    random.shuffle(order)
    for (let from = 0; from < rows; from += settings.minibatch) {
      const chosen = order.subarray(from, Math.min(rows, from + settings.minibatch))
      const loss = lossAndGradient(model, pick(rollout, advantages, returns, chosen, model), weights)
      clipGradient(model.gradient, settings.mostGradient)
      adam.step(model.parameters, model.gradient, settings.learningRate * left)
      kl += loss.approxKl
      clipped += loss.clipFraction
      entropy += loss.entropy
      minibatches += 1
    }
  }
  return {
    approxKl: kl / minibatches,
    clipFraction: clipped / minibatches,
    entropy: entropy / minibatches,
    explainedVariance: explainedVariance(advantages, returns),
  }
}

/** The chosen rows as a minibatch, its advantages brought to mean 0 and spread 1. */
function pick(
  rollout: Rollout,
  advantages: Float64Array,
  returns: Float64Array,
  chosen: Uint32Array,
  { observationSize, head }: ActorCritic,
): Minibatch {
  const rows = chosen.length
  const observations = new Float64Array(rows * observationSize)
  const actions = new Float64Array(rows * head.actionSize)
  for (let k = 0; k < rows; k++) {
    const row = chosen[k]!
    for (let m = 0; m < observationSize; m++)
      observations[k * observationSize + m] = rollout.observations[row * observationSize + m]!
    for (let m = 0; m < head.actionSize; m++)
      actions[k * head.actionSize + m] = rollout.actions[row * head.actionSize + m]!
  }
  const of = (values: Float64Array): Float64Array => Float64Array.from(chosen, (row) => values[row]!)
  return {
    rows,
    observations,
    actions,
    logProbabilities: of(rollout.logProbabilities),
    advantages: standardised(of(advantages)),
    returns: of(returns),
  }
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const spread = Math.sqrt(varianceOf(values))
  return values.map((value) => (value - mean) / (spread + 1e-8))
}

function varianceOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
}

/** The misses of the values are the advantages. */
function explainedVariance(advantages: Float64Array, returns: Float64Array): number {
  const spread = varianceOf(returns)
  return spread === 0 ? 0 : 1 - varianceOf(advantages) / spread
}
