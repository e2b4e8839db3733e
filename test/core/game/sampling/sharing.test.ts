import { expect, test } from 'vitest'
import { ownPriceGame } from '../../../../src/core/game/own-price-game.ts'
import { sampleWithControls } from '../../../../src/core/game/sampling/controlled-sampling.ts'
import type { SamplingSettings } from '../../../../src/core/game/sampling/sampled-shapley.ts'
import { sharingControls } from '../../../../src/core/game/sampling/sharing-controls.ts'
import { sharingWalk } from '../../../../src/core/game/sampling/sharing-walk.ts'
import type { SampledShapley } from '../../../../src/core/game/sampling/shapley-estimate.ts'
import type { SharingGame } from '../../../../src/core/game/sharing-game.ts'
import { staticGame } from '../../../../src/core/game/static-game.ts'
import { unwatched } from './games.ts'
import { ownPriceWorth, staticWorth, threeSorts, valuesBySorts, type Sort } from './sorts.ts'

function gameOf(kind: 'own prices' | 'coefficients', sorts: readonly Sort[], each: number): SharingGame {
  const members = 3 * each
  const rows = (of: (sort: Sort) => readonly number[]): Float64Array[] =>
    Array.from({ length: members }, (_one, i) => Float64Array.from(of(sorts[i % 3]!)))
  const flows = {
    slots: sorts[0]!.offtake.length,
    offtake: rows((sort) => sort.offtake),
    feedIn: rows((sort) => sort.feedIn),
  }
  const prices = {
    receive: (member: number) => sorts[member % 3]!.receive,
    give: (member: number) => sorts[member % 3]!.give,
  }
  return kind === 'own prices'
    ? ownPriceGame(flows, prices, null)
    : staticGame(flows, prices, (member) => sorts[member % 3]!.coefficient)
}

function sampled(game: SharingGame, settings: SamplingSettings): SampledShapley {
  const { halfWidth, weights } = settings
  return sampleWithControls(
    sharingWalk(game),
    (_random, pause) => sharingControls(game, halfWidth, weights, pause),
    settings,
    unwatched,
  )
}

/**
 * The promise of the half-width where games are too large to enumerate: three sorts of members, whose values are counted
 * from how many of each are there. Some samplings stop as soon as they may, some go on: where a stopping rule could cheat.
 */
test.each([
  ['own prices', 20, [1, 1, 1], 0.005, 150],
  ['own prices', 8, [1, 1, 1], 0.01, 300],
  ['own prices', 8, [1, 2, 0.5], 0.005, 300],
  ['coefficients', 8, [1, 1, 1], 0.03, 300],
  ['coefficients', 8, [1, 2, 0.5], 0.03, 300],
] as const)(
  'half-widths cover the truth in 93 to 97 of 100 cases: %s, 3 × %d members, weights %j',
  (kind, each, weights, precision, samplings) => {
    const sorts = threeSorts(each, 6, 3)
    const worth = kind === 'own prices' ? ownPriceWorth(sorts) : staticWorth(sorts)
    const truth = valuesBySorts(worth, each, weights)
    const together = worth([each, each, each])
    expect(truth.reduce((sum, value) => sum + each * value, 0) / together).toBeCloseTo(1, 5)
    const game = gameOf(kind, sorts, each)
    const members = 3 * each
    const own = weights.some((weight) => weight !== 1)
      ? { weights: Array.from({ length: members }, (_one, i): number => weights[i % 3]!) }
      : {}
    const settings = { halfWidth: (precision * together) / members, ...own }
    let covered = 0
    let permutations = 0
    for (let seed = 1; seed <= samplings; seed++) {
      const found = sampled(game, { ...settings, seed })
      expect(found.reached).toBe(true)
      permutations += found.permutations
      for (const [i, share] of found.shapley.entries())
        if (Math.abs(share - truth[i % 3]!) <= found.halfWidth95[i]!) covered++
    }
    expect(covered / (samplings * members)).toBeGreaterThanOrEqual(0.93)
    expect(covered / (samplings * members)).toBeLessThanOrEqual(0.97)
    expect(permutations / samplings, 'some go on').toBeGreaterThan((own.weights ? 128 : 64) + 4)
  },
)

test('a half-width that is wider takes fewer orders, and the seed repeats every bit', () => {
  const game = gameOf('coefficients', threeSorts(8, 6, 3), 8)
  const [wide, narrow, again, other] = [
    { halfWidth: 2e10, seed: 1 },
    { halfWidth: 2e9, seed: 1 },
    { halfWidth: 2e9, seed: 1 },
    { halfWidth: 2e9, seed: 2 },
  ].map((settings) => sampled(game, settings))
  expect(wide!.permutations).toBeLessThan(narrow!.permutations)
  expect(again).toEqual(narrow)
  expect(other!.shapley).not.toEqual(narrow!.shapley)
})
