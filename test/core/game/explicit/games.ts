import fc from 'fast-check'
import { expect } from 'vitest'
import type { ExplicitGame } from '../../../../src/core/game/explicit/explicit-game.ts'
import { solveGame, type GameSolution } from '../../../../src/core/game/explicit/solve-game.ts'
import { linearPrograms } from '../../../../src/main/solver/linear-program.ts'

/** The solver itself, not a double of it. */
export const solver = linearPrograms()
export const quiet = { report: () => undefined, shouldStop: () => false }

/** A game of players a, b, c … by a function of who takes part (0 for a, 1 for b …). */
export function gameOf(
  players: number,
  worth: (members: readonly number[]) => number,
  weights: readonly number[] = Array.from({ length: players }, () => 1),
): ExplicitGame {
  const everyone = Array.from({ length: players }, (_one, i) => i)
  const values = Float64Array.from({ length: 2 ** players }, (_one, mask) =>
    mask === 0 ? 0 : worth(everyone.filter((i) => (mask >>> i) & 1)),
  )
  return { players: everyone.map((i) => String.fromCodePoint(97 + i)), values, weights }
}

/** A game by the values of the coalitions worth anything, written as in a textbook: { ab: 1, abc: 2 }. */
export function listed(players: number, worths: Record<string, number>, weights?: readonly number[]) {
  const nameOf = (members: readonly number[]) => members.map((i) => String.fromCodePoint(97 + i)).join('')
  return gameOf(players, (members) => worths[nameOf(members)] ?? 0, weights)
}

export const solved = (game: ExplicitGame): Promise<GameSolution> => solveGame(game, solver, quiet)

export const close = (expected: readonly number[], digits = 9) =>
  expected.map((value) => expect.closeTo(value, digits))

export const total = (amounts: Iterable<number>): number => {
  let sum = 0
  for (const amount of amounts) sum += amount
  return sum
}

/** v(S) − x(S) of every proper non-empty coalition, from the largest. */
export function excesses({ values }: ExplicitGame, payoff: readonly number[]): number[] {
  const found = []
  for (let mask = 1; mask < values.length - 1; mask++)
    found.push(values[mask]! - total(payoff.filter((_share, i) => (mask >>> i) & 1)))
  return found.toSorted((a, b) => b - a)
}

/** Random games: whole numbers of a narrow range, so that many coalitions tie, or any numbers (in thousandths). */
export const games = (least: number, most: number): fc.Arbitrary<ExplicitGame> =>
  fc
    .tuple(
      fc.integer({ min: least, max: most }),
      fc.constantFrom(
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: -10, max: 30 }),
        fc.integer({ min: -100_000, max: 100_000 }).map((thousandths) => thousandths / 1000),
      ),
    )
    .chain(([players, worth]) =>
      fc
        .array(worth, { minLength: 2 ** players - 1, maxLength: 2 ** players - 1 })
        .map((worths) => ({ ...gameOf(players, () => 0), values: Float64Array.of(0, ...worths) })),
    )
