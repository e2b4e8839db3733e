import { coalitionValues } from '../../dispatch/coalitions.ts'
import { stageB } from '../../dispatch/equity/stage-b.ts'
import type { Limits } from '../../dispatch/optimum.ts'
import type { DispatchSolver } from '../../dispatch/solver.ts'
import { stageA } from '../../dispatch/stage-a.ts'
import { consumptionOf, type Study } from '../../dispatch/study.ts'
import { ProblemError } from '../../problems/problem.ts'
import { catalogueDay } from '../../scenarios/catalogue.ts'
import { solidarityShares } from '../../scenarios/solidarity.ts'
import { daysShape } from '../environments/equity.ts'
import type { GuardRails } from '../guard-rails.ts'
import { frozenLevers, isWeighted, withinRails, type Levers } from '../levers.ts'
import { equitySettings } from '../ppo/settings.ts'
import type { TrainingLog } from '../ppo/train.ts'
import { tuningProblem } from '../problems.ts'
import { recommend, type Recommendation } from '../recommendation.ts'
import { replay } from '../replay.ts'
import { withinLimits, type Field } from '../verdict.ts'
import { weightsByIncome } from '../weighted-groups.ts'
import { heldBy } from '../within-limits.ts'
import { factorOf, settledDay, STUDY_DAYS, studyDays, studyHouseholds, WEIGHTED_GROUP } from './study-days.ts'
import type { StudyKind } from './study-days.ts'
import type { TunedStudy } from './tuned-study.ts'

/** The weighted plans may cost so much more than the cheapest one; one of the catalogue's. */
const DELTA = 0.02
const FEWEST_HOUSEHOLDS = 2

export interface TuneOrder {
  readonly seed: number
  /** Steps of each training. */
  readonly steps: number
  /** A group's gain is here limited per day. */
  readonly rails: GuardRails
}

export interface TuneWatch {
  report(progress: {
    readonly phase: string
    readonly done: number
    readonly total: number
    readonly log?: TrainingLog
  }): void
  shouldStop(): boolean
}

/**
 * Tunes a study's equity settings (studies.md E.5): its kind of day is solved for the catalogue's settings, PPO and the
 * plain alternatives are judged on held-out thirds of 120 days, and what wins is solved once more by the program itself.
 * The same study and seed give the same document. Throws `too-few-incomes`, the planner's problems and `cancelled`.
 */
export async function tuneStudy(
  study: Study,
  { seed, steps, rails }: TuneOrder,
  solver: DispatchSolver,
  limits: Limits,
  watch: TuneWatch,
): Promise<TunedStudy> {
  const known = study.members.filter(({ incomePerYear }) => incomePerYear !== null).length
  if (known < FEWEST_HOUSEHOLDS)
    throw new ProblemError(tuningProblem('too-few-incomes', { households: known, least: FEWEST_HOUSEHOLDS }))
  const day = await catalogueDay(study, solver, limits, watch)
  const { savings } = await coalitionValues(study, solver, limits, watch)
  const kind: StudyKind = {
    day,
    savings,
    consumption: study.members.map((member) => consumptionOf(study, member)),
    delta: DELTA,
  }
  const households = studyHouseholds(day)
  const weights = weightsByIncome(
    study.members.map(({ group, incomePerYear }) =>
      incomePerYear === null ? null : { group, incomePerYear },
    ),
  )
  const incomeLogWeights = households.groups.map((name) => Math.log(weights.get(name) ?? 1))
  const frozen = frozenLevers(households.groups.length)
  const bounds = {
    ...rails,
    poorestFirst: [...households.groups.keys()].toSorted(
      (a, b) => incomeLogWeights[b]! - incomeLogWeights[a]!,
    ),
  }
  const { field, mostRho } = withinLimits({
    community: households,
    periods: studyDays(kind, households, seed),
    shape: daysShape,
    today: frozen,
    incomeLogWeights,
    rails: bounds,
    limits: rails,
    settings: equitySettings,
  })
  const recommended = recommend(field, seed, steps, watch)
  const { seeds, judged, winner, bestConstant } = recommended
  const chosen = chosenLevers(recommended, field)
  const solved = await solvedAt(study, kind, chosen, households.groups, solver, limits)
  const before = settledDay(kind, frozen, households.groups).costs
  return {
    study: study.name,
    currency: study.currency,
    seed,
    seeds: [...seeds],
    steps,
    days: STUDY_DAYS,
    delta: DELTA,
    verdict: judged.map(({ giniBurden, worstBurden, ...row }) => ({
      ...row,
      gini: giniBurden,
      worst: worstBurden,
    })),
    winner,
    bestConstant: { rho: Math.round(bestConstant.rho * 100) / 100, isWeighted: isWeighted(bestConstant) },
    rails,
    heldBy: heldBy(chosen.rho, mostRho),
    proposal: {
      weights: Object.fromEntries(
        households.groups.map((group, g) => [group, Math.round(Math.exp(chosen.logWeights[g]!) * 100) / 100]),
      ),
      rho: Math.round(chosen.rho * 100) / 100,
    },
    solved: { priceOfFairness: solved.priceOfFairness, largestDistance: solved.largestDistance },
    members: study.members.map(({ id }, i) => ({ member: id, change: before[i]! - solved.costs[i]! })),
    households: known,
    withoutIncome: study.members.length - known,
    weightsTakeEffect: households.groups.includes(WEIGHTED_GROUP),
  }
}

/** What the winner sets for the day after the 120, having seen them all. */
function chosenLevers(
  { controller, start }: Recommendation,
  { periods, community, shape, rails }: Field,
): Levers {
  const { levers } = replay(
    controller,
    community,
    { leadIn: periods.slice(0, 1), counted: periods.slice(1) },
    start,
    shape.window,
  )
  return withinRails(levers, rails)
}

/** The program itself at the chosen weights, settled with the chosen ρ, and the distance of the catalogue from it. */
async function solvedAt(
  study: Study,
  kind: StudyKind,
  chosen: Levers,
  groups: readonly string[],
  solver: DispatchSolver,
  limits: Limits,
): Promise<{
  readonly costs: readonly number[]
  readonly priceOfFairness: number
  readonly largestDistance: number
}> {
  const looked = settledDay(kind, chosen, groups)
  const factor = factorOf(chosen, groups)
  if (factor === 1)
    return { costs: looked.costs, priceOfFairness: looked.priceOfFairness, largestDistance: 0 }
  const { day } = kind
  const cheapest = await stageA(study, solver, limits, { greenPool: study.settings.greenPool })
  const fair = await stageB(
    study,
    { ...study.settings, weights: { [WEIGHTED_GROUP]: factor }, delta: kind.delta },
    { cheapest: day.cheapestOfMode, alone: day.alone, localPrices: cheapest!.localPrices },
    solver,
    limits,
  )
  const gained = fair.money.members.map(({ net }, i) => day.alone[i]! - net)
  const incomes = day.members.map(({ income }) => income)
  const { shares } = solidarityShares(day.alone, gained, incomes, chosen.rho)
  const costs = shares.map((share, i) => day.alone[i]! - share)
  return {
    costs,
    priceOfFairness: fair.priceOfFairness,
    largestDistance: Math.max(...costs.map((cost, i) => Math.abs(cost - looked.costs[i]!))),
  }
}
