import { expect, test } from 'vitest'
import type { ActionSpace } from '../../../src/core/tuning/environments/environment.ts'
import { ActorCritic } from '../../../src/core/tuning/ppo/actor-critic.ts'
import { clipGradient } from '../../../src/core/tuning/ppo/adam.ts'
import { lossAndGradient, type Minibatch } from '../../../src/core/tuning/ppo/loss.ts'
import { Random } from '../../../src/core/tuning/ppo/random.ts'

const ROWS = 11
const weights = { clipRange: 0.2, valueWeight: 0.5, entropyBonus: 0.03 }

function problem(actions: ActionSpace): { model: ActorCritic; batch: Minibatch } {
  const random = new Random(4)
  const model = new ActorCritic(5, actions, [7, 6])
  model.initialise(random, -0.3)
  // away from the nearly flat start, where an error could hide
  for (let k = 0; k < model.parameters.length; k++) model.parameters[k]! += 0.3 * random.normal()
  const { head } = model
  const numbers = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal())
  const observations = numbers(ROWS * 5)
  const taken = new Float64Array(ROWS * head.actionSize)
  const logProbabilities = new Float64Array(ROWS)
  const outputs = Float64Array.from(model.actor.forward(observations, ROWS))
  for (let row = 0; row < ROWS; row++) {
    head.sample(outputs, row * head.outputs, random, taken, row * head.actionSize)
    // some ratios inside the clip range, some on either side of it
    logProbabilities[row] =
      head.logProbability(outputs, row * head.outputs, taken, row * head.actionSize) + 0.3 * random.normal()
  }
  const batch = {
    rows: ROWS,
    observations,
    actions: taken,
    logProbabilities,
    advantages: numbers(ROWS),
    returns: numbers(ROWS),
  }
  return { model, batch }
}

test.each<ActionSpace>([
  { kind: 'discrete', choices: 4 },
  { kind: 'continuous', size: 3 },
])('the gradient of the whole loss is what small steps measure: $kind', (actions) => {
  const { model, batch } = problem(actions)
  const { clipFraction } = lossAndGradient(model, batch, weights)
  const gradient = Float64Array.from(model.gradient)
  expect(clipFraction).toBeGreaterThan(0)
  expect(clipFraction).toBeLessThan(1)
  const step = 1e-6
  for (let k = 0; k < gradient.length; k++) {
    const kept = model.parameters[k]!
    model.parameters[k] = kept + step
    const above = lossAndGradient(model, batch, weights).loss
    model.parameters[k] = kept - step
    const below = lossAndGradient(model, batch, weights).loss
    model.parameters[k] = kept
    expect(gradient[k]!).toBeCloseTo((above - below) / (2 * step), 6)
  }
})

test('weights start orthogonal: rows of a hidden layer are perpendicular and √2 long', () => {
  const model = new ActorCritic(6, { kind: 'continuous', size: 2 }, [4, 4])
  model.initialise(new Random(9), 0)
  const rows = Array.from({ length: 4 }, (_, i) => Array.from(model.parameters.subarray(i * 6, i * 6 + 6)))
  for (const [i, a] of rows.entries()) {
    for (const [j, b] of rows.entries()) {
      const product = a.reduce((sum, value, k) => sum + value * b[k]!, 0)
      expect(product).toBeCloseTo(i === j ? 2 : 0, 12)
    }
  }
})

test('a long gradient is brought to the greatest length and keeps its direction', () => {
  const gradient = Float64Array.of(3, 4)
  expect(clipGradient(gradient, 0.5)).toBe(5)
  expect(gradient[0]).toBeCloseTo(0.3, 6)
  expect(gradient[1]).toBeCloseTo(0.4, 6)
  expect(clipGradient(gradient, 1)).toBeCloseTo(0.5, 6)
  expect(gradient[0]).toBeCloseTo(0.3, 6)
})
