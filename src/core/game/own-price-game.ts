import type { Flows } from '../sharing/flows.ts'
import { ownPriceGroup } from './growing/own-price-group.ts'
import { subsetSums } from './lattice.ts'
import type { MemberPrices } from './member-prices.ts'
import type { PricedGame } from './priced-game.ts'

/**
 * Members with prices of their own, pro rata inside the group: v_t(S) = κ_t·[Σ_S b'·o·min(1, B/A) − Σ_S s·f·min(1, A/B)].
 * Four running sums a group are enough. κ is 1 but for the operator's key.
 */
export function ownPriceGame(flows: Flows, prices: MemberPrices, kappa: Float64Array | null): PricedGame {
  const empty = (): Float64Array => new Float64Array(0)
  let [offtakes, feedIns, saved, forgone] = [empty(), empty(), empty(), empty()]
  return {
    flows,
    terms: { prices, kappa, coefficient: null, precedences: null },
    group: () => ownPriceGroup(flows, prices, kappa),
    fill(slot, members, table) {
      const groups = 2 ** members.length
      if (offtakes.length < groups) {
        ;[offtakes, feedIns, saved, forgone] = [groups, groups, groups, groups].map(
          (n) => new Float64Array(n),
        ) as [
          Float64Array<ArrayBuffer>,
          Float64Array<ArrayBuffer>,
          Float64Array<ArrayBuffer>,
          Float64Array<ArrayBuffer>,
        ]
      }
      const offtake = members.map((i) => flows.offtake[i]![slot]!)
      const feedIn = members.map((i) => flows.feedIn[i]![slot]!)
      subsetSums(offtake, offtakes)
      subsetSums(feedIn, feedIns)
      subsetSums(
        members.map((i, k) => prices.receive(i, slot) * offtake[k]!),
        saved,
      )
      subsetSums(
        members.map((i, k) => prices.give(i, slot) * feedIn[k]!),
        forgone,
      )
      const scale = kappa === null ? 1 : kappa[slot]!
      for (let mask = 0; mask < groups; mask++) {
        const need = offtakes[mask]!
        const surplus = feedIns[mask]!
        const shared = Math.min(need, surplus)
        table[mask] =
          shared === 0 ? 0 : scale * (saved[mask]! * (shared / need) - forgone[mask]! * (shared / surplus))
      }
    },
  }
}
