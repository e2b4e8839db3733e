/**
 * An allocation key in one slot: from everyone's offtake and feed-in (whole microKWh, member order) to the shared
 * energy everyone receives, written into `sharedIn`. Never more than the offtake, in sum never more than the feed-in.
 */
export type SlotKey = (offtake: Float64Array, feedIn: Float64Array, sharedIn: Float64Array) => void

export function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
