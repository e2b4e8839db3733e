import { curveOfMonths } from '../../../core/tuning/months/curve.ts'
import type { ProposalOrder } from '../../../core/tuning/months/facts-of-months.ts'
import { solvers } from '../solvers.ts'
import type { Task } from '../task.ts'

/** What each solidarity share would have meant in a cooperative's own months. */
export const task: Task<ProposalOrder, Awaited<ReturnType<typeof curveOfMonths>>> = (order, watch) =>
  curveOfMonths(order, solvers, {
    shouldStop: () => watch.shouldStop(),
    report: ({ phase, done, total }) => watch.report({ phase, done, total }),
  })
