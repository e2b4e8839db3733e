import { expect, test } from 'vitest'
import { planDayByDay, type RollingPlan } from '../../../src/core/dispatch/day-by-day/plan-day-by-day.ts'
import { dispatchDocument } from '../../../src/core/dispatch/document/dispatch-document.ts'
import { planStudy } from '../../../src/core/dispatch/plan-study.ts'
import { stageA } from '../../../src/core/dispatch/stage-a.ts'
import { moneyOf } from '../../../src/core/dispatch/money.ts'
import { midMarket } from '../../../src/core/dispatch/local-price.ts'
import { partOf } from '../../../src/core/dispatch/part.ts'
import type { Study } from '../../../src/core/dispatch/study.ts'
import { sixStudies } from '../../../src/core/scenarios/six.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'

const watch = { report: () => undefined, shouldStop: () => false }
const solver = dispatchSolver(watch)
const limits = { secondsLimit: 60 }
const day = partOf(sixStudies[0]!, [0, 4, 6, 7])

/** The same day several times over. */
function repeated(study: Study, days: number): Study {
  const many = (series: readonly number[]): number[] => Array.from({ length: days }, () => series).flat()
  return {
    ...study,
    steps: study.steps * days,
    prices: { ...study.prices, buy: many(study.prices.buy), sell: many(study.prices.sell) },
    members: study.members.map((member) => ({
      ...member,
      load: many(member.load),
      pv: many(member.pv),
      shiftable: member.shiftable.map((appliance) => ({
        ...appliance,
        usual: many(appliance.usual!),
        energyKWh: appliance.energyKWh * days,
        from: 0,
        to: study.steps * days,
      })),
    })),
    community: study.community && { ...study.community, pv: many(study.community.pv!) },
  }
}

const allDay = repeated(day, 1)

async function rolled(study: Study): Promise<Extract<RollingPlan, { status: 'planned' }>> {
  const plan = await planDayByDay(study, solver, limits, watch)
  if (plan.status === 'infeasible') throw new Error('no plan')
  return plan
}

test('one day planned day by day is the day’s optimum', async () => {
  const rolling = await rolled(allDay)
  const whole = (await stageA(allDay, solver, limits, { greenPool: false }))!
  expect(moneyOf(allDay, rolling.plan, midMarket(allDay)).cost).toBeCloseTo(whole.money.cost, 6)
  expect(rolling.residual).toBeLessThanOrEqual(1e-6)
})

test('day after day: batteries go on where they stood, the peak is paid once, and it is never cheaper than the whole', async () => {
  const three = repeated(day, 3)
  const { plan, days } = await rolled(three)
  const whole = (await stageA(three, solver, limits, { greenPool: false }))!
  const { cost } = moneyOf(three, plan, midMarket(three))
  expect(days).toBe(3)
  expect(cost).toBeGreaterThanOrEqual(whole.money.cost - 1e-6)
  // alike days: the same plan every day, so the whole can save little
  expect(cost).toBeLessThan(whole.money.cost * 1.05 + 1)
  for (const node of plan.nodes) {
    if (!node.stateOfCharge) continue
    expect(node.stateOfCharge[23]).toBeCloseTo(node.stateOfCharge[47]!, 6)
    expect(node.stateOfCharge).toHaveLength(72)
  }
})

/** A hundred houses that share a roof's sunshine, alike on every day. */
function village(days: number, stepMinutes: number): Study {
  const perDay = 1440 / stepMinutes
  const hour = (t: number): number => ((t % perDay) * stepMinutes) / 60
  const series = (of: (hour: number) => number): number[] =>
    Array.from({ length: days * perDay }, (_, t) => of(hour(t)))
  return {
    ...day,
    stepMinutes,
    steps: days * perDay,
    prices: {
      ...day.prices,
      buy: series((h) => (h < 17 ? 0.2 : 0.4)),
      sell: series(() => 0.06),
      demandCharge: 0,
    },
    community: null,
    members: Array.from({ length: 100 }, (_, i) => ({
      id: `m${i}`,
      group: 'house',
      incomePerYear: null,
      load: series((h) => 0.3 + (h > 17 ? 0.5 + i / 100 : 0)),
      pv: series((h) => (i % 3 === 0 && h > 8 && h < 16 ? 3 : 0)),
      battery:
        i % 4 === 0
          ? { ...sixStudies[0]!.community!.battery!, capacityKWh: 8, chargeKw: 4, dischargeKw: 4 }
          : null,
      shiftable: [],
      curtailable: null,
    })),
  }
}

test('a study too long for one piece is planned day by day, and says that no bound is known', async () => {
  const planned = await planStudy(village(3, 15), solver, limits, watch)
  const document = dispatchDocument(planned, [], false)
  expect(document).toMatchObject({ status: 'optimal', method: 'day-by-day', bound: null, gap: null })
  expect(planned.status === 'planned' && planned.dayByDay).toEqual({ days: 3, searched: 0 })
  const { stage, alone } = planned as Extract<typeof planned, { status: 'planned' }>
  expect(stage.money.cost).toBeLessThan(alone.reduce((sum, { cost }) => sum + cost, 0))
  expect(stage.proof.residual).toBeLessThanOrEqual(1e-6)
})

test('the smaller model of a day costs what the whole one costs', async () => {
  const study = village(1, 60)
  const pooled = await rolled(study)
  const whole = (await stageA(study, solver, limits, { greenPool: false, relaxedOnly: true }))!
  expect(moneyOf(study, pooled.plan, midMarket(study)).cost).toBeCloseTo(whole.money.cost, 6)
})

test('what is left unserved to keep the peak low costs the same in the smaller model, and everybody leaves as much of it', async () => {
  for (const [demandCharge, lostLoad, lostLoadFraction] of [
    [60, 3, 0.5],
    [60, 0.5, 0.9],
    [60, 0.1, 1],
  ] as const) {
    const base = village(1, 60)
    const study = { ...base, prices: { ...base.prices, demandCharge, lostLoad, lostLoadFraction } }
    const { plan } = await rolled(study)
    const whole = (await stageA(study, solver, limits, { greenPool: false, relaxedOnly: true }))!
    expect(moneyOf(study, plan, midMarket(study)).cost).toBeCloseTo(whole.money.cost, 6)
    expect(plan.peakKw).toBeCloseTo(whole.plan.peakKw, 6)
    // of two houses without battery and roof, parts of their loads
    const partsOf = (n: number): number[] =>
      Array.from(plan.nodes[n]!.unserved, (kw, t) => kw / study.members[n]!.load[t]!)
    const [one, other] = [partsOf(1), partsOf(2)]
    expect(one.some((part) => part > 0)).toBe(true)
    for (const [t, part] of one.entries()) expect(part).toBeCloseTo(other[t]!, 9)
    for (const [n, node] of plan.nodes.entries())
      for (const [t, kw] of node.unserved.entries())
        expect(kw).toBeLessThanOrEqual(study.members[n]!.load[t]! * lostLoadFraction + 1e-9)
  }
})

test('a day of a million columns is refused with a sentence, before anything is built', async () => {
  await expect(planStudy(village(1, 1), solver, limits, watch)).rejects.toThrow(
    /decisions and need about \d+ MB/,
  )
})
