import loadHighs, { type Highs, type Model } from 'highs'
import { dispatchProblem } from '../../core/dispatch/problems.ts'
import type { MixedProgram } from '../../core/dispatch/model/program.ts'
import type { DispatchSolver, OpenProgram, SolveOptions, SolverAnswer } from '../../core/dispatch/solver.ts'
import { bugProblem } from '../../core/problems/bugs.ts'
import { ProblemError } from '../../core/problems/problem.ts'
import { modelDataOf, statusName } from './highs-model.ts'

/** Memory a column takes while it is solved, measured: relaxed about 1.2 kB, with whole numbers 5 to 6 kB. */
const BYTES_RELAXED = 1_200
const BYTES_MIXED = 6_000
/** A WebAssembly instance holds 2 GiB at most and is dead for good beyond; we stay well below. */
const MOST_MEGABYTES = 1_400

/** Wall-clock seconds a single search may take: far more than the longest of the six studies needs. */
export const SECONDS_LIMIT = 300

export interface DispatchSolverWatch {
  shouldStop(): boolean
  /** How far a long search is: the gap between the best plan and what is proved, 0…1. */
  gap?(gap: number): void
}

/**
 * HiGHS (WebAssembly) in this thread, behind the core's port. It is synchronous: whoever must stay awake starts it in a
 * worker. A stop is heard at every check of the solver and thrown as `cancelled`.
 */
export function dispatchSolver(watch: DispatchSolverWatch): DispatchSolver {
  let runtime: Promise<Highs> | null = null
  return {
    async open(program) {
      refuseTooLarge(program)
      runtime ??= loadHighs()
      const highs = await runtime
      return openProgram(highs, program, watch)
    },
  }
}

/** Refuses a program that would not fit, before it is handed over. */
export function refuseTooLarge(program: {
  readonly cost: ArrayLike<number>
  readonly integer: Uint8Array
}): void {
  const columns = program.cost.length
  const mixed = program.integer.includes(1)
  const megabytes = Math.ceil((columns * (mixed ? BYTES_MIXED : BYTES_RELAXED)) / 1e6)
  if (megabytes > MOST_MEGABYTES)
    throw new ProblemError(
      dispatchProblem('dispatch-too-large', { columns, megabytes, most: MOST_MEGABYTES }),
    )
}

function openProgram(highs: Highs, program: MixedProgram, watch: DispatchSolverWatch): OpenProgram {
  const model = highs.createModel(modelDataOf(program))
  const integers = Int32Array.from(
    Array.from(program.integer.keys()).filter((column) => program.integer[column] === 1),
  )
  const kept = copyOf(program)
  let whole = false
  model.options.set({
    output_flag: false,
    random_seed: 1,
    mip_rel_gap: 1e-9,
    mip_abs_gap: 1e-9,
    mip_feasibility_tolerance: 1e-9,
    primal_feasibility_tolerance: 1e-9,
    dual_feasibility_tolerance: 1e-9,
  })
  return {
    solve(options) {
      passChanges(model, program, kept)
      const wantsWhole = !options.relaxed && integers.length > 0
      if (wantsWhole !== whole) {
        const type = wantsWhole
          ? highs.constants.variableType.integer
          : highs.constants.variableType.continuous
        model.changeColsIntegrality(
          { kind: 'set', indices: integers },
          integers.map(() => type),
        )
        whole = wantsWhole
      }
      return run(highs, model, options, wantsWhole, watch)
    },
    close: () => model.dispose(),
  }
}

function run(
  highs: Highs,
  model: Model,
  options: SolveOptions,
  whole: boolean,
  watch: DispatchSolverWatch,
): SolverAnswer {
  const { callbackType, modelStatus } = highs.constants
  // the limit counts from the model's birth, not from this run
  model.zeroAllClocks()
  model.options.set('time_limit', options.secondsLimit)
  if (whole && options.start) model.setSolution({ colValue: options.start })
  const stop = (event: { interrupt(): void }): undefined => {
    if (watch.shouldStop()) event.interrupt()
  }
  if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
  try {
    model.run({
      [callbackType.simplexInterrupt]: (event) => stop(event),
      [callbackType.ipmInterrupt]: (event) => stop(event),
      [callbackType.mipInterrupt]: (event) => stop(event),
      [callbackType.mipLogging]: (event) => {
        if (event.data.mip_gap !== undefined) watch.gap?.(event.data.mip_gap)
      },
    })
  } catch (error) {
    // numbers it cannot cope with; what else is thrown is a mistake of ours
    if (!(error instanceof Error && 'operation' in error && error.operation === 'run')) throw error
    return { status: 'no-answer', reason: error.message }
  }
  const status = model.getModelStatus()
  if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
  if (status === modelStatus.optimal) return found('optimal', model, whole)
  if (status === modelStatus.timeLimit && whole && hasSolution(highs, model))
    return found('time-limit', model, whole)
  if (status === modelStatus.infeasible) return { status: 'infeasible' }
  if (status === modelStatus.unbounded) return { status: 'unbounded' }
  return { status: 'no-answer', reason: statusName(highs, status) }
}

function found(status: 'optimal' | 'time-limit', model: Model, whole: boolean): SolverAnswer {
  const objective = model.getObjectiveValue()
  const bound = whole ? Number(model.info.get('mip_dual_bound')) : objective
  const gap = Math.abs(objective - bound) / Math.max(Math.abs(objective), 1e-9)
  return { status, columns: model.getSolution().colValue, objective, bound, gap: gap < 1e-9 ? 0 : gap }
}

const hasSolution = (highs: Highs, model: Model): boolean =>
  model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible

/** Costs and bounds as they were last handed over. */
interface Kept {
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
}

function copyOf(program: MixedProgram): Kept {
  return {
    cost: program.cost.slice(),
    lower: program.columns.lower.slice(),
    upper: program.columns.upper.slice(),
    rowLower: program.rows.lower.slice(),
    rowUpper: program.rows.upper.slice(),
  }
}

/** Hands over what changed since the last solve, so that the solver keeps the rest and its basis. */
function passChanges(model: Model, program: MixedProgram, kept: Kept): void {
  const columns = changed([program.columns.lower, kept.lower], [program.columns.upper, kept.upper])
  if (columns.length > 0)
    model.changeColsBounds(
      { kind: 'set', indices: columns },
      pick(program.columns.lower, columns),
      pick(program.columns.upper, columns),
    )
  const rows = changed([program.rows.lower, kept.rowLower], [program.rows.upper, kept.rowUpper])
  if (rows.length > 0)
    model.changeRowsBounds(
      { kind: 'set', indices: rows },
      pick(program.rows.lower, rows),
      pick(program.rows.upper, rows),
    )
  const costs = changed([program.cost, kept.cost])
  if (costs.length > 0) model.changeColsCost({ kind: 'set', indices: costs }, pick(program.cost, costs))
}

/** Where a list differs from what was kept of it; what is kept is brought up to date. */
function changed(...pairs: readonly (readonly [Float64Array, Float64Array])[]): Int32Array {
  const places: number[] = []
  const length = pairs[0]![0].length
  for (let k = 0; k < length; k++) {
    let differs = false
    for (const [now, before] of pairs)
      if (now[k] !== before[k]) {
        before[k] = now[k]!
        differs = true
      }
    if (differs) places.push(k)
  }
  return Int32Array.from(places)
}

const pick = (values: Float64Array, places: Int32Array): Float64Array =>
  Float64Array.from(places, (place) => values[place]!)
