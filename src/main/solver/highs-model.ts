import type { Highs, ModelData } from 'highs'
import type { LinearProgram } from '../../core/game/explicit/linear-program.ts'

/** A program of the core as HiGHS takes it; the arrays are shared, not copied. */
export function modelDataOf({ cost, columns, rows }: LinearProgram): ModelData {
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
export function statusName(highs: Highs, status: number): string {
  const found = Object.entries(highs.constants.modelStatus).find(([, code]) => code === status)
  return (found?.[0] ?? `status ${status}`).replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
