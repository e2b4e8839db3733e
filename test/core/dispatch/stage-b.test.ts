import { describe, expect, test } from 'vitest'
import { renewableAccess } from '../../../src/core/dispatch/access.ts'
import { aloneOf } from '../../../src/core/dispatch/alone.ts'
import { stageB, type FairStage } from '../../../src/core/dispatch/equity/stage-b.ts'
import { memberWeights } from '../../../src/core/dispatch/equity/weights.ts'
import { partOf } from '../../../src/core/dispatch/part.ts'
import { stageA, type PlannedStage } from '../../../src/core/dispatch/stage-a.ts'
import { consumptionOf, type EquitySettings, type Study } from '../../../src/core/dispatch/study.ts'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'

const watch = { report: () => undefined, shouldStop: () => false }
const solver = dispatchSolver(watch)
const limits = { secondsLimit: 60 }

async function stages(
  study: Study,
  changes: Partial<EquitySettings>,
): Promise<{ a: PlannedStage; b: FairStage }> {
  const settings = { ...study.settings, ...changes }
  const alone = (await aloneOf(study, solver, limits, watch)).map(({ cost }) => cost)
  const a = (await stageA(study, solver, limits, { greenPool: settings.greenPool }))!
  const basis = { cheapest: a.proof.objective, alone, localPrices: a.localPrices }
  return { a, b: await stageB(study, settings, basis, solver, limits) }
}

const names = ['S1', 'S3', 'S6'] as const
const study = (name: string): Study => sixStudies.find((one) => one.name === name)!

describe.each(names)('%s', (name) => {
  test('without weights and Rawls it is stage A, whatever fairness might cost', async () => {
    const { a, b } = await stages(study(name), { mu: 0, weights: 'equal' })
    expect(Math.abs(b.money.cost - a.money.cost)).toBeLessThan(1e-6)
    expect(b.priceOfFairness).toBeLessThan(1e-6)
  })

  test('fairness has its price, at most δ; money adds up; access is made of sunshine', async () => {
    const { a, b } = await stages(study(name), { weights: 'income', delta: 0.02 })
    expect(b.money.cost).toBeGreaterThanOrEqual(a.money.cost - 1e-6)
    expect(b.priceOfFairness).toBeLessThanOrEqual(0.02 + 1e-6)
    expect(b.money.members.reduce((sum, { net }) => sum + net, 0)).toBeCloseTo(b.money.cost, 9)
    expect(b.proof.residual).toBeLessThanOrEqual(1e-6)
    for (const above of b.aboveAlone) expect(above).toBeLessThan(1e-6)
    const { plan } = b
    const sunshine = plan.nodes.reduce(
      (sum, node) => sum + node.pv.reduce((own, kw, t) => own + kw - node.spilled[t]! - node.gridSell[t]!, 0),
      0,
    )
    const received = study(name).members.map((member, i) => b.access[i]! * consumptionOf(study(name), member))
    expect(received.reduce((sum, kWh) => sum + kWh, 0)).toBeLessThanOrEqual(sunshine + 1e-6)
    // in the green pool everything but grid energy is sunshine
    for (const [i, member] of study(name).members.entries()) {
      const bought = plan.nodes[i]!.gridBuy.reduce((sum, kw) => sum + kw, 0)
      const unserved = plan.nodes[i]!.unserved.reduce((sum, kw) => sum + kw, 0)
      expect(b.access[i]).toBeCloseTo(1 - (bought + unserved) / consumptionOf(study(name), member), 6)
    }
  })
})

test('outside the green pool, grid energy that walks through it is not called sunshine', async () => {
  const s3 = study('S3')
  const a = (await stageA(s3, solver, limits, { greenPool: false }))!
  const total = s3.members.reduce((sum, member, i) => sum + a.access[i]! * consumptionOf(s3, member), 0)
  const sunshine = a.plan.nodes.reduce((sum, { pv }) => sum + pv.reduce((own, kw) => own + kw, 0), 0)
  expect(total).toBeLessThanOrEqual(sunshine)
  expect(renewableAccess(s3, a.plan)).toEqual(a.access)
})

test('weights have mean 1 over all members and fall with income', () => {
  const weights = memberWeights(study('S1'), 'income')
  expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(10, 9)
  expect(weights[0]).toBeGreaterThan(weights[4]!)
  expect(weights[4]).toBeGreaterThan(weights[7]!)
  const low = memberWeights(study('S1'), { low: 3 })
  expect(low[0]! / low[5]!).toBeCloseTo(3, 12)
  expect(low.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(10, 9)
})

test('more weight on a group never makes it pay more', async () => {
  const small = partOf(study('S1'), [0, 3, 5, 7])
  const paid: number[] = []
  for (const low of [1, 2, 5]) {
    const { b } = await stages(small, { mu: 0, weights: { low }, delta: 0.03 })
    paid.push(b.money.members[0]!.net + b.money.members[1]!.net)
  }
  expect(paid[1]).toBeLessThanOrEqual(paid[0]! + 1e-6)
  expect(paid[2]).toBeLessThanOrEqual(paid[1]! + 1e-6)
})

test('the supply–demand ratio is planned, priced and planned again', async () => {
  const small = partOf(study('S1'), [0, 3, 6, 7])
  const { a, b } = await stages(
    { ...small, prices: { ...small.prices, local: 'sdr' } },
    { weights: 'income' },
  )
  expect(b.passes).toBeGreaterThan(1)
  for (const [t, price] of a.localPrices.entries()) {
    expect(price).toBeGreaterThanOrEqual(small.prices.sell[t]! - 1e-12)
    expect(price).toBeLessThanOrEqual(small.prices.buy[t]!)
  }
  expect(b.money.members.reduce((sum, { net }) => sum + net, 0)).toBeCloseTo(b.money.cost, 9)
})
