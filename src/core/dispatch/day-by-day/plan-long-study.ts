import { renewableAccess } from '../access.ts'
import { firstLocalPrices, supplyDemandRatio } from '../local-price.ts'
import { moneyOf } from '../money.ts'
import { throwIfStopped, type Limits, type PlanWatch } from '../optimum.ts'
import { partOf } from '../part.ts'
import type { PlannedStudy } from '../plan-study.ts'
import type { DispatchSolver } from '../solver.ts'
import type { Study } from '../study.ts'
import { planDayByDay } from './plan-day-by-day.ts'

/**
 * A study too long for one piece, planned day by day, and so is everyone alone. Every day is proved cheapest given the
 * day before; of the whole no bound is known.
 */
export async function planLongStudy(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<PlannedStudy> {
  const { plan, residual, days, searched } = await planDayByDay(study, solver, limits, watch)
  const first = firstLocalPrices(study)
  const localPrices = study.prices.local === 'sdr' ? supplyDemandRatio(study, plan) : first
  const money = moneyOf(study, plan, localPrices)
  const objective = money.cost + study.settings.beta * plan.peakKw
  const quiet: PlanWatch = { shouldStop: () => watch.shouldStop(), report: () => undefined }
  const alone = []
  for (const [i, member] of study.members.entries()) {
    throwIfStopped(watch)
    watch.report({ phase: 'alone', done: i, total: study.members.length })
    const own = partOf(study, [i])
    const { plan: ownPlan } = await planDayByDay(own, solver, limits, quiet)
    const [paid] = moneyOf(own, ownPlan, first).members
    if (!paid) throw new RangeError(`no money of ${member.id}`)
    alone.push({
      cost: paid.net,
      objective: paid.net + study.settings.beta * ownPlan.peakKw,
    })
  }
  return {
    status: 'planned',
    study,
    alone,
    alonePeakKw: null,
    dayByDay: { days, searched },
    stage: {
      plan,
      money,
      localPrices,
      passes: 1,
      access: renewableAccess(study, plan),
      proof: {
        status: 'optimal',
        objective,
        bound: null,
        gap: null,
        relaxation: { objective, fractional: 0, opposites: 0, tight: searched === 0 },
        residual,
        columns: 0,
        rows: 0,
        wholeNumbers: 0,
      },
    },
  }
}
