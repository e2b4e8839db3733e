import { renewableAccess } from './access.ts'
import { firstLocalPrices, supplyDemandRatio } from './local-price.ts'
import { modelOf } from './model/model.ts'
import { moneyOf, type PlanMoney } from './money.ts'
import { optimumOf, type Limits, type Proof } from './optimum.ts'
import type { Plan } from './plan.ts'
import type { DispatchSolver } from './solver.ts'
import type { Study } from './study.ts'

/** A plan with its money and what is known of it. */
export interface PlannedStage {
  readonly plan: Plan
  readonly proof: Proof
  readonly money: PlanMoney
  readonly localPrices: readonly number[]
  /** How often a plan was made until the local price fitted it. */
  readonly passes: number
  /** Of each member, 0…1; null without consumption. */
  readonly access: readonly (number | null)[]
}

/**
 * Stage A (equity.md): the plan of the least cost C + β·peak; null where no plan keeps every condition. The local price
 * only moves money between members, so it is read off this plan and changes nothing in it.
 */
export async function stageA(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  options: { readonly greenPool: boolean; readonly relaxedOnly?: boolean },
): Promise<PlannedStage | null> {
  const first = firstLocalPrices(study)
  const model = modelOf(study, { greenPool: options.greenPool, exclusive: true })
  const optimum = await optimumOf(model, solver, limits, options.relaxedOnly ?? false)
  if (!optimum) return null
  const { plan, proof } = optimum
  const localPrices = study.prices.local === 'sdr' ? supplyDemandRatio(study, plan) : first
  return {
    plan,
    proof,
    localPrices,
    money: moneyOf(study, plan, localPrices),
    passes: 1,
    access: renewableAccess(study, plan),
  }
}
