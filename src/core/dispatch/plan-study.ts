import { aloneOf, type AloneCost } from './alone.ts'
import { lowestAlonePeak } from './coincident-peak.ts'
import { conflictsOfStudy, type Conflict } from './conflicts.ts'
import { planLongStudy } from './day-by-day/plan-long-study.ts'
import { isLong } from './model/size.ts'
import { throwIfStopped, type Limits, type PlanWatch } from './optimum.ts'
import type { DispatchSolver } from './solver.ts'
import { stageA, type PlannedStage } from './stage-a.ts'
import type { Study } from './study.ts'

/** What planning a study gave: the cheapest plan beside everyone alone, or why there is none. */
export type PlannedStudy =
  | {
      readonly status: 'planned'
      readonly study: Study
      readonly stage: PlannedStage
      readonly alone: readonly AloneCost[]
      /** Lowest coincident peak of all plans that are cheapest alone, kW. */
      readonly alonePeakKw: number | null
      /** Null where it was planned in one piece; else how many days, and how many needed a search. */
      readonly dayByDay: { readonly days: number; readonly searched: number } | null
    }
  | {
      readonly status: 'infeasible'
      readonly study: Study
      readonly conflicts: readonly Conflict[]
      /** The first day without a plan, from 1; null where it was planned in one piece. */
      readonly day: number | null
    }

/**
 * Plans a study: stage A, everyone alone, and their peak; day by day where it is too long for one piece. `relaxedOnly`
 * stops at the relaxation.
 */
export async function planStudy(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
  relaxedOnly = false,
): Promise<PlannedStudy> {
  if (isLong(study)) return planLongStudy(study, solver, limits, watch)
  watch.report({ phase: 'plan', done: 0, total: 1 })
  const stage = await stageA(study, solver, limits, { greenPool: false, relaxedOnly })
  if (!stage) {
    watch.report({ phase: 'conflicts', done: 0, total: 1 })
    const conflicts = await conflictsOfStudy(study, solver, limits.secondsLimit)
    return { status: 'infeasible', study, conflicts, day: null }
  }
  throwIfStopped(watch)
  const alone = await aloneOf(study, solver, limits, watch)
  return {
    status: 'planned',
    study,
    stage,
    alone,
    dayByDay: null,
    alonePeakKw: await lowestAlonePeak(study, alone, solver, limits),
  }
}
