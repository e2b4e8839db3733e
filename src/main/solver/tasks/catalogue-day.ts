import type { Study } from '../../../core/dispatch/study.ts'
import { catalogueDay, type CatalogueDay } from '../../../core/scenarios/catalogue.ts'
import { dispatchSolver, SECONDS_LIMIT } from '../dispatch-solver.ts'
import type { Task } from '../task.ts'

/** One kind of day, solved for every setting the tuner may choose from. */
export const task: Task<Study, CatalogueDay> = (study, watch) =>
  catalogueDay(study, dispatchSolver(watch), { secondsLimit: SECONDS_LIMIT }, watch)
