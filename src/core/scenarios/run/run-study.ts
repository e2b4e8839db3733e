import { coalitionValues, MOST_MEMBERS_OF_GAME, type CoalitionValues } from '../../dispatch/coalitions.ts'
import { conflictsOfStudy, sentencesOf } from '../../dispatch/conflicts.ts'
import { dispatchDocument } from '../../dispatch/document/dispatch-document.ts'
import { planDocument } from '../../dispatch/document/plan-document.ts'
import { stageB, type FairStage } from '../../dispatch/equity/stage-b.ts'
import { memberWeights } from '../../dispatch/equity/weights.ts'
import { columnsOf, isLong } from '../../dispatch/model/size.ts'
import { grossCost } from '../../dispatch/money.ts'
import { throwIfStopped, type Limits, type PlanWatch } from '../../dispatch/optimum.ts'
import { withoutCommonAssets } from '../../dispatch/part.ts'
import { planStudy } from '../../dispatch/plan-study.ts'
import { dispatchProblem } from '../../dispatch/problems.ts'
import type { DispatchSolver } from '../../dispatch/solver.ts'
import { stageA, type PlannedStage } from '../../dispatch/stage-a.ts'
import type { Study } from '../../dispatch/study.ts'
import { ProblemError } from '../../problems/problem.ts'
import { burdenOf, incomesOf } from '../burden.ts'
import { sixStudies, variants } from '../six.ts'
import { solidarityShares } from '../solidarity.ts'
import { peakCeiling } from './ceiling.ts'
import { conflictTable } from './conflict-table.ts'
import { runDefinitions } from './definitions.ts'
import type { StudyRun, StudyRunDocument } from './schema.ts'
import { sideStudies } from './side-studies.ts'
import { largestSaving } from './largest-saving.ts'
import { targetsOf } from './targets.ts'

/** ρ that the settled burdens are shown with where the study has none of its own. */
const SHOWN_RHO = 0.5

/**
 * Everything about a study: the cheapest plan, everyone alone, every group, the fair plan, burdens, access, targets and
 * side studies (docs/studies.md). Deterministic. Ten members and a day of hours take some ten seconds.
 */
