import { describe, expect, test } from 'vitest'
import { monthsShape } from '../../../src/core/tuning/environments/equity.ts'
import { threeFolds } from '../../../src/core/tuning/folds.ts'
import { turned, widestRails, withinRails, type Levers } from '../../../src/core/tuning/levers.ts'
import { brokenLimit, noLimits } from '../../../src/core/tuning/guard-rails.ts'
import type { Outcome, Period } from '../../../src/core/tuning/period.ts'
import { equitySettings } from '../../../src/core/tuning/ppo/settings.ts'
import { recommend } from '../../../src/core/tuning/recommendation.ts'
import { replay } from '../../../src/core/tuning/replay.ts'
import { unfairness } from '../../../src/core/tuning/score.ts'
import { Trailing } from '../../../src/core/tuning/trailing.ts'
import { controllerOf, judge, withinLimits, type Field } from '../../../src/core/tuning/verdict.ts'
import { judgedRows, winnerOf } from '../../../src/core/tuning/winner.ts'

/** Two households, one of a tenth the income; ρ moves money to it, and from .3 on unrest grows steeply. */
function period(month: number): Period {
  return {
    name: `2026-${month}`,
    features: [Math.cos(month)],
    income: Float64Array.of(500, 5000),
    offtake: Float64Array.of(100, 100),
    evaluate({ rho }: Levers, outcome: Outcome): void {
      outcome.cost[0] = 60 - 40 * rho
      outcome.cost[1] = 60 + 40 * rho
      outcome.access.fill(0.4)
      outcome.value = 50
      outcome.excess = rho <= 0.3 ? 0 : 1000 * (rho - 0.3)
      outcome.worseOff = 0
      outcome.priceOfFairness = 0
    },
  }
}

const field: Field = {
  community: { groups: ['lower', 'higher'], groupOf: [0, 1] },
  periods: Array.from({ length: 12 }, (_, k) => period(k + 1)),
  shape: monthsShape,
  today: { logWeights: [0, 0], rho: 0 },
  incomeLogWeights: [0, 0],
  rails: widestRails,
  limits: noLimits,
  settings: { ...equitySettings, rolloutSteps: 32, hidden: [16, 16], learningRate: 2e-3 },
}
const quiet = { report: (): void => undefined, shouldStop: (): boolean => false }

describe('the verdict', () => {
  const rows = judge(field, [1, 2], 4096, quiet)
  const judged = judgedRows(rows, field.limits)
  const row = (name: string) => judged.find(({ candidate }) => candidate === name)!

  test('holds every third out once', () => {
    const folds = threeFolds(field.periods)
    expect(folds.map(({ training }) => training.length)).toEqual([8, 8, 8])
    expect(folds.flatMap(({ heldOut }) => heldOut)).toEqual(field.periods)
    for (const { training, heldOut, leadIn } of folds) {
      expect(new Set(leadIn)).toEqual(new Set(training))
      expect(training.some((one) => heldOut.includes(one))).toBe(false)
    }
  })

  test('frozen settings earn nothing, and the best constant finds the edge of unrest', () => {
    expect(row('equal').reward).toEqual({ mean: 0, sd: 0 })
    expect(row('today').reward).toEqual({ mean: 0, sd: 0 })
    const constant = rows.find(({ candidate }) => candidate === 'constant')!
    expect(constant.bySeed[0]!.levers.rho).toBeCloseTo(0.3, 9)
    expect(row('constant').reward.mean).toBeGreaterThan(0)
  })

  test('the best constant is named as that of all periods, and what wins is what a winner does', () => {
    const { bestConstant, winner, judged: table, seeds } = recommend(field, 1, 64, quiet)
    expect(bestConstant.rho).toBeCloseTo(0.3, 9)
    expect(seeds).toEqual([1, 2, 3, 4, 5])
    expect(winnerOf(table)).toBe(winner)
  })

  test('the policy learns to give by need on periods it has not seen', () => {
    expect(row('ppo').reward.mean).toBeGreaterThan(0.5 * row('constant').reward.mean)
  })

  test('no constant scores better than who knows the future', () => {
    for (const name of ['today', 'equal', 'income', 'constant']) {
      expect(row(name).score.mean).toBeGreaterThanOrEqual(row('optimum').score.mean - 1e-9)
    }
  })

  test('a learnt setting wins only by more than its own spread', () => {
    expect(winnerOf(judged)).not.toBe('optimum')
    const constant = { ...row('constant'), score: { mean: 0.5, sd: 0 } }
    const ppo = { ...row('ppo'), score: { mean: 0.49, sd: 0.02 } }
    expect(winnerOf([constant, ppo])).toBe('constant')
    expect(winnerOf([constant, { ...ppo, score: { mean: 0.47, sd: 0.02 } }])).toBe('ppo')
    expect(winnerOf([{ ...row('today'), score: { mean: 0.5, sd: 0 } }, constant])).toBe('today')
  })

  test('a limit of what a group may gain bounds every lever, and a setting beyond it is not recommended', () => {
    const limits = { mostExcess: 20, nobodyWorseOff: true }
    const { field: bounded, mostRho } = withinLimits({
      ...field,
      limits,
      today: { logWeights: [0, 0], rho: 0.5 },
    })
    expect(mostRho).toEqual({ rho: 0.32, heldBy: 'excess' })
    const constant = controllerOf('constant', bounded, field.periods, 1)
    expect(constant.start.rho).toBeLessThanOrEqual(0.32)
    const [today, equal] = judgedRows(
      [0.5, 0].map((rho, k) => ({
        candidate: (['today', 'equal'] as const)[k]!,
        bySeed: [
          replay(
            () => ({ logWeights: [0, 0], rho }),
            field.community,
            { leadIn: field.periods.slice(0, 1), counted: field.periods },
            { logWeights: [0, 0], rho },
            12,
          ),
        ],
      })),
      limits,
    )
    expect(today!.allowed).toBe(false)
    expect(equal!.allowed).toBe(true)
    expect(withinLimits(field).mostRho).toEqual({ rho: 0.6, heldBy: 'most-rho' })
  })

  test('what settings did not cause does not count against them', () => {
    const limits = { mostExcess: 5, nobodyWorseOff: true }
    const without = { excess: 7, worseOff: 0.1 }
    expect(brokenLimit(limits, { excess: 7, worseOff: 0.1 }, without)).toBeNull()
    expect(brokenLimit(limits, { excess: 7.1, worseOff: 0.1 }, without)).toBe('excess')
    expect(brokenLimit(limits, { excess: 4, worseOff: 0.2 }, without)).toBe('worse-off')
    expect(brokenLimit(noLimits, { excess: 99, worseOff: 1 }, without)).toBeNull()
  })
})

