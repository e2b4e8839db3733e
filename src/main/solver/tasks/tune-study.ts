import { studyFrom, type StudyText } from '../../../core/scenarios/source.ts'
import { tuneStudy } from '../../../core/tuning/days/tune-study.ts'
import type { TunedStudy } from '../../../core/tuning/days/tuned-study.ts'
import { dispatchSolver, SECONDS_LIMIT } from '../dispatch-solver.ts'
import type { Task } from '../task.ts'
import { figuresOf } from './training-figures.ts'

interface TuneOrder {
  readonly source: StudyText
  readonly seed: number
  readonly steps: number
}

/** Equity settings of a study, judged on its 120 days. */
export const task: Task<TuneOrder, TunedStudy> = ({ source, seed, steps }, watch) =>
  tuneStudy(
    studyFrom(source).study,
    { seed, steps },
    dispatchSolver(watch),
    { secondsLimit: SECONDS_LIMIT },
    {
      shouldStop: () => watch.shouldStop(),
      report: ({ phase, done, total, log }) =>
        watch.report({ phase, done, total, ...(log ? { figures: figuresOf(log) } : {}) }),
    },
  )
