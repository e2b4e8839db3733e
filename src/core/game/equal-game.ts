import type { Flows } from '../sharing/flows.ts'
import { subsetSums } from './lattice.ts'
import type { MemberPrices } from './member-prices.ts'
import type { SharingGame } from './sharing-game.ts'

/**
 * Equal water-filling inside the group where members have prices of their own: min(A_S, B_S) is poured over the group's
 * needs at one level, v_t(S) = Σ_S b'·in(S) − Σ_S s·f·E(S)/B_S.
 *
 * Groups are written over the members sorted by need, lowest bit first. Walking up a group's bits, needs below the level
 * are filled; from the first need that is not, everybody left gets the level, and a table knows their summed prices.
 */
export function equalGame(flows: Flows, prices: MemberPrices): SharingGame {
  return {
    flows,
    fill(slot, members, table) {
      const byNeed = members.toSorted((a, b) => flows.offtake[a]![slot]! - flows.offtake[b]![slot]!)
      const needs = Float64Array.from(byNeed, (i) => flows.offtake[i]![slot]!)
      const worths = Float64Array.from(byNeed, (i) => prices.receive(i, slot))
      const sums = (of: (member: number) => number): Float64Array => {
        const all = new Float64Array(2 ** byNeed.length)
        subsetSums(byNeed.map(of), all)
        return all
      }
      const feedIn = sums((i) => flows.feedIn[i]![slot]!)
      const forgone = sums((i) => prices.give(i, slot) * flows.feedIn[i]![slot]!)
      const worth = sums((i) => prices.receive(i, slot))
      const size = sums(() => 1)
      const place = sums((i) => 2 ** members.indexOf(i))
      for (let group = 0; group < feedIn.length; group++) {
        const surplus = feedIn[group]!
        let rest = surplus
        let saved = 0
        for (let open = group; open !== 0 && rest > 0; open &= open - 1) {
          const k = 31 - Math.clz32(open & -open)
          const level = rest / size[open]!
          if (needs[k]! >= level) {
            saved += level * worth[open]!
            rest = 0
            break
          }
          saved += needs[k]! * worths[k]!
          rest -= needs[k]!
        }
        table[place[group]!] = surplus === 0 ? 0 : saved - forgone[group]! * (1 - rest / surplus)
      }
    },
  }
}
