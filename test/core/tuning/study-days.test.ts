import { expect, test } from 'vitest'
import type { CatalogueDay, CatalogueEntry } from '../../../src/core/scenarios/catalogue.ts'
import {
  factorOf,
  settledDay,
  STUDY_DAYS,
  studyDays,
  studyHouseholds,
  type StudyKind,
} from '../../../src/core/tuning/days/study-days.ts'
import { emptyOutcome } from '../../../src/core/tuning/period.ts'

const entry = (lowFactor: number, delta: number, nets: readonly number[], price: number): CatalogueEntry => ({
  setting: { name: '', weights: lowFactor === 1 ? 'equal' : { low: lowFactor }, lowFactor, delta },
  status: 'optimal',
  nets,
  access: [0.5 + lowFactor / 10, 0.5, null],
  cost: nets.reduce((sum, net) => sum + net, 0),
  priceOfFairness: price,
  peakKw: 1,
  aboveAlone: [0, 0, 0],
})
/** A poor household, a rich one, and a school; alone 10, 10, 20; together 30. */
const day: CatalogueDay = {
  study: 'small',
  members: [
    { id: 'L', group: 'low', income: 20 },
    { id: 'H', group: 'high', income: 200 },
    { id: 'F', group: 'school', income: null },
  ],
  alone: [10, 10, 20],
  cheapest: 30,
  cheapestOfMode: 30,
  shapley: [3, 3, 4],
  entries: [
    entry(1, 0, [7, 7, 16], 0),
    entry(1, 0.02, [6.9, 7.1, 16.1], 0.003),
    entry(2, 0.02, [5, 9, 16.4], 0.02),
  ],
}
const kind: StudyKind = {
  day,
  savings: Float64Array.of(0, 0, 0, 4, 0, 6, 6, 10),
  consumption: [8, 8, 16],
  delta: 0.02,
}
const households = studyHouseholds(day)

test('groups in order of their names; the school is no household', () => {
  expect(households).toEqual({ groups: ['high', 'low'], groupOf: [1, 0], members: [0, 1] })
})

test('the factor is the weighted group against the others, within what was solved', () => {
  const at = (high: number, low: number) =>
    factorOf({ logWeights: [Math.log(high), Math.log(low)], rho: 0 }, households.groups)
  expect(at(1, 1)).toBe(1)
  expect(at(0.5, 2)).toBeCloseTo(4, 12)
  expect(at(0.25, 4)).toBe(5)
  expect(at(4, 1)).toBe(1)
  expect(factorOf({ logWeights: [0], rho: 0 }, ['high'])).toBe(1)
})

test('frozen is the plan at no cost; between solved weights it is linear in the logarithm', () => {
  const costs = (low: number, rho = 0) =>
    settledDay(kind, { logWeights: [0, Math.log(low)], rho }, households.groups)
  expect(costs(1).costs).toEqual([7, 7, 16])
  expect(costs(1).priceOfFairness).toBe(0)
  expect(costs(2).costs).toEqual([5, 9, 16.4])
  const half = costs(Math.SQRT2)
  expect(half.costs.map((cost) => Number(cost.toFixed(9)))).toEqual([6, 8, 16.2])
  expect(half.priceOfFairness).toBeCloseTo(0.01, 12)
  // by need the poor household's burden is filled first; the school keeps its share, and no money is made
  const need = costs(1, 0.5)
  expect(need.costs[0]).toBeLessThan(7)
  expect(need.costs[2]).toBe(16)
  expect(need.costs.reduce((sum, cost) => sum + cost, 0)).toBeCloseTo(30, 9)
})

test('120 days from a seed: the same again, money scaled, excess of the group that could gain most', () => {
  const days = studyDays(kind, households, 3)
  expect(days).toHaveLength(STUDY_DAYS)
  const outcome = emptyOutcome(2)
  const again = emptyOutcome(2)
  days[5]!.evaluate({ logWeights: [0, 0], rho: 0 }, outcome)
  studyDays(kind, households, 3)[5]!.evaluate({ logWeights: [0, 0], rho: 0 }, again)
  expect(again).toEqual(outcome)
  const scale = outcome.cost[0]! / 7
  expect(outcome.value).toBeCloseTo(10 * scale, 9)
  // shares 3, 3, 4 against v = 4, 6, 6 of the pairs: nobody could gain, the tightest pair falls 1 short
  expect(outcome.excess).toBeCloseTo(-1 * scale, 9)
  expect(outcome.worseOff).toBe(0)
  expect([...outcome.access]).toEqual([0.6, 0.5])
})
