import type { ProposalOrder } from '../../../core/tuning/months/facts-of-months.ts'
import { propose } from '../../../core/tuning/months/propose.ts'
import type { Proposal } from '../../../core/tuning/proposal.ts'
import { solvers } from '../solvers.ts'
import type { Task } from '../task.ts'
import { figuresOf } from './training-figures.ts'

/** Equity settings proposed from a cooperative's own months. */
export const task: Task<ProposalOrder, Proposal> = (order, watch) =>
  propose(order, solvers, {
    shouldStop: () => watch.shouldStop(),
    report: ({ phase, done, total, log }) =>
      watch.report({ phase, done, total, ...(log ? { figures: figuresOf(log) } : {}) }),
  })