export async function runStudy(
  study: Study,
  ignored: readonly string[],
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<StudyRunDocument> {
  if (isLong(study))
    throw new ProblemError(dispatchProblem('study-too-long', { columns: columnsOf(study, true) }))
  // equity.md has C0 > 0: everything about fairness is told in parts of it
  if (!(grossCost(study) > 0)) throw new ProblemError(dispatchProblem('study-no-scale'))
  const planned = await planStudy(study, solver, limits, watch)
  const document = dispatchDocument(planned, ignored, false)
  if (document.status === 'infeasible' || planned.status === 'infeasible') {
    if (document.status === 'infeasible') return document
    throw new ProblemError(dispatchProblem('dispatch-unsolved', { reason: 'no plan' }))
  }
  const alone = planned.alone.map(({ cost }) => cost)
  const aloneCost = alone.reduce((sum, cost) => sum + cost, 0)
  const apart = await needed(stageA(withoutCommonAssets(study), solver, limits, { greenPool: false }))
  const game = await gameOf(study, solver, limits, watch)
  throwIfStopped(watch)
  watch.report({ phase: 'fair plan', done: 0, total: 1 })
  const fair = await fairPlan(study, planned.stage, alone, planned.alonePeakKw, solver, limits)
  const incomes = incomesOf(study)
  const settled = game && solidarityShares(alone, game.shapley, incomes, study.settings.rho || SHOWN_RHO)
  const after = (shares: readonly number[]): number[] => alone.map((cost, i) => cost - shares[i]!)
  const byId = (values: readonly number[]): Record<string, number> =>
    Object.fromEntries(study.members.map(({ id }, i) => [id, values[i]!]))
  /** In parts of what everyone pays alone; where that is nothing, of what the load costs. */
  const gainOf = (saved: number): number => saved / (aloneCost === 0 ? grossCost(study) : Math.abs(aloneCost))
  const variant = variants.find(({ name }, k) => name === study.name && sixStudies[k] === study)
  const run = {
    ...document,
    title: variant?.title ?? study.name,
    summary: variant?.summary ?? '',
    stageB: fair,
    savings: aloneCost - document.cost,
    gain: {
      withoutAssets: gainOf(aloneCost - apart.money.cost),
      withAssets: gainOf(aloneCost - document.cost),
    },
    costWithoutAssets: apart.money.cost,
    shapley: game && byId(game.shapley),
    coalitions: game && coalitionsById(study, game),
    burden: {
      alone: burdenOf(alone, incomes),
      shapley: game && burdenOf(after(game.shapley), incomes),
      solidarity: settled && burdenOf(after(settled.shares), incomes),
    },
    solidarity: settled && { rho: settled.rho, shares: byId(settled.shares) },
    renewableAccess: Object.fromEntries(fair.members.map(({ id, renewableAccess }) => [id, renewableAccess])),
    ceiling: peakCeiling(study),
    conflict: study.name === 'S4' && variant ? await conflictTable(study, solver, limits) : null,
    sideStudies: game && (await sideStudies(study, planned.stage, alone, game, solver, limits, watch)),
    reasons: game
      ? {}
      : {
          shapley:
            study.members.length < 2
              ? 'A single member has nobody to share with.'
              : `Every group is planned for up to ${MOST_MEMBERS_OF_GAME} members; there are ${study.members.length}.`,
        },
    definitions: runDefinitions,
  } satisfies Omit<StudyRun, 'targets'>
  const largestOther =
    study.name === 'S4' && variant ? await largestSaving(study, solver, limits, watch) : null
  return { ...run, targets: targetsOf({ ...run, largestOther }, variant !== undefined) }
}

async function gameOf(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
): Promise<CoalitionValues | null> {
  const { length } = study.members
  return length < 2 || length > MOST_MEMBERS_OF_GAME ? null : coalitionValues(study, solver, limits, watch)
}

async function fairPlan(
  study: Study,
  cheapest: PlannedStage,
  alone: readonly number[],
  alonePeakKw: number | null,
  solver: DispatchSolver,
  limits: Limits,
): Promise<StudyRun['stageB']> {
  const { settings } = study
  const ofMode = settings.greenPool ? await cheapestGreen(study, solver, limits) : cheapest
  const basis = { cheapest: ofMode.proof.objective, alone, localPrices: ofMode.localPrices }
  const fair = await stageB(study, settings, basis, solver, limits)
  const { rho: _rho, fairness, ...told } = settings
  return {
    ...planDocument(study, fair, {
      alone,
      alonePeakKw,
      greenPool: settings.greenPool,
      weights: memberWeights(study, settings.weights),
      aboveAlone: fair.aboveAlone,
      relaxedOnly: false,
    }),
    settings: fairness.form === 'weights' ? told : { ...told, fairness },
    ...(fair.missed && { missed: missedById(study, fair.missed) }),
    priceOfFairness: fair.priceOfFairness,
    cheapestOfMode: basis.cheapest,
    costOfGreenPool:
      (basis.cheapest - cheapest.proof.objective) /
      (cheapest.proof.objective === 0 ? grossCost(study) : Math.abs(cheapest.proof.objective)),
    burden: burdenOf(
      fair.money.members.map(({ net }) => net),
      incomesOf(study),
    ),
    access: accessMeans(study, fair.access),
  }
}

async function cheapestGreen(study: Study, solver: DispatchSolver, limits: Limits): Promise<PlannedStage> {
  const stage = await stageA(study, solver, limits, { greenPool: true })
  if (stage) return stage
  const conflicts = await conflictsOfStudy(study, solver, limits.secondsLimit, { greenPool: true })
  throw new ProblemError(dispatchProblem('no-green-plan', { conflicts: sentencesOf(conflicts) }))
}

/** By how much households miss the limits that were set, those that do. */
function missedById(
  { members }: Study,
  { burden, accessKWh }: NonNullable<FairStage['missed']>,
): NonNullable<StudyRun['stageB']['missed']> {
  const named = (by: readonly number[] | null): Record<string, number> =>
    Object.fromEntries(members.flatMap(({ id }, i) => ((by?.[i] ?? 0) > 1e-6 ? [[id, by![i]!]] : [])))
  return { burden: named(burden), accessKWh: named(accessKWh) }
}

/** Mean access of the households of known income, and of the group of them that earns least. */
function accessMeans(study: Study, access: readonly (number | null)[]): StudyRun['stageB']['access'] {
  const households = study.members.flatMap(({ group, incomePerYear }, i) =>
    incomePerYear === null || access[i] == null ? [] : [{ group, income: incomePerYear, access: access[i] }],
  )
  const mean = (of: readonly number[]): number | null =>
    of.length === 0 ? null : of.reduce((sum, value) => sum + value, 0) / of.length
  const groups = [...Map.groupBy(households, ({ group }) => group).values()].map((own) => ({
    income: mean(own.map(({ income }) => income))!,
    access: mean(own.map((one) => one.access)),
  }))
  return {
    households: mean(households.map((one) => one.access)),
    lowestIncome: groups.toSorted((a, b) => a.income - b.income)[0]?.access ?? null,
  }
}

function coalitionsById(study: Study, game: CoalitionValues): Record<string, number> {
  const named: [string, number][] = []
  for (const [mask, value] of game.savings.entries())
    if (mask > 0)
      named.push([study.members.flatMap(({ id }, i) => ((mask >> i) & 1 ? [id] : [])).join(','), value])
  return Object.fromEntries(named)
}

async function needed(stage: Promise<PlannedStage | null>): Promise<PlannedStage> {
  const found = await stage
  if (!found) throw new ProblemError(dispatchProblem('dispatch-unsolved', { reason: 'no plan' }))
  return found
}
