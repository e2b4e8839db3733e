import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enumerate } from '../../../../src/core/game/enumeration.ts'
import { cachedOracle } from '../../../../src/core/game/oracle/cached-oracle.ts'
import type { CoalitionOracle } from '../../../../src/core/game/oracle/coalition-oracle.ts'
import { coalitionOf } from '../../../../src/core/game/oracle/gray-code.ts'
import { kernelOracle } from '../../../../src/core/game/oracle/kernel-oracle.ts'
import {
  sampleShapleyByOracle,
  shapleyOfTables,
  tablesOf,
} from '../../../../src/core/game/oracle/shapley-by-oracle.ts'
import { sharingKernel } from '../../../../src/core/game/oracle/sharing-kernel.ts'
import { walkOfKernel } from '../../../../src/core/game/oracle/walk-of-kernel.ts'
import { sampleShapley } from '../../../../src/core/game/sampling/sampled-shapley.ts'
import { sharingWalk } from '../../../../src/core/game/sampling/sharing-walk.ts'
import { shapleyOfTable } from '../../../../src/core/game/shapley.ts'
import { unwatched } from '../sampling/games.ts'
import { communitiesTo, games, sizeOf, SLOTS } from './communities.ts'

/** Valuing one group at a time, against the tables of all groups. */

const communities = communitiesTo(6)

test.each(Object.keys(games))('%s: group by group the same as the table', async (name) => {
  await fc.assert(
    fc.asyncProperty(communities, async (all) => {
      const game = games[name]!(all)
      const table = enumerate(game, null, () => undefined)
      const [found] = await tablesOf(kernelOracle(sharingKernel(game)), unwatched)
      for (const [mask, value] of table.entries())
        expect(Math.abs(found![mask]! - value)).toBeLessThanOrEqual(1e-12 * sizeOf(all))
    }),
    { numRuns: 60 },
  )
})

test.each(Object.keys(games))('%s: sampled within its half-widths, divided without loss', (name) => {
  const [all] = fc.sample(
    fc.array(
      communities.map((list) => list[0]!),
      { minLength: 9, maxLength: 9 },
    ),
    {
      numRuns: 1,
      seed: 20,
    },
  )
  const game = games[name]!(all!)
  const exact = new Float64Array(9)
  shapleyOfTable(
    9,
    enumerate(game, null, () => undefined),
    new Float64Array(512),
    exact,
  )
  const found = sampleShapley(
    sharingWalk(game, {
      count: SLOTS,
      divide: (_member, slot, added, parts) => {
        parts[slot]! += added
      },
    }),
    { halfWidth: 0, seed: 2, mostPermutations: 800 },
    unwatched,
  )
  for (const [i, share] of exact.entries())
    expect(Math.abs(found.shapley[i]! - share)).toBeLessThanOrEqual(2 * found.halfWidth95[i]! + 1)
  // a slot is a game of its own: its part is the value of that game by the same orders
  for (let slot = 0; slot < SLOTS; slot++) {
    const alone = games[name]!(
      all!.map((one) => ({
        ...one,
        o: one.o.map((o, t) => (t === slot ? o : 0)),
        f: one.f.map((f, t) => (t === slot ? f : 0)),
      })),
    )
    const inSlot = sampleShapley(
      sharingWalk(alone),
      { halfWidth: 0, seed: 2, mostPermutations: 800 },
      unwatched,
    )
    for (const [i, share] of inSlot.shapley.entries())
      expect(Math.abs(found.parts[i]![slot]! - share)).toBeLessThanOrEqual(1e-12 * sizeOf(all!))
  }
})

test('an oracle, its cache and a walk of its kernel sample the same values', async () => {
  const [all] = fc.sample(communities, { numRuns: 1, seed: 4 })
  const kernel = () => sharingKernel(games['own prices']!(all!))
  const settings = { halfWidth: 0, seed: 3, mostPermutations: 64 }
  const walked = sampleShapley(walkOfKernel(kernel()), settings, unwatched)
  const asked = await sampleShapleyByOracle(kernelOracle(kernel()), settings, unwatched)
  const cached = await sampleShapleyByOracle(cachedOracle(kernelOracle(kernel())), settings, unwatched)
  expect(asked).toEqual(walked)
  expect(cached).toEqual(walked)
})

test('a cache asks for nothing twice, and forgets the oldest when it is full', async () => {
  const asked: string[] = []
  const oracle: CoalitionOracle = {
    players: 3,
    parts: 2,
    values: (coalitions) => {
      asked.push(...coalitions.map((one) => one.join('')))
      return Promise.resolve(Float64Array.from(coalitions.flatMap((one) => [one[0]! + 2 * one[1]!, one[2]!])))
    },
  }
  const cache = cachedOracle(oracle, 4)
  const ask = (...masks: number[]) =>
    cache.values(
      masks.map((mask) => coalitionOf(mask, 3)),
      unwatched,
    )
  expect([...(await ask(5, 5, 3))]).toEqual([1, 1, 1, 1, 3, 0])
  expect([...(await ask(3, 6))]).toEqual([3, 0, 2, 1])
  expect(asked).toEqual(['101', '110', '011'])
  await ask(5)
  expect(asked).toEqual(['101', '110', '011', '101'])
})

test('Shapley values of tables, part by part', async () => {
  const oracle = kernelOracle({
    players: 2,
    parts: 2,
    value: (coalition, parts) => {
      parts[0] = coalition[0]! * 3
      parts[1] = coalition[0]! * coalition[1]! * 8
    },
  })
  const shapley = shapleyOfTables(2, await tablesOf(oracle, unwatched))
  expect(shapley.map((part) => [...part])).toEqual([
    [3, 0],
    [4, 4],
  ])
})
