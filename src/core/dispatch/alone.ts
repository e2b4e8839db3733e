import { ProblemError } from '../problems/problem.ts'
import { modelOf } from './model/model.ts'
import { firstLocalPrices } from './local-price.ts'
import { moneyOf } from './money.ts'
import { optimumOf, throwIfStopped, type Limits, type PlanWatch } from './optimum.ts'
import type { Plan } from './plan.ts'
import { partOf } from './part.ts'
import { dispatchProblem } from './problems.ts'
import type { DispatchSolver } from './solver.ts'
import type { Study } from './study.ts'

/** What a member pays alone with its own plan. */
export interface AloneCost {
  /** Money, own demand charge included. */
  readonly cost: number
  /** Money and β·own peak: what the plan was made for. */
  readonly objective: number
}

export interface Alone extends AloneCost {
  readonly plan: Plan
}

/** Every member by itself: own plant, own flexible load, own demand charge, no pool and no connection limit. */
export async function aloneOf(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<Alone[]> {
  const all: Alone[] = []
  for (const [i, member] of study.members.entries()) {
    throwIfStopped(watch)
    watch.report({ phase: 'alone', done: i, total: study.members.length })
    const own = partOf(study, [i])
    const model = modelOf(own, { greenPool: false, exclusive: true })
    const optimum = await optimumOf(model, solver, limits)
    if (!optimum) throw new ProblemError(dispatchProblem('member-infeasible', { id: member.id }))
    const { cost } = moneyOf(own, optimum.plan, firstLocalPrices(own))
    all.push({ cost, objective: optimum.proof.objective, plan: optimum.plan })
  }
  return all
}
