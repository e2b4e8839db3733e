import fc from 'fast-check'
import { expect, test } from 'vitest'
import { enumerate } from '../../../../src/core/game/enumeration.ts'
import { knownExcess } from '../../../../src/core/game/excess/known-excess.ts'
import { sharingBounds } from '../../../../src/core/game/excess/sharing-bounds.ts'
import { kernelOracle } from '../../../../src/core/game/oracle/kernel-oracle.ts'
import { sharingKernel } from '../../../../src/core/game/oracle/sharing-kernel.ts'
import { isPricedGame, type PricedGame } from '../../../../src/core/game/priced-game.ts'
import { shapleyOfTable } from '../../../../src/core/game/shapley.ts'
import { largestExcess } from '../../../../src/core/game/stability.ts'
import { communitiesTo, games, sizeOf, type Community } from '../oracle/communities.ts'
import { unwatched } from '../sampling/games.ts'

const PICO = 1e12
const effort = { rounds: 200, groups: 400, seed: 1 }
const communities = communitiesTo(10).filter((all) => all.length > 1)

const priced = Object.keys(games).filter((name) => name !== 'one price')

function gameOf(name: string, all: Community): PricedGame {
  const game = games[name]!(all)
  if (!isPricedGame(game)) throw new Error(`${name} tells no terms`)
  return game
}

const kernelIn = (game: PricedGame) => {
  const kernel = sharingKernel(game)
  return kernelOracle({
    ...kernel,
    value(coalition, parts) {
      kernel.value(coalition, parts)
      parts[0]! /= PICO
    },
  })
}

test.each(priced)('%s: no group is worth more than its prices, whatever the parts', (name) => {
  fc.assert(
    fc.property(
      communities,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 10, maxLength: 10 }),
      (all, parts) => {
        const game = gameOf(name, all)
        const table = enumerate(game, null, () => undefined)
        const y = new Float64Array(all.length)
        sharingBounds(game).bound(
          Float64Array.from(all, (_one, i) => parts[i]!),
          y,
        )
        for (const [mask, value] of table.entries()) {
          const together = y.reduce((sum, one, i) => (((mask >>> i) & 1) === 1 ? sum + one : sum), 0)
          expect(value / PICO).toBeLessThanOrEqual(together + (1e-12 * sizeOf(all)) / PICO)
        }
      },
    ),
    { numRuns: 60 },
  )
})

test.each(priced)(
  '%s: the group found gains at most what any gains, and none more than the bound',
  async (name) => {
    let [found, all] = [0, 0]
    await fc.assert(
      fc.asyncProperty(communities, fc.boolean(), async (community, fromShapley) => {
        const game = gameOf(name, community)
        const players = community.length
        const table = enumerate(game, null, () => undefined).map((value) => value / PICO)
        const shapley = new Float64Array(players)
        shapleyOfTable(players, table, new Float64Array(table.length), shapley)
        const paid = Array.from(shapley, (share) => (fromShapley ? share : table.at(-1)! / players))
        const known = await knownExcess(kernelIn(game), sharingBounds(game), paid, effort, unwatched)
        const truth = largestExcess(table, paid)!
        const { excess, group, upperBound, proved } = known!
        const rounding = (1e-11 * sizeOf(community)) / PICO
        expect(excess).toBeLessThanOrEqual(truth.excess + rounding)
        expect(upperBound).toBeGreaterThanOrEqual(truth.excess - rounding)
        expect(proved).toBe(upperBound! - excess <= 0.005)
        const mask = group.reduce((sum, i) => sum + 2 ** i, 0)
        expect(excess).toBeCloseTo(table[mask]! - group.reduce((sum, i) => sum + paid[i]!, 0), 9)
        all++
        if (truth.excess - excess <= rounding) found++
      }),
      { numRuns: 60, seed: 1 },
    )
    // the search is good, not perfect
    expect(found / all).toBeGreaterThan(0.9)
  },
)
