import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ExplicitGame } from '../../../../src/core/game/explicit/explicit-game.ts'
import { solveGame } from '../../../../src/core/game/explicit/solve-game.ts'
import { close, excesses, gameOf, games, listed, quiet, solved, solver, total } from './games.ts'

test('gloves: the one with the scarce glove gets all', async () => {
  const pairs = (left: number) => (members: readonly number[]) => {
    const have = members.filter((i) => i < left).length
    return Math.min(have, members.length - have)
  }
  const scarce = await solved(gameOf(3, pairs(1)))
  expect(scarce.nucleolus).toEqual(close([1, 0, 0]))
  expect([scarce.coreNonEmpty, scarce.leastCore.epsilon]).toEqual([true, 0])
  expect(scarce.shapley).toEqual(close([2 / 3, 1 / 6, 1 / 6]))
  const even = await solved(gameOf(4, pairs(2)))
  expect(even.nucleolus).toEqual(close([0.5, 0.5, 0.5, 0.5]))
})

test('airport with runways of 12, 28 and 30: 6, 11, 13 (Littlechild 1974)', async () => {
  const costs = [12, 28, 30]
  const { nucleolus } = await solved(gameOf(3, (members) => -Math.max(...members.map((i) => costs[i]!))))
  expect(nucleolus).toEqual(close([-6, -11, -13]))
})

const bankruptcy = (claims: readonly number[], estate: number): ExplicitGame =>
  gameOf(claims.length, (members) =>
    Math.max(0, estate - total(claims.filter((_claim, i) => !members.includes(i)))),
  )

test.each([
  [100, [100 / 3, 100 / 3, 100 / 3]],
  [200, [50, 75, 75]],
  [300, [50, 100, 150]],
])('the Talmud divides %d among claims of 100, 200 and 300', async (estate, expected) => {
  const { nucleolus, coreNonEmpty } = await solved(bankruptcy([100, 200, 300], estate))
  expect(nucleolus).toEqual(close(expected))
  expect(coreNonEmpty).toBe(true)
})

/** Everyone gets the same, but not more than the limit: constrained equal awards. */
function equalAwards(limits: readonly number[], amount: number): number[] {
  const awards = limits.map(() => 0)
  let [left, waiting] = [amount, limits.length]
  for (const i of limits.map((_limit, k) => k).toSorted((a, b) => limits[a]! - limits[b]!)) {
    awards[i] = Math.min(limits[i]!, left / waiting)
    left -= awards[i]
    waiting--
  }
  return awards
}

test('any bankruptcy: the nucleolus is the contested-garment consistent rule (Aumann, Maschler 1985)', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 9 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (claims, part) => {
        const all = total(claims)
        const estate = Math.round(all * part)
        const halves = claims.map((claim) => claim / 2)
        const expected =
          estate <= all / 2
            ? equalAwards(halves, estate)
            : equalAwards(halves, all - estate).map((loss, i) => claims[i]! - loss)
        expect((await solved(bankruptcy(claims, estate))).nucleolus).toEqual(close(expected, 6))
      },
    ),
    { numRuns: 60 },
  )
})

const majority = (quota: number, votes: readonly number[]): ExplicitGame =>
  gameOf(votes.length, (members) => (total(members.map((i) => votes[i]!)) >= quota ? 1 : 0))

test('majorities', async () => {
  const three = await solved(majority(2, [1, 1, 1]))
  expect(three.nucleolus).toEqual(close([1 / 3, 1 / 3, 1 / 3]))
  expect(three.coreNonEmpty).toBe(false)
  expect(three.leastCore.epsilon).toBeCloseTo(1 / 3, 12)
  // constant-sum and homogeneous: the nucleolus is the votes themselves (Peleg 1968)
  const apex = await solved(majority(3, [2, 1, 1, 1]))
  expect(apex.nucleolus).toEqual(close([0.4, 0.2, 0.2, 0.2]))
  expect(apex.shapley).toEqual(close([1 / 2, 1 / 6, 1 / 6, 1 / 6]))
})

test('three players whose pairs want more than there is', async () => {
  const { nucleolus, leastCore, coreNonEmpty } = await solved(listed(3, { ab: 8, ac: 7, bc: 6, abc: 9 }))
  expect(coreNonEmpty).toBe(false)
  expect(leastCore.epsilon).toBeCloseTo(1, 12)
  expect(nucleolus).toEqual(close([4, 3, 2]))
})

test('where the least core asks one to pay, the nucleolus does not', async () => {
  const { nucleolus, leastCore } = await solved(listed(3, { ab: 10, abc: 4 }))
  expect(leastCore.epsilon).toBeCloseTo(3, 12)
  expect(leastCore.payoff).toEqual(close([3.5, 3.5, -3]))
  expect(nucleolus).toEqual(close([2, 2, 0]))
})

