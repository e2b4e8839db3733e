import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SlotBudget } from '../../../../src/core/game/fourier-owen/slot-integral.ts'
import { weightedFourierOwen } from '../../../../src/core/game/fourier-owen/weighted-fourier-owen.ts'
import type { Flows } from '../../../../src/core/sharing/flows.ts'
import { enumerated, flowsOf, numbers, seriesOnly, solve, sum, truncatedOnly } from './pools.ts'

function weighted(flows: Flows, worth: readonly number[], weights: readonly number[], budget?: SlotBudget) {
  const shapley = flows.offtake.map(() => 0)
  const outcome = weightedFourierOwen(
    flows,
    Float64Array.from(worth),
    weights,
    (_, members, inSlot) => members.forEach((i, k) => (shapley[i]! += inSlot[k]!)),
    () => undefined,
    budget,
  )
  return { ...outcome, shapley }
}

/** Every Harsanyi dividend divided over its members by weight: the definition of Kalai and Samet. */
function byDividends(values: Float64Array, weights: readonly number[]): number[] {
  const dividends = Float64Array.from(values)
  for (let k = 0; k < weights.length; k++) {
    for (let mask = 0; mask < values.length; mask++)
      if ((mask >>> k) & 1) dividends[mask]! -= dividends[mask ^ (1 << k)]!
  }
  const shares = weights.map(() => 0)
  for (const [mask, dividend] of dividends.entries()) {
    const group = weights.map((_, i) => i).filter((i) => (mask >>> i) & 1)
    const weight = sum(group.map((i) => weights[i]!))
    for (const i of group) shares[i]! += (dividend * weights[i]!) / weight
  }
  return shares
}

test('two who need each other, weights 3 : 1, share three quarters to one quarter', () => {
  const flows = flowsOf([[40_000], [0]], [[0], [40_000]])
  for (const budget of [seriesOnly, undefined]) {
    expect(weighted(flows, [1], [3, 1], budget).shapley).toEqual(
      [30_000, 10_000].map((share) => expect.closeTo(share, 6)),
    )
  }
})

const people = fc.integer({ min: 2, max: 8 }).chain((members) =>
  fc.record({
    energy: fc.array(fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { minLength: 2, maxLength: 2 }), {
      minLength: members,
      maxLength: members,
    }),
    weights: fc.array(fc.constantFrom(1, 2, 3, 0.5, 1.37, 4), { minLength: members, maxLength: members }),
  }),
)
const flowsOfPeople = (energy: readonly (readonly (readonly [number, number])[])[], step: number): Flows =>
  flowsOf(
    energy.map((row) => row.map(([o]) => o * step)),
    energy.map((row) => row.map(([, f]) => f * step)),
  )
const worth = [220_000, -40_000]

test('the lattice series equals the division of Harsanyi dividends', () => {
  fc.assert(
    fc.property(people, fc.constantFrom(1, 1000), ({ energy, weights }, step) => {
      const flows = flowsOfPeople(energy, step)
      const { values } = enumerated(flows, worth)
      const size = Math.max(...values.map(Math.abs))
      const { shapley, exact } = weighted(flows, worth, weights, seriesOnly)
      expect(exact).toBe(true)
      for (const [i, share] of byDividends(values, weights).entries()) {
        expect(Math.abs(shapley[i]! - share)).toBeLessThanOrEqual(1e-9 * size)
      }
    }),
    { numRuns: 150 },
  )
})

test('equal weights give the Shapley value, and only the ratios of weights count', () => {
  const random = numbers(2)
  const energy = Array.from({ length: 45 }, (_, i) => [
    [i % 3 ? 250 * Math.floor(random() * 900) : 0, i % 3 ? 0 : 250 * Math.floor(random() * 900)] as const,
  ])
  const flows = flowsOfPeople(energy, 1)
  const plain = solve(flows, [1])
  const size = sum(plain.shapley)
  const equal = weighted(
    flows,
    [1],
    energy.map(() => 0.7),
    seriesOnly,
  )
  for (const [i, share] of plain.shapley.entries())
    expect(Math.abs(equal.shapley[i]! - share)).toBeLessThan(1e-9 * size)
  const weights = energy.map((_, i) => 1 + (i % 4))
  const double = weights.map((weight) => 2 * weight)
  expect(weighted(flows, [1], double, seriesOnly).shapley).toEqual(
    weighted(flows, [1], weights, seriesOnly).shapley,
  )
  const truncated = weighted(flows, [1], weights, truncatedOnly)
  expect(truncated.exact).toBe(false)
  for (const [i, share] of weighted(flows, [1], weights, seriesOnly).shapley.entries()) {
    expect(Math.abs(truncated.shapley[i]! - share)).toBeLessThan(1e-5 * size)
  }
})

test('weights that are not above 0 are refused', () => {
  const flows = flowsOf([[1], [0]], [[0], [1]])
  for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => weighted(flows, [1], [1, weight])).toThrow(RangeError)
  }
})

const folder = fileURLToPath(
  new URL('../../../../../shared/fixtures/communities/at_eeg_2023_08/', import.meta.url),
)
const there = existsSync(folder)
if (!there) console.warn('SKIPPED: the real month at_eeg_2023_08 is not beside the repository')

/** Columns of a month's file in whole microKWh. */
function columnsOf(file: string): number[][] {
  const [head, ...rows] = readFileSync(`${folder}${file}`, 'utf8').trim().split(/\r?\n/)
  const cells = rows.map((row) => row.split(',').slice(2))
  return head!
    .split(',')
    .slice(2)
    .map((_, k) => cells.map((row) => Math.round(Number(row[k]!) * 1e6)))
}

test.skipIf(!there)('the real month: Shapley, and with weight 2 for the third consumer', () => {
  const consumers = columnsOf('cons_kwh.csv')
  const plants = columnsOf('gen_kwh.csv')
  const zeros = consumers[0]!.map(() => 0)
  const flows = flowsOf(
    [...consumers, ...plants.map(() => zeros)],
    [...consumers.map(() => zeros), ...plants],
  )
  // one currency unit a kWh
  const prices = zeros.map(() => 1e6)
  const kWh = (values: readonly number[]): number[] => values.map((value) => value / 1e12)
  const expected = [
    7.112212, 0.009567, 37.301119, 1.431902, 44.884043, 1.817471, 33.185726, 3.824898, 32.624062,
  ]
  const plain = solve(flows, prices, { enumerated: 0, lattice: 1e8, truncated: 1e6 })
  expect(kWh(plain.shapley)).toEqual(expected.map((share) => expect.closeTo(share, 5)))
  const doubled = [
    7.385665, 0.010712, 44.518693, 1.713161, 47.727339, 1.53375, 28.944551, 2.458292, 27.898837,
  ]
  const weights = expected.map((_, i) => (i === 2 ? 2 : 1))
  for (const budget of [undefined, { enumerated: 0, lattice: 1e8, truncated: 2e5 }]) {
    const { shapley } = weighted(flows, prices, weights, budget)
    expect(kWh(shapley)).toEqual(doubled.map((share) => expect.closeTo(share, 5)))
  }
})
