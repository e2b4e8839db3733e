import { expect, test } from 'vitest'
import { modelOf } from '../../../src/core/dispatch/model/model.ts'
import { optimumOf } from '../../../src/core/dispatch/optimum.ts'
import { readStudy } from '../../../src/core/dispatch/reading/read-study.ts'
import type { Study } from '../../../src/core/dispatch/study.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'
import { randomStudy } from '../../core/dispatch/random-study.ts'

const solver = dispatchSolver({ shouldStop: () => false })
const limits = { secondsLimit: 10 }

/** Two houses that are paid more for what they sell than they pay for what they buy. */
const soldDearer: Study = readStudy(
  JSON.stringify({
    name: 'dearer sold',
    stepMinutes: 60,
    steps: 2,
    prices: { buy: [0.1, 0.1], sell: [0.3, 0.3] },
    members: [
      { id: 'Anna', load: [1, 1], pv: [2, 0] },
      { id: 'Ben', load: [1, 1] },
    ],
  }),
).study

test('a program that earns without end comes back from HiGHS as the sentence about prices in a circle', async () => {
  for (const exclusive of [false, true]) {
    const model = modelOf(soldDearer, { greenPool: false, exclusive })
    const { program } = model
    // as if the model had forgotten how much a house can take and give, and that it does only one of both
    for (const block of model.blocks)
      if (/^(grid|pool)-/.test(block.kind))
        program.columns.upper.fill(Infinity, block.first, block.first + block.count)
    for (const [row, group] of model.rowGroup.entries())
      if (model.groups[group]!.kind === 'exclusive') program.rows.upper[row] = Infinity
    await expect(optimumOf(model, solver, limits)).rejects.toMatchObject({
      problem: { code: 'dispatch-unbounded' },
    })
    await expect(optimumOf(model, solver, limits)).rejects.toThrow(/would earn without end/)
  }
})

test('no study is such a program: whatever brings money is bounded, and nothing goes below what it may', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const study = seed === 1 ? soldDearer : randomStudy(seed)
    for (const exclusive of [false, true]) {
      const { cost, columns } = modelOf(study, { greenPool: false, exclusive }).program
      for (const [j, price] of cost.entries()) {
        expect(columns.lower[j]).toBeGreaterThan(-Infinity)
        expect(price < 0 && columns.upper[j] === Infinity, `column ${j} of community ${seed}`).toBe(false)
      }
    }
  }
})
