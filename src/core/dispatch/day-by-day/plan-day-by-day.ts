import type { Limits, PlanWatch } from '../optimum.ts'
import type { Plan } from '../plan.ts'
import type { DispatchSolver } from '../solver.ts'
import type { Study } from '../study.ts'
import { eachDay, type RolledDays } from './each-day.ts'
import { GrowingPlan } from './growing-plan.ts'

/** A plan made day by day: cheapest on every day given the day before, not over the whole time. */
export type RollingPlan =
  | (Extract<RolledDays, { readonly status: 'planned' }> & { readonly plan: Plan })
  | Extract<RolledDays, { readonly status: 'infeasible' }>

/** The days of a study (`eachDay`), put together to one plan. */
export async function planDayByDay(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<RollingPlan> {
  const grown = new GrowingPlan(study.steps)
  const rolled = await eachDay(study, solver, limits, watch, (_day, plan) => grown.append(plan))
  return rolled.status === 'planned' ? { ...rolled, plan: grown.whole } : rolled
}
