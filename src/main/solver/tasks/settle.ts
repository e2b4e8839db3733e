import type { SettlementInput } from '../../../core/billing/input.ts'
import type { SettlementResult } from '../../../core/billing/result.ts'
import { settle } from '../../../core/billing/settle.ts'
import { solvers } from '../solvers.ts'
import type { Task } from '../task.ts'

/** One month's settlement. */
export const task: Task<SettlementInput, SettlementResult> = (input, watch) => settle(input, solvers, watch)
