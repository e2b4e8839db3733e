import fc from 'fast-check'
import { expect, test } from 'vitest'
import { equalMembers, withEqualShares } from '../../../../src/core/game/sampling/equal-members.ts'
import { enumerate } from '../../../../src/core/game/enumeration.ts'
import { isPricedGame } from '../../../../src/core/game/priced-game.ts'
import { communitiesTo, games } from '../oracle/communities.ts'

const priced = Object.keys(games).filter((name) => name !== 'one price')

test.each(priced)('%s: who is called equal can stand for the other in every group', (name) => {
  let met = 0
  fc.assert(
    fc.property(communitiesTo(4), fc.nat(), fc.nat(5), (all, which, changed) => {
      const twin = { ...all[which % all.length]! }
      // one of them differs in something, or in nothing
      if (changed === 0) twin.buy += 1
      if (changed === 1) twin.coefficient += 0.01
      if (changed === 2) twin.f = twin.f.map((energy) => energy + 1)
      const game = games[name]!([...all, twin])
      const equal = isPricedGame(game) ? equalMembers(game) : []
      const table = enumerate(game, null, () => undefined)
      for (const [first, ...others] of equal)
        for (const other of others) {
          met++
          const swapped = (mask: number): number => {
            const [i, j] = [(mask >>> first!) & 1, (mask >>> other) & 1]
            return i === j ? mask : mask ^ (1 << first!) ^ (1 << other)
          }
          const size = Math.abs(table.at(-1)!) + 1e12
          for (const [mask, value] of table.entries())
            expect(Math.abs(value - table[swapped(mask)]!)).toBeLessThan(1e-9 * size)
        }
    }),
    { numRuns: 200, seed: 6 },
  )
  expect(met).toBeGreaterThan(60)
})

test('equal members get their mean, in all and part by part; others and the sum stay', () => {
  const found = {
    shapley: Float64Array.of(3, 5, 7),
    parts: [Float64Array.of(1, 2), Float64Array.of(5, 0), Float64Array.of(3, 4)],
    halfWidth95: Float64Array.of(0.1, 0.3, 0.2),
    permutations: 64,
    reached: true,
  }
  const same = withEqualShares(found, [[0, 1]])
  expect([...same.shapley]).toEqual([4, 4, 7])
  expect(same.parts.map((own) => [...own])).toEqual([
    [1, 3],
    [4, 0],
    [3, 4],
  ])
  expect([...same.halfWidth95]).toEqual([0.2, 0.2, 0.2])
})
