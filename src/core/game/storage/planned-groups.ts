import { modelOf } from '../../dispatch/model/model.ts'
import { optimumOf, throwIfStopped, type Limits, type PlanWatch } from '../../dispatch/optimum.ts'
import { partOf } from '../../dispatch/part.ts'
import { dispatchProblem } from '../../dispatch/problems.ts'
import type { DispatchSolver } from '../../dispatch/solver.ts'
import type { Study } from '../../dispatch/study.ts'
import { ProblemError } from '../../problems/problem.ts'
import type { Coalition } from '../oracle/coalition-oracle.ts'

/** Groups of a study and what they may use: two or more their part of the common assets, one alone none. */
export interface GroupsToPlan {
  readonly study: Study
  readonly groups: readonly Coalition[]
}

/**
 * What every group pays at least, by the planner: own and common batteries however unlike, loads that move, whole-number
 * conditions. Each group has a model of its own, whose solution is checked. Money only: the weight of the peak beyond its
 * charge (β) is left out. The empty group pays 0. Throws a ProblemError where a group has no plan, and `cancelled`.
 */
export async function planGroups(
  { study, groups }: GroupsToPlan,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<Float64Array> {
  // buying dearer than selling: doing both at once never pays, so nothing has to be decided (docs/studies.md)
  const exclusive = study.prices.buy.some((buy, t) => buy <= study.prices.sell[t]!)
  const money = { ...study, settings: { ...study.settings, beta: 0 } }
  const costs = new Float64Array(groups.length)
  for (const [k, group] of groups.entries()) {
    throwIfStopped(watch)
    const members = study.members.map((_one, i) => i).filter((i) => group[i] === 1)
    if (members.length > 0) {
      const model = modelOf(partOf(money, members), { greenPool: false, exclusive })
      const optimum = await optimumOf(model, solver, limits)
      if (optimum === null || optimum.proof.status !== 'optimal')
        throw new ProblemError(
          dispatchProblem('dispatch-unsolved', {
            reason: `a group of ${members.length}: ${optimum === null ? 'no plan' : 'out of time'}`,
          }),
        )
      costs[k] = optimum.proof.objective
    }
    watch.report({ phase: 'coalitions', done: k + 1, total: groups.length })
  }
  return costs
}
