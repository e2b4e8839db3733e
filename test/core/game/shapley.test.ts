import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enumerate } from '../../../src/core/game/enumeration.ts'
import { equalGame } from '../../../src/core/game/equal-game.ts'
import { subsetSums } from '../../../src/core/game/lattice.ts'
import type { MemberPrices } from '../../../src/core/game/member-prices.ts'
import { ownPriceGame } from '../../../src/core/game/own-price-game.ts'
import { poolGame } from '../../../src/core/game/pool-game.ts'
import { shapleyOfTable } from '../../../src/core/game/shapley.ts'
import type { SharingGame } from '../../../src/core/game/sharing-game.ts'
import { largestExcess } from '../../../src/core/game/stability.ts'
import { staticGame } from '../../../src/core/game/static-game.ts'
import type { Flows } from '../../../src/core/sharing/flows.ts'
import { shapleyByPermutations } from './permutations.ts'

const solve = (values: Float64Array, players: number): number[] => {
  const shapley = new Float64Array(players)
  shapleyOfTable(players, values, new Float64Array(values.length), shapley)
  return Array.from(shapley)
}
const close = (expected: readonly number[], digits = 9) =>
  expected.map((value) => expect.closeTo(value, digits))
const slots = (offtake: number[][], feedIn: number[][]): Flows => ({
  slots: offtake[0]!.length,
  offtake: offtake.map((row) => Float64Array.from(row)),
  feedIn: feedIn.map((row) => Float64Array.from(row)),
})

/** Shapley values of the whole game, slot by slot. */
function monthShapley(game: SharingGame): { shapley: number[]; values: Float64Array } {
  const shapley = game.flows.offtake.map(() => 0)
  const values = enumerate(
    game,
    (_, members, inSlot) => members.forEach((i, k) => (shapley[i]! += inSlot[k]!)),
    () => undefined,
  )
  return { shapley, values }
}

test('producer 15, Alice 10, Bob 15: 9.16667 / 1.66667 / 4.16667', () => {
  const game = poolGame(slots([[0], [10], [15]], [[15], [0], [0]]), Float64Array.of(1))
  expect(monthShapley(game).shapley).toEqual(close([55 / 6, 5 / 3, 25 / 6]))
})

test('two registers in one slot: 1.666667, 2.166667, 11.166667, and v of the third alone is 4', () => {
  const game = poolGame(slots([[10], [15], [4]], [[0], [0], [15]]), Float64Array.of(1))
  const { shapley, values } = monthShapley(game)
  expect(shapley).toEqual(close([1.666667, 2.166667, 11.166667], 6))
  expect(values[0b100]).toBe(4)
})

test('any game: the folding equals the definition over all orders', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }).chain((players) =>
        fc.tuple(
          fc.constant(players),
          fc.array(fc.integer({ min: -1e6, max: 1e6 }), {
            minLength: 2 ** players - 1,
            maxLength: 2 ** players - 1,
          }),
        ),
      ),
      ([players, worth]) => {
        const values = Float64Array.from([0, ...worth])
        const expected = shapleyByPermutations(players, (mask) => values[mask]!)
        expect(solve(values, players)).toEqual(close(expected, 6))
      },
    ),
  )
})

const communities = fc.integer({ min: 2, max: 5 }).chain((members) =>
  fc.record({
    energy: fc.array(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 3, maxLength: 3 }), {
      minLength: members,
      maxLength: members,
    }),
    prices: fc.array(fc.tuple(fc.nat(30), fc.nat(9)), { minLength: members, maxLength: members }),
  }),
)

/** in(S) of each member of a group, by the words of settlement.md A.4 and nothing else. */
type Key = (needs: number[], surplus: number, group: number[]) => number[]
const keys: Record<string, Key> = {
  'pro-rata': (needs, surplus) => {
    const all = needs.reduce((a, b) => a + b, 0)
    return needs.map((need) => (all === 0 ? 0 : need * Math.min(1, surplus / all)))
  },
  equal: (needs, surplus) => {
    let level = 0
    for (let k = 0; k < 60; k++) {
      const higher = level + 1024 / 2 ** k
      if (needs.reduce((sum, need) => sum + Math.min(need, higher), 0) <= surplus) level = higher
    }
    return needs.map((need) => Math.min(need, level))
  },
  static: (needs, surplus, group) => needs.map((need, k) => Math.min(need, (surplus * (group[k]! + 1)) / 20)),
}

