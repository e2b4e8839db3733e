import type { Flows } from '../../sharing/flows.ts'
import type { MemberPrices } from '../member-prices.ts'
import type { GrowingGroup } from './growing-group.ts'
import { liveFlows } from './live-flows.ts'

/** v_t(S) = κ_t·[Σ_S b'·o·min(1, B/A) − Σ_S s·f·min(1, A/B)]: pro rata inside the group, everyone at prices of its own. */
export function ownPriceGroup(flows: Flows, prices: MemberPrices, kappa: Float64Array | null): GrowingGroup {
  const { slots, offtake, feedIn } = liveFlows(flows)
  const sums = (): Float64Array => new Float64Array(slots.length)
  const [drawn, fed, saved, forgone, worth] = [sums(), sums(), sums(), sums(), sums()]
  const enter = (member: number): void => {
    const o = offtake[member]!
    const f = feedIn[member]!
    for (let k = 0; k < slots.length; k++) {
      if (o[k] === 0 && f[k] === 0) continue
      const slot = slots[k]!
      drawn[k]! += o[k]!
      fed[k]! += f[k]!
      saved[k]! += prices.receive(member, slot) * o[k]!
      forgone[k]! += prices.give(member, slot) * f[k]!
    }
  }
  const revalue = (added: Float64Array): void => {
    for (let k = 0; k < slots.length; k++) {
      const shared = Math.min(drawn[k]!, fed[k]!)
      const scale = kappa === null ? 1 : kappa[slots[k]!]!
      const value =
        shared === 0 ? 0 : scale * (saved[k]! * (shared / drawn[k]!) - forgone[k]! * (shared / fed[k]!))
      added[k] = value - worth[k]!
      worth[k] = value
    }
  }
  return {
    slots,
    clear() {
      for (const sum of [drawn, fed, saved, forgone, worth]) sum.fill(0)
    },
    join(member, added) {
      enter(member)
      revalue(added)
    },
    joinAll(members, added) {
      for (const member of members) enter(member)
      revalue(added)
    },
  }
}
