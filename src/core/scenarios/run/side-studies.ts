import type { CoalitionValues } from '../../dispatch/coalitions.ts'
import { reduction } from '../../dispatch/document/plan-document.ts'
import type { Limits, PlanWatch } from '../../dispatch/optimum.ts'
import type { DispatchSolver } from '../../dispatch/solver.ts'
import type { PlannedStage } from '../../dispatch/stage-a.ts'
import type { Study } from '../../dispatch/study.ts'
import { plainDay } from '../side/demand-response.ts'
import { distortedPrices } from '../side/distorted-prices.ts'
import { loadCategories } from '../side/load-categories.ts'
import { marketScores } from '../side/market-scores.ts'
import type { StudyRun } from './schema.ts'

/** The side studies of equity.md on one community. */
export async function sideStudies(
  study: Study,
  cheapest: PlannedStage,
  alone: readonly number[],
  game: CoalitionValues,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<NonNullable<StudyRun['sideStudies']>> {
  watch.report({ phase: 'side studies', done: 0, total: 2 })
  const plain = await plainDay(study, solver, limits, watch)
  const { shapley } = game
  watch.report({ phase: 'side studies', done: 1, total: 2 })
  const distorted = await distortedPrices(
    study,
    { alone, shapley, cheapest: cheapest.money.cost },
    solver,
    limits,
    watch,
  )
  return {
    demandResponse: {
      baselineCost: plain.cost,
      baselinePeakKw: plain.peakKw,
      costChange: plain.cost === 0 ? null : (cheapest.money.cost - plain.cost) / Math.abs(plain.cost),
      peakCut: reduction(cheapest.plan.peakKw, plain.peakKw),
    },
    marketScores: marketScores(study, cheapest.plan),
    distortedPrices: { ...distorted, members: [...distorted.members] },
    loadCategories: loadCategories(study, alone, game.savings).map((one) => ({
      ...one,
      members: [...one.members],
    })),
  }
}
