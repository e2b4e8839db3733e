import { expect, test } from 'vitest'
import { eachDay } from '../../../src/core/dispatch/day-by-day/each-day.ts'
import { planDayByDay } from '../../../src/core/dispatch/day-by-day/plan-day-by-day.ts'
import { planLongStudy } from '../../../src/core/dispatch/day-by-day/plan-long-study.ts'
import { planOf } from '../../../src/core/dispatch/plan.ts'
import { modelOf } from '../../../src/core/dispatch/model/model.ts'
import { residualsOf } from '../../../src/core/dispatch/check.ts'
import { dispatchDocument } from '../../../src/core/dispatch/document/dispatch-document.ts'
import type { PlannedStudy } from '../../../src/core/dispatch/plan-study.ts'
import { readStudyDocument } from '../../../src/core/dispatch/reading/read-study.ts'
import type { Study } from '../../../src/core/dispatch/study.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'

const watch = { report: () => undefined, shouldStop: () => false }
const solver = dispatchSolver(watch)
const limits = { secondsLimit: 20 }

const DAYS = 3
const STEPS = 24 * DAYS
const hours = (of: (hour: number) => number): number[] => Array.from({ length: STEPS }, (_, t) => of(t % 24))

/** Three days of two houses and a common roof, with more of a battery and an appliance. */
function houses(battery: object, appliance: object | null = null, more: object = {}): Study {
  return readStudyDocument({
    stepMinutes: 60,
    steps: STEPS,
    prices: {
      buy: hours((h) => (h >= 17 && h < 21 ? 0.4 : 0.2)),
      sell: hours(() => 0.05),
      networkFee: 0.01,
    },
    members: [
      {
        id: 'a',
        load: hours((h) => (h > 6 ? 1 : 0.3)),
        battery: { capacityKWh: 10, chargeKw: 2, dischargeKw: 2, ...battery },
        ...(appliance && { shiftable: [appliance] }),
        ...more,
      },
      { id: 'b', load: hours(() => 0.5), pv: hours((h) => (h > 8 && h < 16 ? 2 : 0)) },
    ],
  }).study
}

const charges = (planned: PlannedStudy): readonly number[] => {
  if (planned.status === 'infeasible') throw new Error('no plan')
  return [...planned.stage.plan.nodes[0]!.stateOfCharge!]
}

test('the last day ends where the study says, and days before it only go there when the days left could not', async () => {
  const late = charges(await planLongStudy(houses({ initialKWh: 4, end: 6 }), solver, limits, watch))
  expect([late[23], late[47], late[71]]).toEqual([4, 4, 6].map((kWh) => expect.closeTo(kWh, 6)))
  // 0.1 kW make 2.4 kWh a day: all three days are needed for 7 kWh
  const slow = { initialKWh: 1, end: 8, chargeKw: 0.1 }
  const early = charges(await planLongStudy(houses(slow), solver, limits, watch))
  expect([early[23], early[47], early[71]]).toEqual([3.2, 5.6, 8].map((kWh) => expect.closeTo(kWh, 6)))
  const free = charges(await planLongStudy(houses({ initialKWh: 4, end: 'free' }), solver, limits, watch))
  expect(free[47]).toBeCloseTo(4, 6)
  // nothing is gained by keeping energy beyond the end
  expect(free[71]).toBeCloseTo(0, 6)
})

const dryer = { energyKWh: 5, from: 34, to: 36, maxKw: 2, interruptible: true }

test('an infeasible day of a long study is named with the conditions that contradict each other', async () => {
  const planned = await planLongStudy(houses({}, dryer), solver, limits, watch)
  expect(planned).toMatchObject({ status: 'infeasible', day: 2 })
  const document = dispatchDocument(planned, [], false)
  expect(document).toMatchObject({
    status: 'infeasible',
    day: 2,
    conflicts: [
      {
        kind: 'appliance-energy',
        member: 'a',
        sentence: 'a needs 5 kWh in slots 34 to 35, where at most 4 kWh can be taken.',
      },
    ],
  })
})

test('where a battery cannot reach its end, the day’s starting charge is among the conditions', async () => {
  const tooSlow = { initialKWh: 1, end: 9, chargeKw: 0.1 }
  const planned = await planLongStudy(houses(tooSlow), solver, limits, watch)
  if (planned.status !== 'infeasible') throw new Error('a plan')
  expect(planned.day).toBe(1)
  const sentences = planned.conflicts.map(({ sentence }) => sentence)
  expect(sentences.toSorted()).toEqual([
    'The battery of a charges at most 0.1 kW and gives at most 2 kW.',
    'The battery of a has to end day 1 at 4.2 kWh, to be at 9 kWh when the study ends.',
    'The battery of a starts day 1 with 1 kWh.',
  ])
})

