import { compareRules } from '../../../core/billing/compare.ts'
import type { Comparison } from '../../../core/billing/comparison.ts'
import type { SettlementInput } from '../../../core/billing/input.ts'
import { solvers } from '../solvers.ts'
import type { Task } from '../task.ts'

/** One month under every rule and key. */
export const task: Task<SettlementInput, Comparison> = (input, watch) => compareRules(input, solvers, watch)
