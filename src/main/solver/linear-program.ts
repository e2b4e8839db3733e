import loadHighs, { type Highs, type ModelData } from 'highs'
import type {
  LinearAnswer,
  LinearProgram,
  SolveLinearProgram,
} from '../../core/game/explicit/linear-program.ts'

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
  return highs.withModel(modelOf(program), (model): LinearAnswer => {
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
      return { status: 'unsolved', reason: nameOf(highs, status) }
    const { colValue, rowDual, colDual } = model.getSolution()
    return { status: 'optimal', solution: { columns: colValue, duals: rowDual, reducedCosts: colDual } }
  })
}

function modelOf({ cost, columns, rows }: LinearProgram): ModelData {
  const numCols = cost.length
  const numRows = rows.lower.length
  return {
    numCols,
    numRows,
    colCost: cost,
    colLower: columns.lower,
    colUpper: columns.upper,
    rowLower: rows.lower,
    rowUpper: rows.upper,
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts: rows.starts,
      indices: rows.indices,
      values: rows.values,
    },
  }
}

/** `timeLimit` → `time limit` */
function nameOf(highs: Highs, status: number): string {
  const found = Object.entries(highs.constants.modelStatus).find(([, code]) => code === status)
  return (found?.[0] ?? `status ${status}`).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
