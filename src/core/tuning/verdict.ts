import { bestConstant } from './baselines/best-constant.ts'
import { contextualBandit } from './baselines/bandit.ts'
import { catalogueOf } from './baselines/catalogue.ts'
import { integralController } from './baselines/integral.ts'
import { perPeriodOptimum } from './baselines/optimum.ts'
import { equityEnvironment, type EpisodeShape } from './environments/equity.ts'
import { threeFolds, type Fold } from './folds.ts'
import type { Limits } from './guard-rails.ts'
import { learnedController } from './learned.ts'
import { frozenLevers, type Levers, type Rails } from './levers.ts'
import type { Community, Period } from './period.ts'
import { Policy, type SavedPolicy } from './ppo/policy.ts'
import type { PpoSettings } from './ppo/settings.ts'
import { train, type TrainingLog } from './ppo/train.ts'
import { replay, type Controller, type Replayed } from './replay.ts'
import { WithinLimits, type LimitedRho } from './within-limits.ts'

/** Whoever may set the levers. The optimum knows the future: it is the end of the scale, not a choice. */
export const candidates = [
  'today',
  'equal',
  'income',
  'integral',
  'bandit',
  'ppo',
  'constant',
  'optimum',
] as const
export type Candidate = (typeof candidates)[number]

/** Everything a verdict is about. */
export interface Field {
  readonly community: Community
  /** In the order of time. */
  readonly periods: readonly Period[]
  readonly shape: EpisodeShape
  readonly today: Levers
  /** Log weights by income, for the plain alternatives. */
  readonly incomeLogWeights: readonly number[]
  /** Bounds of the levers; `withinLimits` narrows them by what the limits leave. */
  readonly rails: Rails
  readonly limits: Limits
  readonly settings: PpoSettings
}

export interface Row {
  readonly candidate: Candidate
  /** By seed, means over all held-out periods. */
  readonly bySeed: readonly Replayed[]
}

/** How far a verdict is; `log` while something is learnt. */
export interface VerdictWatch {
  report(trained: number, trainings: number, log: TrainingLog): void
  shouldStop(): boolean
}

/**
 * Judges PPO against the plain alternatives on periods that were not learnt from: three rotations, every seed anew
 * (equity.md "Verdict"). One row a candidate, in the order of `candidates`.
 */
export function judge(field: Field, seeds: readonly number[], steps: number, watch: VerdictWatch): Row[] {
  const folds = threeFolds(field.periods)
  const trainings = seeds.length * folds.length
  let trained = 0
  const plain = folds.map((fold) => lived(field, fold, plainCandidates, seeds[0]!))
  const bySeed = seeds.map((seed) => {
    const judged = folds.map((fold, k) => {
      const policy = learn(field, fold.training, seed, steps, {
        report: (log) => watch.report(trained, trainings, log),
        shouldStop: () => watch.shouldStop(),
      })
      trained += 1
      return new Map([
        ...plain[k]!,
        ...lived(field, fold, ['bandit'], seed),
        [
          'ppo',
          livedBy(field, fold, learnedController(new Policy(policy), field.rails), field.today),
        ] as const,
      ])
    })
    return new Map(candidates.map((name) => [name, together(judged.map((one) => one.get(name)!))]))
  })
  return candidates.map((candidate) => ({
    candidate,
    bySeed: bySeed.map((judged) => judged.get(candidate)!),
  }))
}

/** A field whose rails leave out what the board's limits rule out, and what then holds ρ. */
export function withinLimits(field: Field): { readonly field: Field; readonly mostRho: LimitedRho } {
  const mostRho = new WithinLimits(field.community, field.periods, field.limits).mostRho(field.rails)
  return { field: { ...field, rails: { ...field.rails, mostRho: mostRho.rho } }, mostRho }
}

/** Trains PPO on some periods of the field. */
export function learn(
  field: Field,
  periods: readonly Period[],
  seed: number,
  steps: number,
  watch: { report(log: TrainingLog): void; shouldStop(): boolean },
): SavedPolicy {
  const { community, rails, shape, settings } = field
  return train(() => equityEnvironment(community, periods, rails, shape), settings, steps, seed, watch)
}

/** What a candidate would do, having seen these periods; and where it starts. */
export function controllerOf(
  candidate: Exclude<Candidate, 'ppo'>,
  field: Field,
  periods: readonly Period[],
  seed: number,
): { readonly controller: Controller; readonly start: Levers } {
  const { community, today, rails, limits, shape, incomeLogWeights } = field
  const constant = (levers: Levers) => ({ controller: () => levers, start: levers })
  const catalogue = catalogueOf(incomeLogWeights, rails)
  const within = new WithinLimits(community, field.periods, limits)
  const isAllowed = (levers: Levers): boolean => within.allows(levers)
  switch (candidate) {
    case 'today':
      return constant(today)
    case 'equal':
      return constant(frozenLevers(community.groups.length))
    case 'income':
      return constant({ logWeights: incomeLogWeights, rho: today.rho })
    case 'constant':
      return constant(bestConstant(catalogue, rails, community, periods, shape.window, isAllowed))
    case 'integral':
      return { controller: integralController(rails), start: today }
    case 'bandit':
      return { controller: contextualBandit(catalogue, community, periods, seed), start: today }
    case 'optimum':
      return { controller: perPeriodOptimum(catalogue, rails), start: today }
  }
}

/** What a winner would do, having seen all periods; what wins by learning is taught once more on all of them. */
export function winnersController(
  winner: Candidate,
  field: Field,
  seed: number,
  steps: number,
  watch: Parameters<typeof learn>[4],
): { readonly controller: Controller; readonly start: Levers } {
  if (winner !== 'ppo') return controllerOf(winner, field, field.periods, seed)
  const policy = new Policy(learn(field, field.periods, seed, steps, watch))
  return { controller: learnedController(policy, field.rails), start: field.today }
}

/** The plain candidates give the same whatever the seed. */
const plainCandidates = ['today', 'equal', 'income', 'integral', 'constant', 'optimum'] as const

function lived(
  field: Field,
  fold: Fold,
  names: readonly Exclude<Candidate, 'ppo'>[],
  seed: number,
): (readonly [Candidate, Replayed])[] {
  return names.map((name) => {
    const { controller, start } = controllerOf(name, field, fold.training, seed)
    return [name, livedBy(field, fold, controller, start)]
  })
}

function livedBy(
  { community, shape }: Field,
  { leadIn, heldOut }: Fold,
  controller: Controller,
  start: Levers,
): Replayed {
  return replay(controller, community, { leadIn, counted: heldOut }, start, shape.window)
}

/** Means over all periods of several replays. */
function together(parts: readonly Replayed[]): Replayed {
  const periods = parts.reduce((sum, part) => sum + part.periods, 0)
  const mean = (of: (part: Replayed) => number): number =>
    parts.reduce((sum, part) => sum + of(part) * part.periods, 0) / periods
  return {
    periods,
    reward: mean(({ reward }) => reward),
    score: mean(({ score }) => score),
    giniBurden: mean(({ giniBurden }) => giniBurden),
    giniAccess: mean(({ giniAccess }) => giniAccess),
    worstBurden: mean(({ worstBurden }) => worstBurden),
    priceOfFairness: mean(({ priceOfFairness }) => priceOfFairness),
    worseOff: mean(({ worseOff }) => worseOff),
    excess: mean(({ excess }) => excess),
    levers: parts.at(-1)!.levers,
  }
}
