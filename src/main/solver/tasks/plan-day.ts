import type { DayPlanResult } from '../../../core/planning/day-plan.ts'
import { planDay, type PlanDayInput } from '../../../core/planning/plan-day.ts'
import { dispatchSolver, SECONDS_LIMIT } from '../dispatch-solver.ts'
import type { Task } from '../task.ts'

/** A day of the cooperative itself, planned from its own past. */
export const task: Task<PlanDayInput, DayPlanResult> = (input, watch) =>
  planDay(input, dispatchSolver(watch), { secondsLimit: SECONDS_LIMIT }, watch)
