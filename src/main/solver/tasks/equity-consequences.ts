import type { Consequences } from '../../../core/tuning/consequences.ts'
import { consequences, type ConsequencesOrder } from '../../../core/tuning/months/consequences.ts'
import { solvers } from '../solvers.ts'
import type { Task } from '../task.ts'

/** What a setting would have led to in a cooperative's own months. */
export const task: Task<ConsequencesOrder, Consequences> = (order, watch) =>
  consequences(
    order,
    solvers,
    { report: () => undefined, shouldStop: () => watch.shouldStop() },
    (done, total) => watch.report({ phase: 'months', done, total }),
  )