test('an uninterruptible run that fits into no window is found by the search and named', async () => {
  const run = { usual: null, energyKWh: 3, from: 25, to: 28, maxKw: 1, interruptible: false }
  const fits = await planLongStudy(houses({}, run), solver, limits, watch)
  expect(fits.status).toBe('planned')
  const planned = await planLongStudy(houses({}, { ...run, to: 27 }), solver, limits, watch)
  if (planned.status !== 'infeasible') throw new Error('a plan')
  expect(planned.day).toBe(2)
  expect(planned.conflicts[0]!.sentence).toContain('a needs 3 kWh')
})

test('load is called at most as often as the study says, on all days together, and only where it is dear in all of them', async () => {
  const series = hours((h) => (h > 6 ? 1 : 0.3))
  const curtailable = {
    series,
    fraction: 0.5,
    costPerKWh: 0.01,
    events: { threshold: 1, maxSlots: 5, minSlots: 2 },
  }
  const study = houses({}, null, { curtailable })
  const planned = await planLongStudy(study, solver, limits, watch)
  if (planned.status === 'infeasible') throw new Error('no plan')
  const cut = [...planned.stage.plan.nodes[0]!.curtailed]
  const called = cut.flatMap((kw, t) => (kw > 1e-6 ? [t] : []))
  expect(called.length).toBeGreaterThan(0)
  expect(called.length).toBeLessThanOrEqual(5)
  for (const t of called) expect(study.prices.buy[t]).toBe(0.4)
})

test('nothing is kept of a day but its series: numbers outside the heap, at most twelve a member and slot', async () => {
  const study = houses({ initialKWh: 4 }, { ...dryer, energyKWh: 3 })
  const rolled = await planDayByDay(study, solver, limits, watch)
  if (rolled.status === 'infeasible') throw new Error('no plan')
  const buffers = new Set<ArrayBufferLike>()
  for (const node of rolled.plan.nodes)
    for (const series of [...Object.values(node), ...node.moved]) {
      if (typeof series !== 'object' || Array.isArray(series) || series === null) continue
      expect(series).toBeInstanceOf(Float64Array)
      buffers.add((series as Float64Array).buffer)
    }
  const bytes = [...buffers].reduce((sum, { byteLength }) => sum + byteLength, 0)
  expect(bytes).toBeLessThanOrEqual(12 * 8 * study.members.length * study.steps)
})

test('a day’s series are used again for the next day, and its program is written over', async () => {
  const programs = new Set<unknown>()
  let opened = 0
  const counting: typeof solver = {
    open(program) {
      opened++
      programs.add(program)
      return solver.open(program)
    },
  }
  const kept = new Set<unknown>()
  let days = 0
  await eachDay(houses({}), counting, limits, watch, (_day, plan) => {
    days++
    for (const { gridBuy, loadAfter } of plan.nodes) kept.add(gridBuy).add(loadAfter)
  })
  expect({ days, opened, programs: programs.size, kept: kept.size }).toEqual({
    days: DAYS,
    opened: 1,
    programs: 1,
    kept: 4,
  })
})

test('what a day leaves unasked is asked of the whole: the plan put together keeps every condition of it', async () => {
  const study = houses({ initialKWh: 3, end: 5 }, { ...dryer, energyKWh: 3 })
  const rolled = await planDayByDay(study, solver, limits, watch)
  if (rolled.status === 'infeasible') throw new Error('no plan')
  const model = modelOf(study, { greenPool: false, exclusive: false })
  const columns = new Float64Array(model.program.cost.length)
  for (const [n, own] of model.map.nodes.entries()) {
    const node = rolled.plan.nodes[n]!
    const fill = (first: number | null | undefined, series: ArrayLike<number> | null): void => {
      if (typeof first === 'number') for (let t = 0; t < study.steps; t++) columns[first + t] = series![t]!
    }
    for (const name of ['gridBuy', 'gridSell', 'poolBuy', 'poolSell', 'spilled', 'unserved'] as const)
      fill(own[name], node[name])
    for (const [part, first] of own.moved.entries()) fill(first, node.moved[part]!)
    for (const name of ['charge', 'discharge', 'stateOfCharge'] as const)
      fill(own.battery?.[name], node[name])
    if (own.battery) columns[own.battery.firstCharge] = study.members[n]!.battery!.initialKWh!
  }
  columns[model.map.common.peak] = rolled.plan.peakKw
  expect(residualsOf(model.program, columns).constraints).toBeLessThanOrEqual(1e-6)
  expect(planOf(model, columns).peakKw).toBeCloseTo(rolled.plan.peakKw, 9)
})
