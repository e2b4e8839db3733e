import { addDays } from '../calendar/zone.ts'
import { dispatchDocument } from '../dispatch/document/dispatch-document.ts'
import type { Limits, PlanWatch } from '../dispatch/optimum.ts'
import type { Plan } from '../dispatch/plan.ts'
import { planStudy } from '../dispatch/plan-study.ts'
import type { DispatchSolver } from '../dispatch/solver.ts'
import { stageA } from '../dispatch/stage-a.ts'
import type { Study } from '../dispatch/study.ts'
import { ProblemError } from '../problems/problem.ts'
import { dayStudy, type CommonBattery, type DayPrices, type PlannedMember } from './day-study.ts'
import type { DayPlanResult, PastDay } from './day-plan.ts'
import { DAYS_BACK, forecastDay, forecastError } from './forecast.ts'
import type { HistoryDay, MemberHours } from './history.ts'
import { costOfSchedule, idle, type Schedule } from './kept-schedule.ts'
import { planningProblem } from './problems.ts'

export interface PlanDayInput {
  /** The day to plan, `YYYY-MM-DD`. */
  readonly date: string
  readonly currency: string
  /** Member numbers, in the order of each history day's members. */
  readonly members: readonly string[]
  readonly history: readonly HistoryDay[]
  readonly prices: DayPrices
  readonly battery: CommonBattery | null
}

/** So many past days are planned again to see what the forecast was worth. */
const DAYS_TRIED = 7

/**
 * Plans a day of the cooperative from its own past: forecast, cheapest plan, and what the same way of planning would have
 * brought on the last days, against knowing the day beforehand. Throws `no-history` where no member has a whole day in
 * the four weeks before, and the planner's problems.
 */
export async function planDay(
  input: PlanDayInput,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<DayPlanResult> {
  const { date, history, battery } = input
  const forecast = forecastDay(date, history)
  const members = known(input, forecast)
  if (members.length === 0) throw new ProblemError(planningProblem('no-history', { date, days: DAYS_BACK }))
  const study = dayStudy(date, input.currency, input.prices, members, battery)
  const document = dispatchDocument(await planStudy(study, solver, limits, watch), [], false)
  const tried = Array.from({ length: DAYS_BACK }, (_, back) => addDays(date, -1 - back)).filter((day) =>
    history.some((one) => one.date === day),
  )
  return {
    date,
    basisDays: history.filter((day) => day.date < date && day.date >= addDays(date, -DAYS_BACK)).length,
    leftOut: input.members.filter((number) => !members.some(({ id }) => id === number)),
    error: forecastError(tried, history),
    battery,
    document,
    past: battery === null ? [] : await pastDays(input, tried.slice(0, DAYS_TRIED), solver, limits, watch),
  }
}

function known(input: PlanDayInput, hours: readonly (MemberHours | null)[]): PlannedMember[] {
  return input.members.flatMap((id, i) => {
    const own = hours[i]
    return own ? [{ id, hours: own }] : []
  })
}

/** Past days: without the battery, with the schedule the forecast led to, and with the day known beforehand. */
async function pastDays(
  input: PlanDayInput,
  dates: readonly string[],
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<PastDay[]> {
  const past: PastDay[] = []
  for (const [done, date] of dates.toSorted().entries()) {
    watch.report({ phase: 'past days', done, total: dates.length })
    const actual = input.history.find((day) => day.date === date)
    const forecast = forecastDay(date, input.history)
    const both = forecast.map((hours, i) => (actual?.members[i] ? hours : null))
    const expected = known(input, both)
    if (!actual || expected.length === 0) continue
    const really = known(
      input,
      actual.members.map((hours, i) => (both[i] ? hours : null)),
    )
    const study = (members: readonly PlannedMember[]): Study =>
      dayStudy(date, input.currency, input.prices, members, input.battery)
    const day = study(really)
    const planned = await scheduleOf(study(expected), solver, limits)
    const best = await scheduleOf(day, solver, limits)
    if (!planned || !best) continue
    past.push({
      date,
      without: costOfSchedule(day, idle(day)),
      planned: costOfSchedule(day, planned),
      foreseen: costOfSchedule(day, best),
    })
  }
  return past
}

async function scheduleOf(study: Study, solver: DispatchSolver, limits: Limits): Promise<Schedule | null> {
  const stage = await stageA(study, solver, limits, { greenPool: false })
  return stage && commonSchedule(stage.plan, study)
}

function commonSchedule(plan: Plan, study: Study): Schedule {
  const { charge, discharge } = plan.nodes[study.members.length]!
  return { charge, discharge }
}
