import type { SolveLinearProgram } from '../game/explicit/linear-program.ts'

/** The ports behind which solvers stand that the core does not bring itself; whoever settles hands them in. */
export interface Solvers {
  readonly linearProgram: SolveLinearProgram
}
