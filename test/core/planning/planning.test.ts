import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../../src/core/calendar/zone.ts'
import { dayStudy } from '../../../src/core/planning/day-study.ts'
import { forecastDay, forecastError } from '../../../src/core/planning/forecast.ts'
import { dayKindOf, type HistoryDay, type MemberHours } from '../../../src/core/planning/history.ts'
import { costOfSchedule, idle } from '../../../src/core/planning/kept-schedule.ts'
import { planDay, type PlanDayInput } from '../../../src/core/planning/plan-day.ts'
import { dispatchSolver } from '../../../src/main/solver/dispatch-solver.ts'

const flat = (kWh: number): number[] => Array.from({ length: 24 }, () => kWh)
const hours = (offtake: number, feedIn = 0): MemberHours => ({ offtake: flat(offtake), feedIn: flat(feedIn) })
const monday = '2026-06-01'
const weeks = (of: (date: string) => MemberHours | null, days = 28): HistoryDay[] =>
  Array.from({ length: days }, (_, k) => addDays(monday, k)).map((date) => ({ date, members: [of(date)] }))
const watch = { report: () => undefined, shouldStop: () => false }

test('a forecast is the mean of the same kind of day, and knows nothing of the day itself', () => {
  const used = { working: 1, saturday: 2, sunday: 3 }
  const history = weeks((date) => hours(used[dayKindOf(date)]))
  expect(forecastDay('2026-06-28', history)[0]?.offtake).toEqual(flat(3))
  expect(forecastDay('2026-06-29', history)[0]?.offtake).toEqual(flat(1))
  const odd = history.map((day) => (day.date === '2026-06-28' ? { ...day, members: [hours(99)] } : day))
  expect(forecastDay('2026-06-28', odd)).toEqual(forecastDay('2026-06-28', history))
  expect(
    forecastDay(
      '2026-06-06',
      weeks((date) => hours(used[dayKindOf(date)]), 5),
    )[0]?.offtake,
  ).toEqual(flat(1))
  expect(forecastDay(monday, history)).toEqual([null])
})

test('the error is the distance over what came; nobody fed in, nothing to be off in', () => {
  const history = weeks((date) => hours(date < '2026-06-15' ? 1 : 2))
  const error = forecastError(['2026-06-15'], history)
  expect(error).toEqual({ days: 1, offtake: 0.5, feedIn: null })
  expect(forecastError(['2026-07-30'], history)).toEqual({ days: 0, offtake: null, feedIn: null })
})

const prices = { buy: flat(0.3), sell: flat(0.08), shared: 0.05 }
const members = [
  { id: '1', hours: { offtake: flat(1), feedIn: flat(0) } },
  {
    id: '2',
    hours: { offtake: flat(0.2), feedIn: flat(0).map((_, hour) => (hour > 8 && hour < 17 ? 3 : 0)) },
  },
]

test('without a battery a day costs what sharing leaves to the grid', () => {
  const study = dayStudy(monday, 'EUR', prices, members, null)
  // eight hours with a surplus of 2.8 kWh, of which 1 is shared; sixteen with 1.2 kWh from the grid
  expect(costOfSchedule(study, idle(study))).toBeCloseTo(8 * (0.05 - 0.08 * 1.8) + 16 * 0.3 * 1.2, 9)
})

const inputOf = (history: readonly HistoryDay[], battery: PlanDayInput['battery']): PlanDayInput => ({
  date: '2026-06-29',
  currency: 'EUR',
  members: ['1', '2'],
  history,
  prices,
  battery,
})
const both = weeks(() => null).map(({ date }) => ({ date, members: members.map((member) => member.hours) }))

test('the planner and the sum of the slots agree where the day comes as it was told', async () => {
  const solver = dispatchSolver(watch)
  const limits = { secondsLimit: 30 }
  const bare = await planDay(inputOf(both, null), solver, limits, watch)
  const study = dayStudy(monday, 'EUR', prices, members, null)
  expect(bare.document.status).toBe('optimal')
  if (bare.document.status === 'infeasible') return
  expect(bare.document.cost).toBeCloseTo(costOfSchedule(study, idle(study)), 6)
  const stored = await planDay(inputOf(both, { capacityKWh: 8, powerKw: 4 }), solver, limits, watch)
  if (stored.document.status === 'infeasible') throw new Error('no plan')
  expect(stored.document.cost).toBeLessThan(bare.document.cost)
  expect(stored.past).toHaveLength(7)
  for (const { without, planned, foreseen } of stored.past) {
    expect(planned).toBeCloseTo(stored.document.cost, 6)
    expect(foreseen).toBeCloseTo(planned, 6)
    expect(planned).toBeLessThan(without)
  }
})

test('knowing the day beforehand is never dearer than a forecast, nor than leaving the battery alone', async () => {
  const solver = dispatchSolver(watch)
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 48, maxLength: 48 }),
      async (seeds) => {
        const history = both.map((day, k) => ({
          ...day,
          members: day.members.map((own, i) => ({
            offtake: own.offtake.map(
              (kWh, hour) => kWh * (1 + (seeds[(hour + k * 7 + i * 24) % 48]! - 15) / 20),
            ),
            feedIn: own.feedIn.map((kWh, hour) => kWh * (seeds[(hour * 5 + k) % 48]! / 15)),
          })),
        }))
        const input = inputOf(history.slice(-9), { capacityKWh: 6, powerKw: 3 })
        for (const { without, planned, foreseen } of (
          await planDay(input, solver, { secondsLimit: 30 }, watch)
        ).past) {
          expect(foreseen).toBeLessThanOrEqual(planned + 1e-6)
          expect(foreseen).toBeLessThanOrEqual(without + 1e-6)
        }
      },
    ),
    { numRuns: 4 },
  )
})

test('without any whole day there is no plan, and a sentence says so', async () => {
  const input = inputOf(
    weeks(() => null).map(({ date }) => ({ date, members: [null, null] })),
    null,
  )
  await expect(planDay(input, dispatchSolver(watch), { secondsLimit: 30 }, watch)).rejects.toMatchObject({
    problem: { code: 'no-history' },
  })
})
