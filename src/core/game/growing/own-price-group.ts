import type { Flows } from '../../sharing/flows.ts'
import type { MemberPrices } from '../member-prices.ts'
import type { GrowingGroup } from './growing-group.ts'
import { liveFlows } from './live-flows.ts'

/** v_t(S) = κ_t·[Σ_S b'·o·min(1, B/A) − Σ_S s·f·min(1, A/B)]: pro rata inside the group, everyone at prices of its own. */
export function ownPriceGroup(flows: Flows, prices: MemberPrices, kappa: Float64Array | null): GrowingGroup {
  const { slots, offtake, feedIn } = liveFlows(flows)
  const sums = (): Float64Array => new Float64Array(slots.length)
  const [drawn, fed, saved, forgone, worth] = [sums(), sums(), sums(), sums(), sums()]
  return {
    slots,
    clear() {
      for (const sum of [drawn, fed, saved, forgone, worth]) sum.fill(0)
    },
    join(member, added) {
      const o = offtake[member]!
      const f = feedIn[member]!
      for (let k = 0; k < slots.length; k++) {
        if (o[k] === 0 && f[k] === 0) {
          added[k] = 0
          continue
        }
        const slot = slots[k]!
        const need = (drawn[k]! += o[k]!)
        const surplus = (fed[k]! += f[k]!)
        saved[k]! += prices.receive(member, slot) * o[k]!
        forgone[k]! += prices.give(member, slot) * f[k]!
        const shared = Math.min(need, surplus)
        const scale = kappa === null ? 1 : kappa[slot]!
        const value =
          shared === 0 ? 0 : scale * (saved[k]! * (shared / need) - forgone[k]! * (shared / surplus))
        added[k] = value - worth[k]!
        worth[k] = value
      }
    },
  }
}
