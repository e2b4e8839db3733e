import type { Flows } from '../../sharing/flows.ts'
import type { MemberPrices } from '../member-prices.ts'
import type { GrowingGroup } from './growing-group.ts'
import { liveFlows } from './live-flows.ts'

/**
 * Coefficients that keep their values in a group: in_i(S) = min(o_i, a_it·B_S), v_t(S) = Σ_S b'·in − Σ_S s·f·E/B.
 * Who only draws adds its own part; who feeds in changes what everybody receives, so the slot is counted anew.
 */
export function staticGroup(
  flows: Flows,
  prices: MemberPrices,
  coefficient: (member: number, slot: number) => number,
): GrowingGroup {
  const { slots, offtake, feedIn } = liveFlows(flows)
  const sums = (): Float64Array => new Float64Array(slots.length)
  const [fed, forgone, shared, saved, worth] = [sums(), sums(), sums(), sums(), sums()]
  let inside: number[] = []
  const receive = (member: number, k: number): void => {
    const slot = slots[k]!
    const energy = Math.min(offtake[member]![k]!, coefficient(member, slot) * fed[k]!)
    shared[k]! += energy
    saved[k]! += prices.receive(member, slot) * energy
  }
  const fill = (k: number, members: readonly number[]): void => {
    shared[k] = 0
    saved[k] = 0
    for (const one of members) receive(one, k)
  }
  const supply = (member: number, k: number): void => {
    const f = feedIn[member]![k]!
    if (f === 0) return
    fed[k]! += f
    forgone[k]! += prices.give(member, slots[k]!) * f
  }
  const revalue = (k: number, added: Float64Array): void => {
    const value = fed[k] === 0 ? 0 : saved[k]! - (forgone[k]! / fed[k]!) * shared[k]!
    added[k] = value - worth[k]!
    worth[k] = value
  }
  return {
    slots,
    clear() {
      for (const sum of [fed, forgone, shared, saved, worth]) sum.fill(0)
      inside = []
    },
    join(member, added) {
      inside.push(member)
      for (let k = 0; k < slots.length; k++) {
        supply(member, k)
        if (feedIn[member]![k]! > 0) fill(k, inside)
        else receive(member, k)
        revalue(k, added)
      }
    },
    joinAll(members, added) {
      inside.push(...members)
      for (let k = 0; k < slots.length; k++) {
        for (const member of members) supply(member, k)
        fill(k, inside)
        revalue(k, added)
      }
    },
  }
}
