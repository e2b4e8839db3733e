import { ProblemError } from '../../problems/problem.ts'
import { renewableAccess } from '../access.ts'
import { conflictsIn, sentencesOf } from '../conflicts.ts'
import { supplyDemandRatio } from '../local-price.ts'
import { moneyOf } from '../money.ts'
import { optimumOf, type Limits, type Optimum } from '../optimum.ts'
import { dispatchProblem } from '../problems.ts'
import type { DispatchSolver } from '../solver.ts'
import type { PlannedStage } from '../stage-a.ts'
import type { EquitySettings, Study } from '../study.ts'
import { costScale, type StageBBasis } from './parts.ts'
import { stageBModel } from './stage-b-model.ts'

/** The fair plan, and what fairness cost. */
export interface FairStage extends PlannedStage {
  /** (K_B − K*)/max(|K*|, C0/10), never negative. */
  readonly priceOfFairness: number
  /** By how much each member pays more than alone; in currency units. */
  readonly aboveAlone: readonly number[]
  /**
   * The form `limits` only: by how much each member misses its burden (currency units) and its access (kWh from the sun);
   * null where there is no such limit.
   */
  readonly missed: {
    readonly burden: readonly number[] | null
    readonly accessKWh: readonly number[] | null
  } | null
}

/** Plans until the supply–demand ratio fits the plan it follows from; more does not help. */
const MOST_PASSES = 3
/** Prices closer than this are the same. */
const SAME_PRICE = 1e-6

/**
 * Stage B (equity.md): the fair plan, in most forms at a cost of at most δ above the cheapest of the same mode. With the supply–demand
 * ratio it is planned, priced and planned again, at most three times. Throws where nothing keeps the cost guard.
 */
export async function stageB(
  study: Study,
  settings: EquitySettings,
  basis: StageBBasis,
  solver: DispatchSolver,
  limits: Limits,
): Promise<FairStage> {
  let localPrices = basis.localPrices
  for (let passes = 1; ; passes++) {
    const { model, optimum } = await fairest(study, settings, { ...basis, localPrices }, solver, limits)
    const { plan, proof, solution } = optimum
    const next = study.prices.local === 'sdr' ? supplyDemandRatio(study, plan) : localPrices
    const settled =
      passes === MOST_PASSES || next.every((price, t) => Math.abs(price - localPrices[t]!) < SAME_PRICE)
    if (!settled) {
      localPrices = next
      continue
    }
    const money = moneyOf(study, plan, localPrices)
    const cost = money.cost + settings.beta * plan.peakKw
    const { aboveAlone, limits: missed } = model.extra
    const missedBy = (first: number | null): number[] | null =>
      first === null ? null : study.members.map((_, i) => Math.max(0, solution[first + i]!))
    return {
      plan,
      proof,
      money,
      localPrices,
      passes,
      access: renewableAccess(study, plan),
      priceOfFairness: Math.max(0, (cost - basis.cheapest) / costScale(study, basis.cheapest)),
      aboveAlone: missedBy(aboveAlone)!,
      missed: missed && {
        burden: missedBy(missed.overBurden),
        accessKWh: missedBy(missed.shortAccess),
      },
    }
  }
}

/** The model and its optimum; in the form `leximin` that of the last of its steps. */
async function fairest(
  study: Study,
  settings: EquitySettings,
  basis: StageBBasis,
  solver: DispatchSolver,
  limits: Limits,
): Promise<{ readonly model: ReturnType<typeof stageBModel>; readonly optimum: Optimum }> {
  const found: number[] = []
  for (;;) {
    const model = stageBModel(study, settings, basis, found)
    const optimum = await optimumOf(model, solver, limits)
    if (!optimum) {
      const conflicts = await conflictsIn(model, solver, limits.secondsLimit)
      throw new ProblemError(dispatchProblem('no-fair-plan', { conflicts: sentencesOf(conflicts) }))
    }
    const { leximin } = model.extra
    if (leximin === null || found.length >= leximin.steps) return { model, optimum }
    found.push(leximin.attained(optimum.solution))
  }
}
