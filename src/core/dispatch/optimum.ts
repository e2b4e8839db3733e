import { bugProblem } from '../problems/bugs.ts'
import { ProblemError } from '../problems/problem.ts'
import { objectiveOf, residualsOf } from './check.ts'
import type { DispatchModel } from './model/model.ts'
import { oppositesIn, withDecisions } from './opposites.ts'
import { planOf, type Plan } from './plan.ts'
import { dispatchProblem } from './problems.ts'
import type { DispatchSolver, OpenProgram, SolverAnswer } from './solver.ts'

/** How the planner is watched and limited by its caller. */
export interface PlanWatch {
  report(progress: { readonly phase: string; readonly done: number; readonly total: number }): void
  shouldStop(): boolean
}

export interface Limits {
  /** Wall-clock seconds a single search may take. */
  readonly secondsLimit: number
}

/** What is known of an optimum. */
export interface Proof {
  readonly status: 'optimal' | 'time-limit'
  readonly objective: number
  /** Null where days were planned one after the other: of the whole no bound is known. */
  readonly bound: number | null
  readonly gap: number | null
  readonly relaxation: {
    readonly objective: number
    /** Whole-number columns that were fractions. */
    readonly fractional: number
    /** Slots in which a node did two opposite things. */
    readonly opposites: number
    /** The relaxation costs as much as the whole plan. */
    readonly tight: boolean
  }
  /** Largest violation of any constraint, in the program's units (kW, kWh, currency units). */
  readonly residual: number
  readonly columns: number
  readonly rows: number
  readonly wholeNumbers: number
}

export interface Optimum {
  readonly proof: Proof
  readonly plan: Plan
  readonly solution: Float64Array
}

const MOST_RESIDUAL = 1e-6

/**
 * Solves a model: the relaxation first, looked at, then with whole numbers, beginning at the relaxation's plan. The
 * solution is checked against every constraint. Null where nothing satisfies them. `relaxedOnly` stops at the relaxation.
 * Throws a ProblemError: unbounded, no answer, a solution that fails the check, or `cancelled`.
 */
export async function optimumOf(
  model: DispatchModel,
  solver: DispatchSolver,
  limits: Limits,
  relaxedOnly = false,
): Promise<Optimum | null> {
  const open = await solver.open(model.program)
  try {
    return solveOpen(model, open, limits, relaxedOnly)
  } finally {
    open.close()
  }
}

/** `optimumOf` for a program that is open already and stays so. */
export function solveOpen(
  model: DispatchModel,
  open: OpenProgram,
  { secondsLimit }: Limits,
  relaxedOnly = false,
): Optimum | null {
  const relaxed = answerOf(open.solve({ relaxed: true, secondsLimit, start: null }))
  if (!relaxed) return null
  const { integer } = model.program
  const wholeNumbers = integer.reduce((sum, one) => sum + one, 0)
  const start = withDecisions(model, relaxed.columns)
  const whole =
    relaxedOnly || wholeNumbers === 0
      ? relaxed
      : answerOf(open.solve({ relaxed: false, secondsLimit, start }))
  if (!whole) return null
  const columns = relaxedOnly ? whole.columns : rounded(integer, whole.columns)
  const residual = residualsOf(model.program, columns)
  if (!(residual.constraints <= MOST_RESIDUAL))
    throw new ProblemError(dispatchProblem('dispatch-doubtful', { detail: doubt(model, residual) }))
  const difference = Math.abs(objectiveOf(model.program, columns) - whole.objective)
  if (!(difference <= MOST_RESIDUAL * (1 + Math.abs(whole.objective))))
    throw new ProblemError(
      dispatchProblem('dispatch-doubtful', { detail: `its cost is off by ${difference}` }),
    )
  return {
    plan: planOf(model, columns),
    solution: columns,
    proof: {
      status: whole.status,
      objective: whole.objective,
      bound: whole.bound,
      gap: whole.gap,
      relaxation: {
        objective: relaxed.objective,
        fractional: fractionalIn(integer, relaxed.columns),
        opposites: oppositesIn(planOf(model, relaxed.columns)),
        tight: whole.objective - relaxed.objective <= 1e-6 * (1 + Math.abs(whole.objective)),
      },
      residual: residual.constraints,
      columns: integer.length,
      rows: model.rowGroup.length,
      wholeNumbers,
    },
  }
}

type Solved = Extract<SolverAnswer, { readonly columns: Float64Array }>

function answerOf(answer: SolverAnswer): Solved | null {
  if (answer.status === 'infeasible') return null
  if (answer.status === 'unbounded') throw new ProblemError(dispatchProblem('dispatch-unbounded'))
  if (answer.status === 'no-answer')
    throw new ProblemError(dispatchProblem('dispatch-unsolved', { reason: answer.reason }))
  return answer
}

/** Decisions as exact 0 and 1: a solver's 0.999999999 would leave a trace of power where there is none. */
function rounded(integer: Uint8Array, columns: Float64Array): Float64Array {
  return columns.map((value, j) => (integer[j] === 1 ? Math.round(value) : value))
}

function fractionalIn(integer: Uint8Array, columns: Float64Array): number {
  let count = 0
  for (const [j, value] of columns.entries())
    if (integer[j] === 1 && Math.abs(value - Math.round(value)) > 1e-6) count++
  return count
}

function doubt(model: DispatchModel, residual: ReturnType<typeof residualsOf>): string {
  const group = residual.worstRow === null ? null : model.groups[model.rowGroup[residual.worstRow]!]
  return `${group ? `${group.kind} is` : 'a bound is'} missed by ${residual.constraints}`
}

export function throwIfStopped(watch: PlanWatch): void {
  if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
}