test('the score is the formula of its docstring', () => {
  const measures = {
    giniBurden: 0.3,
    giniAccess: 0.2,
    worstBurden: 0.06,
    priceOfFairness: 0.01,
    worseOff: 0.1,
    excess: 5,
    value: 50,
  }
  const expected = 0.3 + 0.5 * 0.2 + 0.25 * (0.06 / 0.08) + 2 * 0.01 + 5 * 0.1 + 0.25 * 0.1 + 0.01 * 2
  expect(unfairness(measures, { ...measures, worstBurden: 0.08 }, 2)).toBeCloseTo(expected, 12)
  expect(unfairness({ ...measures, excess: -5 }, measures, 0)).toBeLessThan(unfairness(measures, measures, 0))
})

test('burdens look back over the window and forget what lies before it', () => {
  const trailing = new Trailing(2, 3)
  const one = period(1)
  const outcome = {
    cost: Float64Array.of(10, 10),
    access: new Float64Array(2),
    worseOff: 0,
    excess: 0,
    value: 0,
    priceOfFairness: 0,
  }
  trailing.add(one, { ...outcome, cost: Float64Array.of(900, 900) }, 1)
  for (let k = 0; k < 3; k++) trailing.add(one, outcome, 1)
  expect(Array.from(trailing.cost)).toEqual([30, 30])
  expect(trailing.add(one, outcome, 1).worstBurden).toBeCloseTo(10 / 500, 12)
})

test('levers stay within the rails', () => {
  const rails = { leastWeight: 0.5, mostWeight: 2, mostRho: 0.2 }
  const pushed = turned({ logWeights: [0.6, -0.6], rho: 0.15 }, [9, -9, 9], rails)
  expect(Math.exp(pushed.logWeights[0]!)).toBeCloseTo(2, 12)
  expect(Math.exp(pushed.logWeights[1]!)).toBeCloseTo(0.5, 12)
  expect(pushed.rho).toBe(0.2)
  expect(withinRails({ logWeights: [], rho: -1 }, rails).rho).toBe(0)
})

test('no group weighs more than one with less income', () => {
  const rails = { ...widestRails, poorestFirst: [2, 0, 1] }
  expect(withinRails({ logWeights: [0.5, 1, 0.2], rho: 0 }, rails).logWeights).toEqual([0.2, 0.2, 0.2])
  expect(withinRails({ logWeights: [0.5, -1, 0.9], rho: 0 }, rails).logWeights).toEqual([0.5, -1, 0.9])
})
