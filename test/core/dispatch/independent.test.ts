import loadHighs from 'highs'
import { expect, test } from 'vitest'
import { moneyOf } from '../../../src/core/dispatch/money.ts'
import { midMarket } from '../../../src/core/dispatch/local-price.ts'
import { modelOf } from '../../../src/core/dispatch/model/model.ts'
import { optimumOf } from '../../../src/core/dispatch/optimum.ts'
import { oppositesIn } from '../../../src/core/dispatch/opposites.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'
import { lpText } from './lp-text.ts'
import { randomStudy } from './random-study.ts'

const solver = dispatchSolver({ shouldStop: () => false })
const highs = await loadHighs()

test.each(Array.from({ length: 40 }, (_, k) => k + 1))(
  'community %i costs what an independent formulation says, and its plan keeps every condition',
  async (seed) => {
    const study = randomStudy(seed)
    const written = highs.solve(lpText(study), { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 1e-9 })
    const model = modelOf(study, { greenPool: false, exclusive: true })
    const optimum = await optimumOf(model, solver, { secondsLimit: 60 })
    // what one finds impossible, the other does
    expect(optimum === null).toBe(written.Status === 'Infeasible')
    if (!optimum) return
    expect(written.Status).toBe('Optimal')
    expect(optimum.proof.objective).toBeCloseTo(written.ObjectiveValue, 6)
    expect(optimum.proof.residual).toBeLessThanOrEqual(1e-6)
    expect(oppositesIn(optimum.plan)).toBe(0)
    // money counted again from the series alone
    const { cost, members } = moneyOf(study, optimum.plan, midMarket(study))
    expect(cost).toBeCloseTo(optimum.proof.objective, 6)
    expect(members.reduce((sum, { net }) => sum + net, 0)).toBeCloseTo(cost, 9)
  },
)
