import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  doubtAbout,
  optimumOf,
  type LinearProgram,
  type LinearSolution,
} from '../../../../src/core/game/explicit/linear-program.ts'
import { LinearSystem } from '../../../../src/core/game/explicit/linear-system.ts'
import { solver } from './games.ts'

/** minimise x + 2y where x + y ≥ 3, x ≤ 2, y ≥ 0: (2, 1), proved by 2·(x + y) − x ≥ 2·3 − 2. */
const program: LinearProgram = {
  cost: Float64Array.of(1, 2),
  columns: { lower: Float64Array.of(-Infinity, 0), upper: Float64Array.of(2, Infinity) },
  rows: {
    lower: Float64Array.of(3),
    upper: Float64Array.of(Infinity),
    starts: Int32Array.of(0, 2),
    indices: Int32Array.of(0, 1),
    values: Float64Array.of(1, 1),
  },
}
const solution = (columns: number[], duals: number[], reducedCosts: number[]): LinearSolution => ({
  columns: Float64Array.from(columns),
  duals: Float64Array.from(duals),
  reducedCosts: Float64Array.from(reducedCosts),
})

test('an optimum is believed only with its proof', () => {
  expect(doubtAbout(program, solution([2, 1], [2], [-1, 0]))).toBeNull()
  expect(doubtAbout(program, solution([2, 0.9], [2], [-1, 0]))).toContain('row 0 is out of bounds')
  expect(doubtAbout(program, solution([2.1, 0.9], [2], [-1, 0]))).toContain('column 0 is out of bounds')
  expect(doubtAbout(program, solution([1, 2], [2], [-1, 0]))).toContain('cost and bound differ')
  expect(doubtAbout(program, solution([2, 1], [1], [-1, 0]))).toContain('column 0 is not priced right')
  expect(doubtAbout(program, solution([2, 1], [-1], [2, 3]))).toContain('wrong sign')
  expect(doubtAbout(program, solution([2, Number.NaN], [2], [-1, 0]))).toContain('out of bounds')
  expect(doubtAbout(program, solution([2, 1], [Number.NaN], [-1, 0]))).not.toBeNull()
})

test('HiGHS finds it, with the multipliers the proof needs', async () => {
  const { columns, duals, reducedCosts } = await optimumOf(program, solver)
  expect([...columns, ...duals, ...reducedCosts]).toEqual([2, 1, 2, -1, 0])
})

test('a wrong optimum is a problem, not a result', async () => {
  const wrong = { status: 'optimal', solution: solution([2, 2], [2], [-1, 0]) } as const
  await expect(optimumOf(program, () => Promise.resolve(wrong))).rejects.toMatchObject({
    problem: { code: 'linear-program-doubtful', family: 'bug' },
  })
})

test('equations: what follows from them is known, what does not is open', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 63 }), { minLength: 1, maxLength: 12 }),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 }),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 }),
      (masks, point, factors) => {
        const row = (mask: number) => point.map((_x, i) => (mask >>> i) & 1)
        const worth = (coefficients: readonly number[]) =>
          coefficients.reduce((sum, c, i) => sum + c * point[i]!, 0)
        const system = new LinearSystem(6)
        for (const mask of masks) {
          const before = system.rank
          const followed = system.valueOf(row(mask)) !== null
          expect(system.add(row(mask), worth(row(mask)))).toBe(!followed)
          expect(system.rank).toBe(before + (followed ? 0 : 1))
        }
        const mixed = point.map((_x, i) =>
          masks.slice(0, 6).reduce((sum, mask, k) => sum + factors[k]! * row(mask)[i]!, 0),
        )
        expect(system.valueOf(mixed)).toBeCloseTo(worth(mixed), 6)
        expect(system.freeDirections()).toHaveLength(6 - system.rank)
        for (const direction of system.freeDirections())
          for (const mask of masks)
            expect(row(mask).reduce((sum, c, i) => sum + c * direction[i]!, 0)).toBeCloseTo(0, 8)
        const moved = Float64Array.from(factors)
        system.meet(moved)
        for (const mask of masks)
          expect(row(mask).reduce((sum, c, i) => sum + c * moved[i]!, 0)).toBeCloseTo(worth(row(mask)), 6)
      },
    ),
  )
})
