import { compareRules } from '../../../core/billing/compare.ts'
import type { Comparison } from '../../../core/billing/comparison.ts'
import type { SettlementInput } from '../../../core/billing/input.ts'
import { solvers } from '../solvers.ts'
import type { Task } from '../task.ts'

/** One month under every rule and key; with `tries` under every solidarity share too. */
export const task: Task<SettlementInput & { readonly tries?: boolean }, Comparison> = (input, watch) =>
  compareRules(input, solvers, watch, { tries: input.tries ?? false })
