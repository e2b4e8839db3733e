import type { Allocation, Flows } from './flows.ts'
import { shareOutWhole } from './remainder.ts'
import { sumOf, type SlotKey } from './slot-key.ts'

/**
 * Applies a key to every slot. What is supplied follows from what is received: out = f·E/B, by largest remainder, then
 * member number (settlement.md A.4).
 */
export function allocate(key: SlotKey, flows: Flows): Allocation {
  return allocateBySlot(() => key, flows)
}

/** The same with a key that may be another in every slot. */
export function allocateBySlot(keyOf: (slot: number) => SlotKey, flows: Flows): Allocation {
  const members = flows.offtake.length
  const rows = (): Float64Array[] => Array.from({ length: members }, () => new Float64Array(flows.slots))
  const allocation = { sharedIn: rows(), sharedOut: rows(), shared: new Float64Array(flows.slots) }
  const offtake = new Float64Array(members)
  const feedIn = new Float64Array(members)
  const received = new Float64Array(members)
  const supplied = new Float64Array(members)
  for (let t = 0; t < flows.slots; t++) {
    for (let i = 0; i < members; i++) {
      offtake[i] = flows.offtake[i]![t]!
      feedIn[i] = flows.feedIn[i]![t]!
    }
    if (sumOf(offtake) === 0 || sumOf(feedIn) === 0) continue
    received.fill(0)
    keyOf(t)(offtake, feedIn, received)
    allocation.shared[t] = sumOf(received)
    shareOutWhole(allocation.shared[t]!, feedIn, supplied)
    for (let i = 0; i < members; i++) {
      allocation.sharedIn[i]![t] = received[i]!
      allocation.sharedOut[i]![t] = supplied[i]!
    }
  }
  return allocation
}
