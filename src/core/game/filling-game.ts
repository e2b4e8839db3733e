import type { Flows } from '../sharing/flows.ts'
import type { Precedence } from '../sharing/filling.ts'
import { fillingGroup } from './growing/filling-group.ts'
import { subsetSums } from './lattice.ts'
import type { MemberPrices } from './member-prices.ts'
import type { PricedGame } from './priced-game.ts'

/**
 * Members with prices of their own under a key that fills needs rank by rank in proportion to weights, applied inside
 * the group: v_t(S) = Σ_S b'·in(S) − Σ_S s·f·E(S)/B_S.
 *
 * Groups are written over the members sorted by rank, then by need ÷ weight, lowest bit first. Walking up a group's
 * bits, needs below the level are filled; from the first need that is not, everybody left in the rank gets weight ×
 * level, and tables know their summed weights and what these are worth.
 */
export function fillingGame(
  flows: Flows,
  prices: MemberPrices,
  precedences: readonly Precedence[],
): PricedGame {
  return {
    flows,
    terms: { prices, kappa: null, coefficient: null, precedences },
    group: () => fillingGroup(flows, prices, precedences),
    fill(slot, members, table) {
      const sorted = members
        .map((i) => {
          const need = flows.offtake[i]![slot]!
          // who needs nothing is satisfied first of all, whatever the weight
          return { i, need, rank: precedences[i]!.rank, weight: need > 0 ? precedences[i]!.weight(need) : 1 }
        })
        .toSorted((a, b) => compareRanks(a.rank, b.rank) || a.need * b.weight - b.need * a.weight)
      type Sorted = (typeof sorted)[number]
      const sums = (of: (member: Sorted) => number): Float64Array => {
        const all = new Float64Array(2 ** sorted.length)
        subsetSums(sorted.map(of), all)
        return all
      }
      const sameRank = sorted.map(({ rank }) =>
        sorted.reduce((mask, other, k) => (other.rank === rank ? mask | (1 << k) : mask), 0),
      )
      const worth = Float64Array.from(sorted, ({ i }) => prices.receive(i, slot))
      const feedIn = sums(({ i }) => flows.feedIn[i]![slot]!)
      const forgone = sums(({ i }) => prices.give(i, slot) * flows.feedIn[i]![slot]!)
      const weights = sums(({ weight }) => weight)
      const weighted = sums(({ i, weight }) => prices.receive(i, slot) * weight)
      const place = sums(({ i }) => 2 ** members.indexOf(i))
      for (let group = 0; group < feedIn.length; group++) {
        const surplus = feedIn[group]!
        let rest = surplus
        let saved = 0
        for (let open = group; open !== 0 && rest > 0; open &= open - 1) {
          const k = 31 - Math.clz32(open & -open)
          const { need, weight } = sorted[k]!
          const rank = open & sameRank[k]!
          const level = rest / weights[rank]!
          if (need >= weight * level) {
            saved += level * weighted[rank]!
            rest = 0
            break
          }
          saved += need * worth[k]!
          rest -= need
        }
        table[place[group]!] = surplus === 0 ? 0 : saved - forgone[group]! * (1 - rest / surplus)
      }
    },
  }
}

/** The last rank may be infinite, and infinity less infinity is no order. */
function compareRanks(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}