test('two players share the gain equally; one player has it all; an additive game has nothing to share', async () => {
  expect((await solved(listed(2, { a: 1, b: 2, ab: 9 }))).nucleolus).toEqual(close([4, 5]))
  const alone = await solved(listed(1, { a: 7 }))
  expect(alone.nucleolus).toEqual([7])
  expect(alone.leastCore).toEqual({ epsilon: null, payoff: [7] })
  expect(alone.coreNonEmpty).toBe(true)
  // as doubles 0.1 + 0.2 is more than 0.3
  const additive = await solved(listed(2, { a: 0.1, b: 0.2, ab: 0.3 }))
  expect(additive.nucleolus).toEqual(close([0.1, 0.2]))
  expect([additive.coreNonEmpty, additive.leastCore.epsilon]).toEqual([true, 0])
  expect((await solved(gameOf(4, () => 0))).nucleolus).toEqual([0, 0, 0, 0])
})

test('without an imputation there is no nucleolus, and a sentence says so', async () => {
  const { nucleolus, leastCore, coreNonEmpty, reasons } = await solved(listed(2, { a: 3, b: 2, ab: 4 }))
  expect(nucleolus).toBeNull()
  expect(reasons.nucleolus).toContain('no imputation')
  expect(leastCore.epsilon).toBeCloseTo(0.5, 12)
  expect(coreNonEmpty).toBe(false)
})

/**
 * Kohlberg's criterion (1971), which knows nothing of how the payoff was found: for every t, no side payment y, Σ y = 0,
 * may help one of the coalitions with excess ≥ t (nor, over the imputations, take from a player at the floor) without
 * hurting another of them.
 */
async function isBalanced(game: ExplicitGame, payoff: readonly number[], floors: boolean): Promise<boolean> {
  const players = payoff.length
  const noise = 1e-7 * Math.max(1, ...game.values.map(Math.abs))
  const excess = (mask: number) => game.values[mask]! - total(payoff.filter((_x, i) => (mask >>> i) & 1))
  const masks = Array.from({ length: game.values.length - 2 }, (_one, k) => k + 1)
  const atFloor = payoff.map((share, i) => floors && share <= game.values[2 ** i]! + noise)
  for (const level of new Set(masks.map(excess))) {
    const strong = masks.filter((mask) => excess(mask) >= level - noise)
    const rows = [game.values.length - 1, ...strong].map((mask) =>
      payoff.map((_x, i) => i).filter((i) => (mask >>> i) & 1),
    )
    const answer = await solver({
      cost: Float64Array.from(payoff, (_x, i) => -strong.filter((mask) => (mask >>> i) & 1).length),
      columns: {
        lower: Float64Array.from(atFloor, (floor) => (floor ? 0 : -1)),
        upper: new Float64Array(players).fill(1),
      },
      rows: {
        lower: new Float64Array(rows.length),
        upper: Float64Array.from(rows, (_row, k) => (k === 0 ? 0 : Infinity)),
        starts: Int32Array.from([
          0,
          ...rows.map((_row, k) => total(rows.slice(0, k + 1).map((r) => r.length))),
        ]),
        indices: Int32Array.from(rows.flat()),
        values: new Float64Array(rows.flat().length).fill(1),
      },
    })
    if (answer.status !== 'optimal') return false
    const helped = total(
      strong.map((mask) => total(answer.solution.columns.filter((_y, i) => (mask >>> i) & 1))),
    )
    if (helped > 1e-6) return false
  }
  return true
}

test('any game: nucleolus and prenucleolus stand Kohlberg’s criterion, and a shifted payoff does not', async () => {
  await fc.assert(
    fc.asyncProperty(games(2, 5), async (game) => {
      const { nucleolus, leastCore } = await solved(game)
      const together = game.values.at(-1)!
      expect(total(leastCore.payoff)).toBeCloseTo(together, 7)
      expect(excesses(game, leastCore.payoff)[0]).toBeCloseTo(leastCore.epsilon!, 7)
      expect(await isBalanced(game, leastCore.payoff, false)).toBe(true)
      // the prenucleolus is unique, so whatever differs from it fails the criterion
      const shifted = leastCore.payoff.with(0, leastCore.payoff[0]! + 0.5).with(1, leastCore.payoff[1]! - 0.5)
      expect(await isBalanced(game, shifted, false)).toBe(false)
      if (nucleolus === null) return
      expect(total(nucleolus)).toBeCloseTo(together, 7)
      for (const [i, share] of nucleolus.entries()) expect(share).toBeGreaterThan(game.values[2 ** i]! - 1e-7)
      expect(await isBalanced(game, nucleolus, true)).toBe(true)
    }),
    { numRuns: 150 },
  )
})

