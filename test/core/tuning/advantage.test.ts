import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { estimateAdvantages } from '../../../src/core/tuning/ppo/advantage.ts'

/** One environment. */
function advantagesOf(
  rewards: number[],
  values: number[],
  ended: number[],
  last: number,
  gamma: number,
  lambda: number,
): number[] {
  const advantages = new Float64Array(rewards.length)
  estimateAdvantages(
    {
      environments: 1,
      rewards: Float64Array.from(rewards),
      values: Float64Array.from(values),
      ended: Uint8Array.from(ended),
      lastValues: Float64Array.from([last]),
    },
    gamma,
    lambda,
    advantages,
  )
  return Array.from(advantages)
}

/** To ten places, sums of differing order being no mistake. */
const rounded = (values: readonly number[]): number[] =>
  values.map((value) => Math.round(value * 1e9) / 1e9 + 0)

describe('generalised advantages', () => {
  test('a constant reward without a value is a geometric series', () => {
    // A_t = Σ_{k<T−t} (γλ)^k = (1 − (γλ)^(T−t))/(1 − γλ)
    const [gamma, lambda, steps] = [0.9, 0.8, 7]
    const expected = Array.from(
      { length: steps },
      (_, t) => (1 - (gamma * lambda) ** (steps - t)) / (1 - gamma * lambda),
    )
    const found = advantagesOf(
      Array(steps).fill(1),
      Array(steps).fill(0),
      [0, 0, 0, 0, 0, 0, 1],
      5,
      gamma,
      lambda,
    )
    expect(rounded(found)).toEqual(rounded(expected))
  })

  const rollouts = fc.record({
    rewards: fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 30 }),
    seed: fc.integer(),
    gamma: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  const valuesFor = (rewards: number[], seed: number): number[] =>
    rewards.map((_, k) => Math.sin(seed + 3 * k))

  test('λ = 1: the discounted return up to the end of the episode less the value', () => {
    fc.assert(
      fc.property(rollouts, ({ rewards, seed, gamma }) => {
        const values = valuesFor(rewards, seed)
        const ended = rewards.map((_, k) => (k % 5 === 4 ? 1 : 0))
        const last = Math.cos(seed)
        const expected = rewards.map((_, t) => {
          let sum = -values[t]!
          for (let k = t; ; k++) {
            if (k === rewards.length) return sum + gamma ** (k - t) * last
            sum += gamma ** (k - t) * rewards[k]!
            if (ended[k] === 1) return sum
          }
        })
        expect(rounded(advantagesOf(rewards, values, ended, last, gamma, 1))).toEqual(rounded(expected))
      }),
    )
  })

  test('λ = 0: what one step brought beyond what was expected', () => {
    fc.assert(
      fc.property(rollouts, ({ rewards, seed, gamma }) => {
        const values = valuesFor(rewards, seed)
        const ended = rewards.map((_, k) => (k % 3 === 2 ? 1 : 0))
        const expected = rewards.map(
          (reward, t) => reward + (ended[t] === 1 ? 0 : gamma * (values[t + 1] ?? 2)) - values[t]!,
        )
        expect(rounded(advantagesOf(rewards, values, ended, 2, gamma, 0))).toEqual(rounded(expected))
      }),
    )
  })

  test('environments side by side do not see each other', () => {
    const one = advantagesOf([1, 2, 3], [0.5, 1, 0], [0, 1, 0], 4, 0.9, 0.7)
    const two = advantagesOf([-1, 0, 5], [1, 1, 1], [0, 0, 0], -2, 0.9, 0.7)
    const both = new Float64Array(6)
    estimateAdvantages(
      {
        environments: 2,
        rewards: Float64Array.of(1, -1, 2, 0, 3, 5),
        values: Float64Array.of(0.5, 1, 1, 1, 0, 1),
        ended: Uint8Array.of(0, 0, 1, 0, 0, 0),
        lastValues: Float64Array.of(4, -2),
      },
      0.9,
      0.7,
      both,
    )
    expect(rounded(Array.from(both))).toEqual(rounded(one.flatMap((value, k) => [value, two[k]!])))
  })
})
