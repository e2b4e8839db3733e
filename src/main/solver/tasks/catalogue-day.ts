import type { Study } from '../../../core/dispatch/study.ts'
import { catalogueDay, type CatalogueDay } from '../../../core/scenarios/catalogue.ts'
import { dispatchSolver } from '../dispatch-solver.ts'
import type { Task } from '../task.ts'

/** Wall-clock seconds a single search may take: ten times what the longest of the six studies needs. */
const SECONDS = 120

/** One kind of day, solved for every setting the tuner may choose from. */
export const task: Task<Study, CatalogueDay> = (study, watch) =>
  catalogueDay(study, dispatchSolver(watch), { secondsLimit: SECONDS }, watch)
