import { planGroups, type GroupsToPlan } from '../../../core/game/storage/planned-groups.ts'
import { dispatchSolver } from '../dispatch-solver.ts'
import type { Task } from '../task.ts'

/** Wall-clock seconds the plan of a single group may take. */
const SECONDS = 60

/** What groups of a study pay at least, each planned by the solver. */
export const task: Task<GroupsToPlan, Float64Array> = (input, watch) =>
  planGroups(input, dispatchSolver(watch), { secondsLimit: SECONDS }, watch)
