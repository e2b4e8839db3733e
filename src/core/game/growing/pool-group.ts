import type { Flows } from '../../sharing/flows.ts'
import type { GrowingGroup } from './growing-group.ts'
import { liveFlows } from './live-flows.ts'

/** v_t(S) = worth_t·min(Σ_S o, Σ_S f). */
export function poolGroup(flows: Flows, worth: Float64Array): GrowingGroup {
  const { slots, offtake, feedIn } = liveFlows(flows)
  const price = Float64Array.from(slots, (slot) => worth[slot]!)
  const drawn = new Float64Array(slots.length)
  const fed = new Float64Array(slots.length)
  return {
    slots,
    clear() {
      drawn.fill(0)
      fed.fill(0)
    },
    join(member, added) {
      const o = offtake[member]!
      const f = feedIn[member]!
      for (let k = 0; k < slots.length; k++) {
        const before = Math.min(drawn[k]!, fed[k]!)
        drawn[k]! += o[k]!
        fed[k]! += f[k]!
        added[k] = price[k]! * (Math.min(drawn[k]!, fed[k]!) - before)
      }
    },
    joinAll(members, added) {
      for (let k = 0; k < slots.length; k++) {
        const before = Math.min(drawn[k]!, fed[k]!)
        for (const member of members) {
          drawn[k]! += offtake[member]![k]!
          fed[k]! += feedIn[member]![k]!
        }
        added[k] = price[k]! * (Math.min(drawn[k]!, fed[k]!) - before)
      }
    },
  }
}
