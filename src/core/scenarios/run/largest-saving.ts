import { aloneOf } from '../../dispatch/alone.ts'
import type { Limits, PlanWatch } from '../../dispatch/optimum.ts'
import type { DispatchSolver } from '../../dispatch/solver.ts'
import { stageA } from '../../dispatch/stage-a.ts'
import type { Study } from '../../dispatch/study.ts'
import { sixStudies } from '../six.ts'

/** The largest Σ alone − C* of the six studies other than this one, in money. */
export async function largestSaving(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<number> {
  let largest = -Infinity
  for (const other of sixStudies) {
    if (other === study) continue
    const alone = await aloneOf(other, solver, limits, watch)
    const together = await stageA(other, solver, limits, { greenPool: false, relaxedOnly: true })
    if (together)
      largest = Math.max(largest, alone.reduce((sum, { cost }) => sum + cost, 0) - together.money.cost)
  }
  return largest
}
