import { bugProblem } from '../../problems/bugs.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { CoalitionKernel, CoalitionOracle } from './coalition-oracle.ts'

/** A kernel as an oracle. The thread is busy until the batch is done: whoever must stay awake runs it in a worker. */
export function kernelOracle(kernel: CoalitionKernel): CoalitionOracle {
  const { players, parts } = kernel
  return {
    players,
    parts,
    async values(coalitions, watch) {
      const values = new Float64Array(coalitions.length * parts)
      for (const [k, coalition] of coalitions.entries()) {
        if (watch.shouldStop()) throw new ProblemError(bugProblem('cancelled'))
        kernel.value(coalition, values.subarray(k * parts, (k + 1) * parts))
        watch.report({ done: k + 1, total: coalitions.length })
      }
      return values
    },
  }
}
