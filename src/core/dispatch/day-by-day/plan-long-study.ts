import { ProblemError } from '../../problems/problem.ts'
import { renewableAccess } from '../access.ts'
import type { AloneCost } from '../alone.ts'
import { firstLocalPrices, midMarket, supplyDemandRatio } from '../local-price.ts'
import { moneyOf } from '../money.ts'
import { throwIfStopped, type Limits, type PlanWatch } from '../optimum.ts'
import { partOf } from '../part.ts'
import type { PlannedStudy } from '../plan-study.ts'
import { dispatchProblem } from '../problems.ts'
import type { DispatchSolver } from '../solver.ts'
import type { Study } from '../study.ts'
import { eachDay } from './each-day.ts'
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
  const first = firstLocalPrices(study)
  const rolled = await planDayByDay(study, solver, limits, watch)
  if (rolled.status === 'infeasible') return { ...rolled, study }
  const { plan, residual, days, searched } = rolled
  const localPrices = study.prices.local === 'sdr' ? supplyDemandRatio(study, plan) : first
  const money = moneyOf(study, plan, localPrices)
  const objective = money.cost + study.settings.beta * plan.peakKw
  const quiet: PlanWatch = { shouldStop: () => watch.shouldStop(), report: () => undefined }
  const alone: AloneCost[] = []
  for (const [i, member] of study.members.entries()) {
    throwIfStopped(watch)
    watch.report({ phase: 'alone', done: i, total: study.members.length })
    const cost = await costAlone(partOf(study, [i]), solver, limits, quiet)
    if (!cost) throw new ProblemError(dispatchProblem('member-infeasible', { id: member.id }))
    alone.push(cost)
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

/** What a member pays by itself, added up day by day: its plan need not be kept. Null where it has none. */
async function costAlone(
  own: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<AloneCost | null> {
  let energy = 0
  const rolled = await eachDay(own, solver, limits, watch, (day, plan) => {
    // the peak is paid once, for all days; nobody to trade with, so any local price will do
    const unpeaked = { ...day, prices: { ...day.prices, demandCharge: 0 } }
    energy += moneyOf(unpeaked, plan, midMarket(day)).cost
  })
  if (rolled.status === 'infeasible') return null
  const cost = energy + own.prices.demandCharge * rolled.peakKw
  return { cost, objective: cost + own.settings.beta * rolled.peakKw }
}
