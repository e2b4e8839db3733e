import type { MixedProgram } from './model/program.ts'

/** How a program is to be solved. */
export interface SolveOptions {
  /** Whole-number columns may be fractions. */
  readonly relaxed: boolean
  /** Wall-clock seconds this solve may take. */
  readonly secondsLimit: number
  /** A feasible point to begin with. */
  readonly start: Float64Array | null
}

/** What a solver found: the best point and what no point can be better than; or why there is none. */
export type SolverAnswer =
  | {
      readonly status: 'optimal' | 'time-limit'
      readonly columns: Float64Array
      readonly objective: number
      /** No point costs less. */
      readonly bound: number
      /** (objective − bound)/|objective|; 0 where proved. */
      readonly gap: number
    }
  | { readonly status: 'infeasible' }
  | { readonly status: 'unbounded' }
  | { readonly status: 'no-answer'; readonly reason: string }

/** A program kept in a solver, so that the next solve begins where the last one ended. */
export interface OpenProgram {
  /** Solves it with the costs and bounds its arrays hold now; the matrix must not have changed. */
  solve(options: SolveOptions): SolverAnswer
  close(): void
}

/** The port behind which a mixed-integer solver stands. `open` refuses what would not fit into its memory. */
export interface DispatchSolver {
  open(program: MixedProgram): Promise<OpenProgram>
}
