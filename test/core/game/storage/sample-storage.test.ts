import { expect, test } from 'vitest'
import type { CoalitionKernel } from '../../../../src/core/game/oracle/coalition-oracle.ts'
import { coalitionOf } from '../../../../src/core/game/oracle/gray-code.ts'
import { walkOfKernel } from '../../../../src/core/game/oracle/walk-of-kernel.ts'
import { sampleShapley } from '../../../../src/core/game/sampling/sampled-shapley.ts'
import { sampleStorage } from '../../../../src/core/game/storage/sample-storage.ts'
import { solveStorage } from '../../../../src/core/game/storage/solve-storage.ts'
import { storageKernel } from '../../../../src/core/game/storage/storage-kernel.ts'
import { unwatched } from '../sampling/games.ts'
import { dayCommunity } from './communities.ts'

const weights = [1, 2, 3, 1, 0.5, 1, 1, 4, 1, 2]
const withoutPeak = (players: number, seed: number) => ({
  ...dayCommunity(players, seed),
  demandCharge: 0,
})

/** The same kernel, every group valued once. */
function tabulated(kernel: CoalitionKernel): CoalitionKernel {
  const { players, parts } = kernel
  const table = Array.from({ length: 2 ** players }, (_one, mask) => {
    const found = new Float64Array(parts)
    kernel.value(coalitionOf(mask, players), found)
    return found
  })
  return {
    players,
    parts,
    value(coalition, found) {
      let mask = 0
      for (let i = 0; i < players; i++) mask += coalition[i]! * 2 ** i
      found.set(table[mask]!)
    },
  }
}

/** The promise of the half-width, against every group valued: 400 samplings of 12 members (10 where weighted). */
test.each([
  ['battery', withoutPeak(12, 3), undefined, 0.09],
  ['battery, Kalai–Samet weights', withoutPeak(10, 3), weights, 0.09],
  ['battery and demand charge', dayCommunity(12, 3), undefined, 0.11],
])('half-widths cover the truth in 93 to 97 of 100 cases: %s', (_name, community, own, halfWidth) => {
  const settings = { halfWidth, leastPermutations: 32, ...(own && { weights: own }) }
  const truth = solveStorage(community, { ...settings, seed: 1 }, unwatched)
  expect(truth.method.exact).toBe(true)
  const kernel = tabulated(storageKernel(community))
  let covered = 0
  let permutations = 0
  for (let seed = 1; seed <= 400; seed++) {
    const found = sampleStorage(community, { ...settings, seed }, unwatched, kernel)
    expect(found.reached).toBe(true)
    permutations += found.permutations
    for (const [i, share] of truth.shapley.entries())
      if (Math.abs(found.shapley[i]! - share) <= found.halfWidth95[i]!) covered++
  }
  expect(covered / (400 * community.members.length)).toBeGreaterThanOrEqual(0.93)
  expect(covered / (400 * community.members.length)).toBeLessThanOrEqual(0.97)
  // some stop early, most do not: where a stopping rule could cheat
  expect(permutations).toBeGreaterThan(400 * 40)
})

/** What controls are for. The orders are the same, so the two half-widths can be compared. */
test('with controls the same orders tell more, and the seed repeats every bit', () => {
  const community = withoutPeak(30, 2)
  const settings = { halfWidth: 0.01, seed: 5, leastPermutations: 128, mostPermutations: 128 }
  const plain = sampleShapley(walkOfKernel(storageKernel(community)), settings, unwatched)
  const found = sampleStorage(community, settings, unwatched)
  const widest = (widths: Float64Array): number => Math.max(...widths)
  expect(widest(found.halfWidth95)).toBeLessThan(widest(plain.halfWidth95) / 2)
  const sum = (values: Float64Array): number => values.reduce((all, one) => all + one, 0)
  expect(sum(found.shapley)).toBeCloseTo(sum(plain.shapley), 9)
  expect(sampleStorage(community, settings, unwatched)).toEqual(found)
})

/** With neither battery nor demand charge the game is a pool, which its control knows. */
test('nothing is left to chance where there is no battery', () => {
  const community = { ...withoutPeak(12, 1), battery: null, plant: null }
  const truth = solveStorage(community, { halfWidth: 1, seed: 1 }, unwatched)
  const found = sampleStorage(community, { halfWidth: 1e-3, seed: 1 }, unwatched)
  for (const [i, share] of truth.shapley.entries()) {
    expect(found.shapley[i]).toBeCloseTo(share, 5)
    expect(found.halfWidth95[i]).toBeLessThan(1e-5)
  }
})
