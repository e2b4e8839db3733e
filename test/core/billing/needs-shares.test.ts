import { expect, test } from 'vitest'
import { needsShares } from '../../../src/core/billing/rules.ts'
import { poolGame } from '../../../src/core/game/pool-game.ts'

/** One slot in which every other member feeds in a kWh and the rest draw one. */
function game(members: number, worth: number) {
  const rows = (feeding: number): Float64Array[] =>
    Array.from({ length: members }, (_one, i) => Float64Array.of(i % 2 === feeding ? 1e6 : 0))
  return poolGame({ slots: 1, offtake: rows(0), feedIn: rows(1) }, Float64Array.of(worth))
}

test('beside a nucleolus the Shapley shares are counted where the Shapley rule counts them, to the same bits', () => {
  expect(needsShares('nucleolus', game(16, 150_000))).toBe(true)
  expect(needsShares('nucleolus', game(18, 150_000))).toBe(true)
  // a worth that is no whole number: a pool like that is integrated above sixteen members
  expect(needsShares('nucleolus', game(18, 150_000.5))).toBe(false)
  expect(needsShares('shares', game(18, 150_000.5))).toBe(true)
  expect(needsShares('values', game(3, 150_000))).toBe(false)
})
