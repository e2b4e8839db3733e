import { settle } from '../../../core/billing/settle.ts'
import { askWhatIf, type WhatIfQuestion } from '../../../core/explanation/what-if/ask.ts'
import type { WhatIf } from '../../../core/explanation/what-if/what-if.ts'
import { solvers } from '../solvers.ts'
import type { Task } from '../task.ts'

/** What-if questions of one member, each with settlements of its own. */
export const task: Task<WhatIfQuestion, WhatIf> = (question, watch) =>
  askWhatIf(question, (input) => settle(input, solvers, watch))
