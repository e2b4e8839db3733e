import { aloneOf } from '../dispatch/alone.ts'
import { coalitionValues } from '../dispatch/coalitions.ts'
import { stageB } from '../dispatch/equity/stage-b.ts'
import { throwIfStopped, type Limits, type PlanWatch } from '../dispatch/optimum.ts'
import { dispatchProblem } from '../dispatch/problems.ts'
import type { DispatchSolver } from '../dispatch/solver.ts'
import { stageA } from '../dispatch/stage-a.ts'
import type { GroupWeights, Study } from '../dispatch/study.ts'
import { ProblemError } from '../problems/problem.ts'
import { incomesOf } from './burden.ts'

/** A setting of stage B the tuner may choose from. */
export interface CatalogueSetting {
  readonly name: string
  readonly weights: GroupWeights
  /** The factor on the group `low`, 1 for equal weights; null where the weights go by income. */
  readonly lowFactor: number | null
  readonly delta: number
}

/** What a setting leads to on one day; lists in member order. */
export interface CatalogueEntry {
  readonly setting: CatalogueSetting
  readonly status: 'optimal' | 'time-limit'
  /** What each member pays by the plan, dividend deducted; Σ = cost. */
  readonly nets: readonly number[]
  readonly access: readonly (number | null)[]
  readonly cost: number
  readonly priceOfFairness: number
  readonly peakKw: number
  /** By how much each member pays more than alone. */
  readonly aboveAlone: readonly number[]
}

/** One kind of day, solved for every setting. Plain values: it crosses threads and is kept with the study. */
export interface CatalogueDay {
  readonly study: string
  readonly members: readonly { readonly id: string; readonly group: string; readonly income: number | null }[]
  /** What each pays alone. */
  readonly alone: readonly number[]
  /** C* without the green pool's conditions: what v(N) = Σ alone − C* is made of. */
  readonly cheapest: number
  /** K* in the mode of the entries. */
  readonly cheapestOfMode: number
  /** Shapley value of the savings; it depends on no setting. */
  readonly shapley: readonly number[]
  /** The first is the frozen one: equal weights at no cost. */
  readonly entries: readonly CatalogueEntry[]
}

const factors = [1, 1.5, 2, 3, 5] as const

/** Equal weights at no cost, then at δ = 1, 2 and 5 %: the low group ×1, ×1.5, ×2, ×3, ×5 and weights by income. */
export const catalogueSettings: readonly CatalogueSetting[] = [
  { name: 'equal, at no cost', weights: 'equal', lowFactor: 1, delta: 0 },
  ...[0.01, 0.02, 0.05].flatMap((delta): CatalogueSetting[] => [
    ...factors.map((factor) => ({
      name: `low ×${factor}, ${delta * 100} %`,
      weights: factor === 1 ? ('equal' as const) : { low: factor },
      lowFactor: factor,
      delta,
    })),
    { name: `by income, ${delta * 100} %`, weights: 'income', lowFactor: null, delta },
  ]),
]

/**
 * Solves one kind of day for every setting (studies.md, E.5); all else as in the study's own settings. Deterministic. Half
 * a minute for ten members and a day of hours; progress by setting.
 */
export async function catalogueDay(
  study: Study,
  solver: DispatchSolver,
  limits: Limits,
  watch: PlanWatch,
  settings: readonly CatalogueSetting[] = catalogueSettings,
): Promise<CatalogueDay> {
  const alone = await aloneOf(study, solver, limits, watch)
  const { shapley, costs } = await coalitionValues(study, solver, limits, watch)
  const cheapest = await stageA(study, solver, limits, { greenPool: study.settings.greenPool })
  if (!cheapest) throw new ProblemError(dispatchProblem('dispatch-unsolved', { reason: 'no plan' }))
  const basis = {
    cheapest: cheapest.proof.objective,
    alone: alone.map(({ cost }) => cost),
    localPrices: cheapest.localPrices,
  }
  const incomes = incomesOf(study)
  const entries: CatalogueEntry[] = []
  for (const [k, setting] of settings.entries()) {
    throwIfStopped(watch)
    watch.report({ phase: 'settings', done: k, total: settings.length })
    const { weights, delta } = setting
    const fair = await stageB(study, { ...study.settings, weights, delta }, basis, solver, limits)
    entries.push({
      setting,
      status: fair.proof.status,
      nets: fair.money.members.map(({ net }) => net),
      access: fair.access,
      cost: fair.money.cost,
      priceOfFairness: fair.priceOfFairness,
      peakKw: fair.plan.peakKw,
      aboveAlone: fair.aboveAlone,
    })
  }
  return {
    study: study.name,
    members: study.members.map(({ id, group }, i) => ({ id, group, income: incomes[i]! })),
    alone: basis.alone,
    cheapest: costs.at(-1)!,
    cheapestOfMode: basis.cheapest,
    shapley,
    entries,
  }
}

/** What a day comes to at weights between those solved. */
export interface CataloguePoint {
  readonly nets: readonly number[]
  readonly access: readonly (number | null)[]
  readonly priceOfFairness: number
}

/**
 * A day at any factor on the low group from 1 to 5, linear between solved neighbours in the logarithm of the factor; δ is
 * one of those solved. Factors beyond are taken as the nearest one.
 */
export function atFactor(day: CatalogueDay, lowFactor: number, delta: number): CataloguePoint {
  const solved = day.entries
    .filter(({ setting }) => setting.delta === delta && setting.lowFactor !== null)
    .toSorted((a, b) => a.setting.lowFactor! - b.setting.lowFactor!)
  if (solved.length === 0) throw new RangeError(`no setting was solved at a cost of ${delta}`)
  const above = solved.find(({ setting }) => setting.lowFactor! >= lowFactor) ?? solved.at(-1)!
  const below = solved.findLast(({ setting }) => setting.lowFactor! <= lowFactor) ?? solved[0]!
  const [from, to] = [Math.log(below.setting.lowFactor!), Math.log(above.setting.lowFactor!)]
  const part = to > from ? (Math.log(lowFactor) - from) / (to - from) : 0
  const between = (a: number, b: number): number => a + part * (b - a)
  return {
    nets: below.nets.map((net, i) => between(net, above.nets[i]!)),
    access: below.access.map((access, i) => {
      const other = above.access[i]!
      return access === null || other === null ? null : between(access, other)
    }),
    priceOfFairness: between(below.priceOfFairness, above.priceOfFairness),
  }
}
