import type { StudyRunDocument } from '../../../core/scenarios/run/schema.ts'
import { runStudy } from '../../../core/scenarios/run/run-study.ts'
import { studyFrom, type StudyText } from '../../../core/scenarios/source.ts'
import { dispatchSolver, SECONDS_LIMIT } from '../dispatch-solver.ts'
import type { Task } from '../task.ts'

/** Everything about one study community. */
export const task: Task<StudyText, StudyRunDocument> = (source, watch) => {
  const { study, ignored } = studyFrom(source)
  return runStudy(study, ignored, dispatchSolver(watch), { secondsLimit: SECONDS_LIMIT }, watch)
}