test.each(Object.keys(keys))(
  'members with prices of their own, key %s: the month equals the definition',
  (name) => {
    fc.assert(
      fc.property(communities, ({ energy, prices }) => {
        const flows = slots(
          energy.map((row) => row.map(([o]) => o)),
          energy.map((row) => row.map(([, f]) => f)),
        )
        const own: MemberPrices = { receive: (i) => prices[i]![0], give: (i) => prices[i]![1] }
        const game = {
          'pro-rata': ownPriceGame(flows, own, null),
          equal: equalGame(flows, own),
          static: staticGame(flows, own, (i) => (i + 1) / 20),
        }[name]!
        const value = (mask: number): number => {
          const group = prices.map((_, i) => i).filter((i) => (mask >>> i) & 1)
          let worth = 0
          for (let t = 0; t < flows.slots; t++) {
            const feedIn = group.map((i) => flows.feedIn[i]![t]!)
            const surplus = feedIn.reduce((a, b) => a + b, 0)
            const received = keys[name]!(
              group.map((i) => flows.offtake[i]![t]!),
              surplus,
              group,
            )
            const shared = received.reduce((a, b) => a + b, 0)
            for (const [k, i] of group.entries()) {
              worth += prices[i]![0] * received[k]!
              if (surplus > 0) worth -= (prices[i]![1] * feedIn[k]! * shared) / surplus
            }
          }
          return worth
        }
        const { shapley, values } = monthShapley(game)
        for (let mask = 0; mask < values.length; mask++) expect(values[mask]).toBeCloseTo(value(mask), 6)
        expect(shapley).toEqual(close(shapleyByPermutations(prices.length, value), 6))
      }),
      { numRuns: 60 },
    )
  },
)

test('efficiency, symmetry, null player, no negative share where sharing saves', () => {
  fc.assert(
    fc.property(communities, fc.integer({ min: 0, max: 500_000 }), ({ energy }, worth) => {
      const twin = [...energy, energy[0]!, energy[0]!.map(() => [0, 0] as [number, number])]
      const flows = slots(
        twin.map((row) => row.map(([o]) => o)),
        twin.map((row) => row.map(([, f]) => f)),
      )
      const { shapley, values } = monthShapley(poolGame(flows, Float64Array.of(worth, 2 * worth, 1)))
      expect(shapley.reduce((a, b) => a + b, 0)).toBeCloseTo(values.at(-1)!, 4)
      expect(shapley.at(-2)).toBeCloseTo(shapley[0]!, 4)
      expect(shapley.at(-1)).toBe(0)
      for (const share of shapley) expect(share).toBeGreaterThanOrEqual(-1e-6)
      expect(solve(values, shapley.length)).toEqual(close(shapley, 3))
    }),
  )
})

test('one producer of 15 among 15 consumers, by symmetry', () => {
  const consumers = Array.from({ length: 15 }, () => [1])
  const flows = slots([[0], ...consumers], [[4], ...consumers.map(() => [0])])
  const { shapley } = monthShapley(poolGame(flows, Float64Array.of(1)))
  // the producer joins after k consumers with probability 1/16 and adds min(4, k)
  const producer = Array.from({ length: 16 }, (_, k) => Math.min(4, k) / 16).reduce((a, b) => a + b, 0)
  expect(shapley).toEqual(close([producer, ...consumers.map(() => (4 - producer) / 15)]))
})

test('the largest excess names the group; members alone, and all together, are treated as the definition says', () => {
  const values = new Float64Array(8)
  // producer a, consumers b and c; the pair a, c would gain most where c pays for b
  subsetSums([0, 0, 0], values)
  values[0b011] = 10
  values[0b101] = 15
  values[0b111] = 15
  expect(largestExcess(values, [9, 2, 4])).toEqual({ excess: 2, group: [0, 2] })
  expect(largestExcess(values, [15, 0, 0])).toEqual({ excess: 0, group: [1] })
  expect(largestExcess(Float64Array.of(0, 5), [5])).toBeNull()
})

const games = fileURLToPath(new URL('../../../../shared/cases/games.json', import.meta.url))
const there = existsSync(games)
if (!there) console.warn('SKIPPED: the published games are not beside the repository')

interface Published {
  game: { players: string[]; values: Record<string, number> }
  expected: { shapley: Record<string, number> }
}

test.skipIf(!there)('published games with known Shapley values', () => {
  const cases = Object.values(JSON.parse(readFileSync(games, 'utf8')) as Record<string, Published>)
  expect(cases.length).toBeGreaterThan(5)
  for (const { game, expected } of cases) {
    const values = new Float64Array(2 ** game.players.length)
    for (const [group, value] of Object.entries(game.values)) {
      const mask = group.split(',').reduce((bits, player) => bits | (1 << game.players.indexOf(player)), 0)
      values[mask] = value
    }
    const found = solve(values, game.players.length)
    expect(found).toEqual(
      close(
        game.players.map((player) => expected.shapley[player]!),
        6,
      ),
    )
  }
})
