import loadHighs, { type Highs } from 'highs'
import type {
  LinearAnswer,
  LinearProgram,
  SolveLinearProgram,
} from '../../core/game/explicit/linear-program.ts'
import { modelDataOf, statusName } from './highs-model.ts'

/** No program of ours comes near; a solver that turns in circles is stopped. */
const LONGEST_SECONDS = 60

/**
 * Linear programs solved by HiGHS (WebAssembly) in this thread, behind the core's port; the runtime is loaded with the
 * first one. The solver is synchronous: whoever must stay awake starts it in a worker. Meant for programs of up to some
 * ten thousand columns (1.2 kB a column; the instance holds 2 GiB at most).
 */
export function linearPrograms(load: () => Promise<Highs> = () => loadHighs()): SolveLinearProgram {
  let runtime: Promise<Highs> | null = null
  return async (program) => {
    try {
      runtime ??= load()
      return solveWith(await runtime, program)
    } catch (error) {
      // after running out of memory an instance is dead for good: the next program gets a new one
      runtime = null
      return { status: 'unsolved', reason: error instanceof Error ? error.message : String(error) }
    }
  }
}

function solveWith(highs: Highs, program: LinearProgram): LinearAnswer {
  return highs.withModel(modelDataOf(program), (model): LinearAnswer => {
    // simplex, so that the multipliers are those of a vertex; tolerances at the finest the callers ask for
    model.options.set({
      output_flag: false,
      solver: 'simplex',
      presolve: 'off',
      primal_feasibility_tolerance: 1e-10,
      dual_feasibility_tolerance: 1e-10,
      time_limit: LONGEST_SECONDS,
    })
    model.run()
    const status = model.getModelStatus()
    if (status !== highs.constants.modelStatus.optimal)
      return { status: 'unsolved', reason: statusName(highs, status) }
    const { colValue, rowDual, colDual } = model.getSolution()
    return { status: 'optimal', solution: { columns: colValue, duals: rowDual, reducedCosts: colDual } }
  })
}
