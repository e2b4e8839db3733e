import { describe, expect, test } from 'vitest'
import { cartPole } from '../../../src/core/tuning/environments/cart-pole.ts'
import { continuousIdentity, discreteIdentity } from '../../../src/core/tuning/environments/identity.ts'
import { episodeReturns } from '../../../src/core/tuning/ppo/evaluate.ts'
import { Policy, SavedPolicySchema, type SavedPolicy } from '../../../src/core/tuning/ppo/policy.ts'
import { Random } from '../../../src/core/tuning/ppo/random.ts'
import { cartPoleSettings, equitySettings, type PpoSettings } from '../../../src/core/tuning/ppo/settings.ts'
import { train, type TrainingLog } from '../../../src/core/tuning/ppo/train.ts'
import * as v from 'valibot'

const quiet = { report: (): void => undefined, shouldStop: (): boolean => false }
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

const small: PpoSettings = {
  ...cartPoleSettings,
  rolloutSteps: 16,
  minibatch: 32,
  epochs: 4,
  hidden: [16, 16],
  normaliseObservations: true,
  normaliseRewards: true,
}

/** What is shown next does not depend on what was said: only the reward at hand counts. */
const bandit: PpoSettings = {
  ...equitySettings,
  gamma: 0,
  learningRate: 2e-3,
  entropyBonus: 0,
  logDeviation: -0.7,
  hidden: [32, 32],
}

describe('learning', () => {
  test('the discrete identity is learnt to 90 % of the best there is', () => {
    const policy = new Policy(train(() => discreteIdentity(4), bandit, 4096, 3, quiet))
    expect(mean(episodeReturns(policy, discreteIdentity(4), 50, 1))).toBeGreaterThanOrEqual(18)
  })

  test('the continuous identity is learnt to 90 % of the best there is', () => {
    const policy = new Policy(train(() => continuousIdentity(2), bandit, 8192, 3, quiet))
    expect(mean(episodeReturns(policy, continuousIdentity(2), 50, 1))).toBeGreaterThanOrEqual(18)
  })

  test('the same seed gives the same policy to the bit, another seed another', () => {
    const trained = (seed: number): SavedPolicy => train(cartPole, small, 1024, seed, quiet)
    const first = trained(7)
    expect(trained(7)).toEqual(first)
    expect(trained(8).parameters).not.toEqual(first.parameters)
  })

  test('a policy saved and loaded acts the same, statistics included', () => {
    const saved = train(cartPole, small, 1024, 5, quiet)
    const loaded = new Policy(v.parse(SavedPolicySchema, JSON.parse(JSON.stringify(saved))))
    expect(loaded.saved).toEqual(saved)
    const original = new Policy(saved)
    const random = new Random(1)
    for (let k = 0; k < 200; k++) {
      const state = Float64Array.from({ length: 4 }, () => random.normal())
      const [a, b] = [new Float64Array(1), new Float64Array(1)]
      original.act(state, a)
      loaded.act(state, b)
      expect(b).toEqual(a)
    }
  })

  test('it tells how it goes and stops when asked', () => {
    const logs: TrainingLog[] = []
    const watch = { report: (log: TrainingLog) => logs.push(log), shouldStop: () => logs.length === 3 }
    expect(() => train(cartPole, small, 4096, 1, watch)).toThrow('cancelled')
    expect(logs.map((log) => log.steps)).toEqual([128, 256, 384])
    for (const log of logs) {
      expect(log.totalSteps).toBe(4096)
      expect(log.approxKl).toBeGreaterThanOrEqual(0)
      expect(log.clipFraction).toBeGreaterThanOrEqual(0)
      expect(log.explainedVariance).toBeLessThanOrEqual(1)
    }
  })
})

describe('the pole on the cart', () => {
  test('moves as published: one push from rest', () => {
    // by hand from the equations of Barto, Sutton & Anderson: force 10 on (0, 0, 0.05, 0)
    const environment = cartPole()
    const observation = new Float64Array(4)
    const still = { between: (_low: number, high: number) => high } as Random
    environment.reset(still, observation)
    expect(Array.from(observation)).toEqual([0.05, 0.05, 0.05, 0.05])
    environment.step(Float64Array.of(1), still, observation)
    const [sin, cos] = [Math.sin(0.05), Math.cos(0.05)]
    const push = (10 + 0.05 * 0.05 ** 2 * sin) / 1.1
    const turn = (9.8 * sin - cos * push) / (0.5 * (4 / 3 - (0.1 * cos ** 2) / 1.1))
    const expected = [
      0.05 + 0.02 * 0.05,
      0.05 + 0.02 * (push - (0.05 * turn * cos) / 1.1),
      0.05 + 0.02 * 0.05,
      0.05 + 0.02 * turn,
    ]
    for (const [k, value] of expected.entries()) expect(observation[k]!).toBeCloseTo(value, 12)
  })

  test('one seed holds it 195 steps on average after 16,384 steps, and training stops at enough', () => {
    // the published bar (475 over 100 episodes, five seeds) takes minutes: npm run bench:ppo
    const begun = mean(episodeReturns(new Policy(train(cartPole, small, 128, 4, quiet)), cartPole(), 100, 99))
    const saved = train(cartPole, cartPoleSettings, 16_384, 4, quiet)
    const learnt = mean(episodeReturns(new Policy(saved), cartPole(), 100, 99))
    expect(learnt).toBeGreaterThanOrEqual(195)
    expect(learnt).toBeGreaterThan(2 * begun)
    const early = train(cartPole, { ...cartPoleSettings, enoughReturn: 40 }, 16_384, 4, quiet)
    expect(early.steps).toBeLessThan(saved.steps / 2)
  }, 120_000)

  test('ends when the pole falls, and is cut off after 500 steps', () => {
    const environment = cartPole()
    const observation = new Float64Array(4)
    const random = new Random(2)
    environment.reset(random, observation)
    let steps = 1
    while (!environment.step(Float64Array.of(1), random, observation).terminated) steps += 1
    expect(steps).toBeLessThan(15)
    environment.reset(random, observation)
    // a hand-made balance: push to the side the pole falls to
    for (let k = 1; k <= 500; k++) {
      const [x, speed, angle, turning] = Array.from(observation) as [number, number, number, number]
      const side = angle + 0.5 * turning + 0.02 * x + 0.05 * speed > 0 ? 1 : 0
      const step = environment.step(Float64Array.of(side), random, observation)
      expect(step).toEqual({ reward: 1, terminated: false, truncated: k === 500, figure: null })
    }
  })
})
