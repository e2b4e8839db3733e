import loadHighs from 'highs'
import { expect, test } from 'vitest'
import type { LinearProgram } from '../../../src/core/game/explicit/linear-program.ts'
import { linearPrograms } from '../../../src/main/solver/linear-program.ts'

/** minimise cost·x where x ≥ lower and, row by row, x between two bounds. */
const oneColumn = (
  cost: number,
  lower: number,
  rows: readonly (readonly [number, number])[],
): LinearProgram => ({
  cost: Float64Array.of(cost),
  columns: { lower: Float64Array.of(lower), upper: Float64Array.of(Infinity) },
  rows: {
    lower: Float64Array.from(rows, ([least]) => least),
    upper: Float64Array.from(rows, ([, most]) => most),
    starts: Int32Array.from({ length: rows.length + 1 }, (_one, k) => k),
    indices: new Int32Array(rows.length),
    values: new Float64Array(rows.length).fill(1),
  },
})

test('an optimum comes with multipliers', async () => {
  expect(await linearPrograms()(oneColumn(3, 0, [[2, Infinity]]))).toEqual({
    status: 'optimal',
    solution: {
      columns: Float64Array.of(2),
      duals: Float64Array.of(3),
      reducedCosts: Float64Array.of(0),
    },
  })
})

test('what has no optimum is said, not guessed', async () => {
  const solve = linearPrograms()
  const contradiction = oneColumn(1, 0, [
    [2, Infinity],
    [-Infinity, 1],
  ])
  expect(await solve(contradiction)).toEqual({ status: 'unsolved', reason: 'infeasible' })
  expect(await solve(oneColumn(-1, 0, [[0, Infinity]]))).toEqual({ status: 'unsolved', reason: 'unbounded' })
  const empty = {
    ...oneColumn(1, 0, []),
    cost: new Float64Array(),
    columns: { lower: new Float64Array(), upper: new Float64Array() },
  }
  expect((await solve(empty)).status).toBe('unsolved')
})

test('a program that makes no sense is refused, and the next one is solved all the same', async () => {
  const solve = linearPrograms()
  const good = oneColumn(1, 0, [[2, Infinity]])
  const broken = { ...good, cost: Float64Array.of(Number.NaN) }
  expect((await solve(broken)).status).toBe('unsolved')
  expect((await solve({ ...good, cost: Float64Array.of(1, 1) })).status).toBe('unsolved')
  expect((await solve(good)).status).toBe('optimal')
})

test('thousands of programs leave no memory behind', async () => {
  const highs = await loadHighs()
  const solve = linearPrograms(() => Promise.resolve(highs))
  const rows = Array.from({ length: 200 }, (_one, k) => [k, Infinity] as const)
  await solve(oneColumn(1, 0, rows))
  const before = highs.memoryBytes
  for (let k = 0; k < 2000; k++) await solve(oneColumn(1, 0, rows))
  expect(highs.memoryBytes).toBe(before)
})

/** The reason why nothing is believed by its text alone: HiGHS solves nonsense to “Empty” without a word. */
test('HiGHS answers nonsense with Empty', async () => {
  const highs = await loadHighs()
  expect(highs.solve('garbage', { output_flag: false }).Status).toBe('Empty')
})
