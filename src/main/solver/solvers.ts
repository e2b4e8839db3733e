import type { Solvers } from '../../core/billing/solvers.ts'
import { linearPrograms } from './linear-program.ts'

/** The solvers of this thread, behind the core's ports; HiGHS is loaded with the first program. */
export const solvers: Solvers = { linearProgram: linearPrograms() }
