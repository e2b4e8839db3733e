import { studyFrom, type StudyText } from '../../../core/scenarios/source.ts'
import { tuneStudy, type TuneOrder as SettingsOrder } from '../../../core/tuning/days/tune-study.ts'
import type { TunedStudy } from '../../../core/tuning/days/tuned-study.ts'
import { dispatchSolver, SECONDS_LIMIT } from '../dispatch-solver.ts'
import type { Task } from '../task.ts'
import { figuresOf } from './training-figures.ts'

interface TuneOrder extends SettingsOrder {
  readonly source: StudyText
}

/** Equity settings of a study, judged on its 120 days. */
export const task: Task<TuneOrder, TunedStudy> = ({ source, ...order }, watch) =>
  tuneStudy(
    studyFrom(source).study,
    order,
    dispatchSolver(watch),
    { secondsLimit: SECONDS_LIMIT },
    {
      shouldStop: () => watch.shouldStop(),
      report: ({ phase, done, total, log }) =>
        watch.report({ phase, done, total, ...(log ? { figures: figuresOf(log) } : {}) }),
    },
  )
