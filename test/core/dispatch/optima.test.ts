import { expect, test } from 'vitest'
import { modelOf } from '../../../src/core/dispatch/model/model.ts'
import { moneyOf } from '../../../src/core/dispatch/money.ts'
import { midMarket } from '../../../src/core/dispatch/local-price.ts'
import { optimumOf } from '../../../src/core/dispatch/optimum.ts'
import { oppositesIn } from '../../../src/core/dispatch/opposites.ts'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'

const solver = dispatchSolver({ shouldStop: () => false })
const study = (name: string) => sixStudies.find((one) => one.name === name)!

// C* and peak of docs/studies.md, found by an independent solver
test.each([
  ['S1', 19.1258, 3.733],
  ['S2', 10.1987, 2.087],
  ['S3', 34.4626, 7.202],
  ['S4', 21.356, 7.611],
  ['S5', 13.0781, 2.241],
  ['S6', 28.4121, 4.884],
])('%s: cost, peak and a plan that keeps every condition', async (name, cost, peakKw) => {
  const one = study(name)
  const model = modelOf(one, { greenPool: false, exclusive: true })
  const optimum = (await optimumOf(model, solver, { secondsLimit: 60 }))!
  expect(optimum.proof.status).toBe('optimal')
  expect(optimum.proof.objective).toBeCloseTo(cost, 3)
  expect(optimum.plan.peakKw).toBeCloseTo(peakKw, 3)
  expect(optimum.proof.residual).toBeLessThanOrEqual(1e-6)
  expect(oppositesIn(optimum.plan)).toBe(0)
  const money = moneyOf(one, optimum.plan, midMarket(one))
  expect(money.cost).toBeCloseTo(optimum.proof.objective, 6)
})
