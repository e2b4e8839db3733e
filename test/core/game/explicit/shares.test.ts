import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dividendsOf } from '../../../../src/core/game/explicit/dividends.ts'
import type { ExplicitGame } from '../../../../src/core/game/explicit/explicit-game.ts'
import { weightedShapley } from '../../../../src/core/game/explicit/weighted-shapley.ts'
import { shapleyByPermutations } from '../permutations.ts'
import { close, gameOf, games, listed, solved, total } from './games.ts'

/** Kalai–Samet by the definition: each dividend of a coalition in proportion to the weights in it. */
function fromDividends(game: ExplicitGame): number[] {
  const shares = game.players.map(() => 0)
  for (const [mask, dividend] of dividendsOf(game).entries()) {
    const members = shares.map((_share, i) => i).filter((i) => (mask >>> i) & 1)
    const weight = total(members.map((i) => game.weights[i]!))
    for (const i of members)
      shares[i]! += dividend * (weight > 0 ? game.weights[i]! / weight : 1 / members.length)
  }
  return shares
}

const weighted = fc
  .tuple(games(1, 5), fc.array(fc.constantFrom(0, 1, 2, 0.5, 7, 1e-6), { minLength: 5, maxLength: 5 }))
  .map(([game, weights]) => ({ ...game, weights: weights.slice(0, game.players.length) }))

test('weights 3 : 1 divide what two make together 3/4 : 1/4', () => {
  expect(weightedShapley(listed(2, { ab: 1 }, [3, 1]))).toEqual([0.75, 0.25])
  expect(weightedShapley(listed(3, { ab: 8, abc: 8 }, [3, 1, 5]))).toEqual(close([6, 2, 0]))
})

test('weight 0 yields to every positive weight and is equal among itself', () => {
  expect(weightedShapley(listed(2, { ab: 1 }, [0, 1]))).toEqual([0, 1])
  expect(weightedShapley(listed(3, { ab: 6, abc: 10 }, [0, 0, 5]))).toEqual([3, 3, 4])
  expect(weightedShapley(listed(2, { ab: 1 }, [0, 0]))).toEqual([0.5, 0.5])
})

test('any game and weights: the weighted value is the sum of the dividends’ parts', () => {
  fc.assert(
    fc.property(weighted, (game) => {
      expect(weightedShapley(game)).toEqual(close(fromDividends(game), 8))
    }),
  )
})

test('equal weights give the Shapley value over all orders', () => {
  fc.assert(
    fc.property(games(1, 5), (game) => {
      const expected = shapleyByPermutations(game.players.length, (mask) => game.values[mask]!)
      expect(weightedShapley(game)).toEqual(close(expected, 8))
      expect(weightedShapley({ ...game, weights: expected.map(() => 4) })).toEqual(close(expected, 8))
    }),
  )
})

test('Shapley: efficiency, symmetry, null player, additivity', async () => {
  await fc.assert(
    fc.asyncProperty(games(2, 4), games(4, 4), async (game, other) => {
      const n = game.players.length
      // a twin of the first player, and one who never adds anything
      const worthOf = (members: readonly number[]): number => {
        const twins = members.filter((i) => i === 0 || i === n).length
        const rest = total(members.filter((i) => i > 0 && i < n).map((i) => 2 ** i))
        return game.values[rest + (twins > 0 ? 1 : 0)]! + 2 * twins
      }
      const { shapley } = await solved(gameOf(n + 2, worthOf))
      expect(total(shapley)).toBeCloseTo(game.values.at(-1)! + 4, 8)
      expect(shapley[n]).toBeCloseTo(shapley[0]!, 8)
      expect(shapley[n + 1]).toBeCloseTo(0, 8)
      const same = { ...other, values: other.values.slice(0, game.values.length) }
      const sum = await solved({ ...game, values: game.values.map((value, k) => value + same.values[k]!) })
      const [first, second] = [await solved(game), await solved({ ...same, players: game.players })]
      expect(sum.shapley).toEqual(close(first.shapley.map((share, i) => share + second.shapley[i]!)))
    }),
    { numRuns: 40 },
  )
})

test('dividends: the game is the sum of its unanimity games, and rounding is no dividend', () => {
  fc.assert(
    fc.property(games(1, 5), (game) => {
      const dividends = dividendsOf(game)
      for (let mask = 0; mask < dividends.length; mask++)
        expect(total(dividends.filter((_d, part) => (part & mask) === part))).toBeCloseTo(
          game.values[mask]!,
          8,
        )
    }),
  )
  const dividends = dividendsOf(listed(3, { a: 0.1, b: 0.2, c: 0.3, ab: 0.3, ac: 0.4, bc: 0.5, abc: 0.6 }))
  expect(Array.from(dividends)).toEqual([0, 0.1, 0.2, 0, 0.3, 0, 0, 0])
})

test('airport with runways of 12, 28 and 30: each stretch is shared by those who need it', async () => {
  const costs = [12, 28, 30]
  const { shapley } = await solved(gameOf(3, (members) => -Math.max(...members.map((i) => costs[i]!))))
  expect(shapley).toEqual(close([-4, -12, -14]))
})

test('twenty players: one producer of 4 among consumers of 1', async () => {
  const players = Array.from({ length: 20 }, (_one, i) => `p${i}`)
  const sizes = new Uint8Array(2 ** 20)
  for (let mask = 1; mask < sizes.length; mask++) sizes[mask] = sizes[mask >>> 1]! + (mask & 1)
  const values = Float64Array.from(sizes, (size, mask) => (mask & 1 ? Math.min(4, size - 1) : 0))
  const game = { players, values, weights: players.map(() => 1) }
  const { shapley, weightedShapley: equal, dividends, reasons } = await solved(game)
  // the producer joins after k consumers with probability 1/20
  const producer = total(Array.from({ length: 20 }, (_one, k) => Math.min(4, k) / 20))
  const expected = [producer, ...Array.from({ length: 19 }, () => (4 - producer) / 19)]
  expect(shapley).toEqual(close(expected))
  expect(equal).toEqual(close(expected))
  expect(dividends).toBeNull()
  expect(reasons.dividends).toContain('16 players')
})
