import { expect, test } from 'vitest'
import { planDayByDay } from '../../../src/core/dispatch/day-by-day/plan-day-by-day.ts'
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

test('one day planned day by day is the day’s optimum', async () => {
  const rolling = await planDayByDay(allDay, solver, limits, watch)
  const whole = (await stageA(allDay, solver, limits, { greenPool: false }))!
  expect(moneyOf(allDay, rolling.plan, midMarket(allDay)).cost).toBeCloseTo(whole.money.cost, 6)
  expect(rolling.residual).toBeLessThanOrEqual(1e-6)
})

test('day after day: batteries go on where they stood, the peak is paid once, and it is never cheaper than the whole', async () => {
  const three = repeated(day, 3)
  const { plan, days } = await planDayByDay(three, solver, limits, watch)
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
