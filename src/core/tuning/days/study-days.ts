import { largestExcess } from '../../game/stability.ts'
import type { CatalogueDay, CatalogueEntry } from '../../scenarios/catalogue.ts'
import { solidarityShares } from '../../scenarios/solidarity.ts'
import type { Levers } from '../levers.ts'
import type { Community, Outcome, Period } from '../period.ts'
import { Random } from '../ppo/random.ts'

export const STUDY_DAYS = 120
/** Standard deviation of the logarithm of a day's money (studies.md E.4). */
const SPREAD = 0.1
/** The group whose weight the catalogue was solved for. */
export const WEIGHTED_GROUP = 'low'

/** A study's kind of day as the tuner sees it: its households in member order, and what every group saves. */
export interface StudyKind {
  readonly day: CatalogueDay
  /** v(S) by mask of members. */
  readonly savings: Float64Array
  /** kWh used, in member order. */
  readonly consumption: readonly number[]
  /** How much dearer than the cheapest plan the weighted ones may be; one of those solved. */
  readonly delta: number
}

export interface StudyHouseholds extends Community {
  /** Members of known income, as indices. */
  readonly members: readonly number[]
}

/** The households of a study day with known income, and their groups in the order of names. */
export function studyHouseholds({ members }: CatalogueDay): StudyHouseholds {
  const known = [...members.keys()].filter((i) => members[i]!.income !== null)
  const groups = [...new Set(known.map((i) => members[i]!.group))].toSorted()
  return { groups, groupOf: known.map((i) => groups.indexOf(members[i]!.group)), members: known }
}

/** How much heavier the weighted group is than the others on average: what the catalogue was solved for, 1 to 5. */
export function factorOf({ logWeights }: Levers, groups: readonly string[]): number {
  const own = groups.indexOf(WEIGHTED_GROUP)
  const others = logWeights.filter((_, g) => g !== own)
  if (own < 0 || others.length === 0) return 1
  const mean = others.reduce((sum, weight) => sum + weight, 0) / others.length
  return Math.min(5, Math.max(1, Math.exp(logWeights[own]! - mean)))
}

/**
 * What everyone pays at a setting: the plan of the weights, linear between solved neighbours in the logarithm of the
 * factor (the frozen plan at 1), then a part of what it saved by need.
 */
export function settledDay(
  kind: StudyKind,
  levers: Levers,
  groups: readonly string[],
): {
  readonly costs: readonly number[]
  readonly access: readonly (number | null)[]
  readonly priceOfFairness: number
} {
  const { day } = kind
  const { nets, access, priceOfFairness } = planAt(kind, factorOf(levers, groups))
  const gained = nets.map((net, i) => day.alone[i]! - net)
  const incomes = day.members.map(({ income }) => income)
  const { shares } = solidarityShares(day.alone, gained, incomes, levers.rho)
  return { costs: shares.map((share, i) => day.alone[i]! - share), access, priceOfFairness }
}

function planAt({ day, delta }: StudyKind, factor: number) {
  const frozen = day.entries[0]!
  const solved: { readonly at: number; readonly entry: CatalogueEntry }[] = [
    { at: 1, entry: frozen },
    ...day.entries
      .filter(({ setting }) => setting.delta === delta && (setting.lowFactor ?? 1) > 1)
      .map((entry) => ({ at: entry.setting.lowFactor!, entry }))
      .toSorted((a, b) => a.at - b.at),
  ]
  const above = solved.find(({ at }) => at >= factor) ?? solved.at(-1)!
  const below = solved.findLast(({ at }) => at <= factor)!
  const width = Math.log(above.at / below.at)
  const part = width > 0 ? Math.log(factor / below.at) / width : 0
  const between = (a: number, b: number): number => a + part * (b - a)
  return {
    nets: below.entry.nets.map((net, i) => between(net, above.entry.nets[i]!)),
    access: below.entry.access.map((access, i) => {
      const other = above.entry.access[i]!
      return access === null || other === null ? null : between(access, other)
    }),
    priceOfFairness: between(below.entry.priceOfFairness, above.entry.priceOfFairness),
  }
}

/** 120 days of a study, each with all its money times exp(N(0, 0.1)); the same seed draws the same days. */
export function studyDays(kind: StudyKind, households: StudyHouseholds, seed: number): Period[] {
  const { day, savings, consumption } = kind
  const random = new Random(seed)
  const income = Float64Array.from(households.members, (i) => day.members[i]!.income!)
  const offtake = Float64Array.from(households.members, (i) => consumption[i]!)
  return Array.from({ length: STUDY_DAYS }, (_, k): Period => {
    const scale = Math.exp(SPREAD * random.normal())
    return {
      name: `day ${k + 1}`,
      features: [1],
      income,
      offtake,
      evaluate(levers: Levers, outcome: Outcome): void {
        const { costs, access, priceOfFairness } = settledDay(kind, levers, households.groups)
        for (const [h, i] of households.members.entries()) {
          outcome.cost[h] = costs[i]! * scale
          outcome.access[h] = access[i] ?? 0
        }
        const gained = costs.map((cost, i) => day.alone[i]! - cost)
        outcome.worseOff = gained.filter((gain) => gain < -1e-9).length / gained.length
        outcome.excess = (largestExcess(savings, gained)?.excess ?? 0) * scale
        outcome.value = savings.at(-1)! * scale
        outcome.priceOfFairness = priceOfFairness
      },
    }
  })
}
