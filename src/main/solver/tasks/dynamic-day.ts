import { catalogueDay, type CatalogueDay } from '../../../core/scenarios/catalogue.ts'
import { dynamicSettings } from '../../../core/scenarios/dynamic.ts'
import { studyFrom, type StudyText } from '../../../core/scenarios/source.ts'
import { dispatchSolver, SECONDS_LIMIT } from '../dispatch-solver.ts'
import type { Task } from '../task.ts'

/** One kind of day, solved for the settings that the run over 120 days compares. */
export const task: Task<StudyText, CatalogueDay> = (source, watch) =>
  catalogueDay(
    studyFrom(source).study,
    dispatchSolver(watch),
    { secondsLimit: SECONDS_LIMIT },
    watch,
    dynamicSettings,
  )