test('any game: no imputation has lexicographically smaller excesses', async () => {
  expect.hasAssertions()
  const cuts = fc.array(fc.nat(9), { minLength: 6, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(games(2, 6), fc.array(cuts, { minLength: 8, maxLength: 8 }), async (game, all) => {
      const { nucleolus } = await solved(game)
      if (nucleolus === null) return
      const alone = nucleolus.map((_share, i) => game.values[2 ** i]!)
      const gain = game.values.at(-1)! - total(alone)
      const best = excesses(game, nucleolus)
      for (const cut of all) {
        const parts = alone.map((_value, i) => cut[i]! + (i === 0 ? 1 : 0))
        const other = alone.map((value, i) => value + (gain * parts[i]!) / total(parts))
        // also close by: half way, a quarter … towards the nucleolus
        for (const near of [1, 0.5, 0.25, 0.01]) {
          const tried = excesses(
            game,
            nucleolus.map((share, i) => share + near * (other[i]! - share)),
          )
          const first = best.findIndex((excess, k) => Math.abs(excess - tried[k]!) > 1e-7)
          expect(first < 0 || best[first]! < tried[first]!).toBe(true)
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('any game: it lies in the least core and in the core where there is one', async () => {
  await fc.assert(
    fc.asyncProperty(games(2, 5), async (game) => {
      const { nucleolus, leastCore, coreNonEmpty } = await solved(game)
      const epsilon = leastCore.epsilon!
      expect(coreNonEmpty).toBe(epsilon <= 1e-7)
      // with an empty core the imputations may miss the least core, but never beat it
      const largest = nucleolus === null ? Infinity : excesses(game, nucleolus)[0]!
      expect(largest).toBeGreaterThan(epsilon - 1e-7)
      expect(coreNonEmpty).toBe(largest < 1e-7)
      const apart = leastCore.payoff.map((share, i) => Math.abs(share - (nucleolus ?? [])[i]!))
      expect(!coreNonEmpty || Math.max(...apart) < 1e-8).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('any game: the order of the players, the unit and what everyone has anyway make no difference', async () => {
  await fc.assert(
    fc.asyncProperty(games(4, 4), fc.constantFrom(0.01, 1, 1e6), async (game, unit) => {
      const order = [2, 0, 3, 1]
      const before = (mask: number) => total(order.map((from, to) => ((mask >>> to) & 1) * 2 ** from))
      const extra = [5, -3, 11, 0.5]
      const moved = game.values.map(
        (_value, mask) =>
          unit *
          (game.values[before(mask)]! + total(order.map((from, to) => ((mask >>> to) & 1) * extra[from]!))),
      )
      const [first, second] = [await solved(game), await solved({ ...game, values: moved })]
      const expected = first.nucleolus && order.map((from) => first.nucleolus![from]! + extra[from]!)
      const found = second.nucleolus && second.nucleolus.map((share) => share / unit)
      expect(found).toEqual(expected && close(expected, 6))
      expect(second.leastCore.epsilon! / unit).toBeCloseTo(first.leastCore.epsilon!, 6)
    }),
    { numRuns: 60 },
  )
})

test('fifteen players, each coalition worth its size squared: nobody need be preferred', async () => {
  const even = await solved(gameOf(15, (members) => members.length ** 2))
  expect(even.nucleolus).toEqual(close(Array.from({ length: 15 }, () => 15)))
  // convex with unlike players: hundreds of thousands of violated rows, were they cut off at the vertices
  const uneven = await solved(gameOf(15, (members) => total(members.map((i) => i + 1)) ** 2))
  expect(uneven.coreNonEmpty).toBe(true)
  expect(uneven.leastCore.epsilon).toBeCloseTo(-119, 8)
  expect(total(uneven.nucleolus!)).toBeCloseTo(14_400, 6)
})

test('it can be stopped, and a solver that fails is no result', async () => {
  const game = listed(3, { ab: 8, ac: 7, bc: 6, abc: 9 })
  await expect(solveGame(game, solver, { ...quiet, shouldStop: () => true })).rejects.toMatchObject({
    problem: { code: 'cancelled' },
  })
  const fails = () => Promise.resolve({ status: 'unsolved', reason: 'time limit' } as const)
  await expect(solveGame(game, fails, quiet)).rejects.toMatchObject({
    problem: { code: 'linear-program-unsolved', message: expect.stringContaining('time limit') as string },
  })
})
