import { total } from '../../sharing/flows.ts'
import type { Levers } from '../levers.ts'
import type { Community, Outcome, Period } from '../period.ts'
import { KeyCover } from './key-cover.ts'
import { SAMPLED_RHO, type MonthFacts } from './month-facts.ts'

/** The households with known income of all months, in one order, and their groups. */
export interface Households extends Community {
  readonly numbers: readonly string[]
}

/** Everyone who is a household with known income in any of the months; the group is that of the last such month. */
export function householdsOf(months: readonly MonthFacts[]): Households {
  const groupOf = new Map<string, string | null>()
  for (const { households } of months) for (const { member, group } of households) groupOf.set(member, group)
  const groups = [...new Set(groupOf.values())].filter((group) => group !== null).toSorted()
  return {
    numbers: [...groupOf.keys()],
    groups,
    groupOf: [...groupOf.values()].map((group) => (group === null ? -1 : groups.indexOf(group))),
  }
}

/** Value of something sampled at SAMPLED_RHO, linear in between. */
export function atRho(sampled: readonly number[], rho: number): number {
  const position = Math.min(Math.max(rho, 0), SAMPLED_RHO.at(-1)!) / (SAMPLED_RHO[1] - SAMPLED_RHO[0])
  const below = Math.min(Math.floor(position), sampled.length - 2)
  const part = position - below
  return sampled[below]! * (1 - part) + sampled[below + 1]! * part
}

/** A settled month as a period: money by ρ from the settlements, access by the weights from the key. */
export function monthPeriod(facts: MonthFacts, community: Households, months: readonly MonthFacts[]): Period {
  const { prepared, households, month } = facts
  const places = households.map(({ member }) => community.numbers.indexOf(member))
  const size = community.numbers.length
  const spread = (of: (one: MonthFacts['households'][number]) => number): Float64Array => {
    const values = new Float64Array(size)
    for (const [k, place] of places.entries()) values[place] = of(households[k]!)
    return values
  }
  const offtake = spread(({ offtakeKWh }) => offtakeKWh)
  const members = prepared.readings.month.members.map(({ number }) => number)
  const classOf = members.map((number) => {
    const place = community.numbers.indexOf(number)
    const group = place < 0 ? -1 : community.groupOf[place]!
    // whoever is in no group has the weight 1
    return group < 0 ? community.groups.length : group
  })
  const cover = new KeyCover(
    prepared.energy.counted,
    community.groups.length + 1,
    classOf,
    households.map(({ member }) => members.indexOf(member)),
  )
  const received = new Float64Array(households.length)
  let known: readonly number[] | null = null
  return {
    name: month,
    features: featuresOf(facts, months),
    income: spread(({ income }) => income),
    offtake,
    evaluate({ logWeights, rho }: Levers, outcome: Outcome): void {
      for (const [k, place] of places.entries()) outcome.cost[place] = atRho(households[k]!.cost, rho)
      if (known === null || logWeights.some((weight, g) => weight !== known![g])) {
        cover.received([...logWeights.map(Math.exp), 1], received)
        known = [...logWeights]
      }
      for (const [k, place] of places.entries()) {
        const used = offtake[place]!
        outcome.access[place] = used > 0 ? received[k]! / 1e6 / used : 0
      }
      // where it is not known it counts for nothing; a limit of it is then refused beforehand
      outcome.excess = facts.excess === null ? 0 : atRho(facts.excess, rho)
      outcome.worseOff = atRho(facts.worseOff, rho)
      outcome.value = facts.savings
      // key and ρ move energy and money between members; where one price holds for all, nothing is lost
      outcome.priceOfFairness = 0
    },
  }
}

/** How much sun the month has for its needs, against the mean of the months; then the time of year. */
function featuresOf(facts: MonthFacts, months: readonly MonthFacts[]): number[] {
  const ratioOf = (one: MonthFacts): number => {
    const { offtake, feedIn } = one.prepared.energy.counted
    const need = offtake.reduce((sum, row) => sum + total(row), 0)
    return need > 0 ? feedIn.reduce((sum, row) => sum + total(row), 0) / need : 0
  }
  const mean = months.reduce((sum, one) => sum + ratioOf(one), 0) / months.length
  const angle = (2 * Math.PI * (Number(facts.month.slice(5, 7)) - 1)) / 12
  return [mean > 0 ? ratioOf(facts) / mean - 1 : 0, Math.sin(angle), Math.cos(angle)]
}
