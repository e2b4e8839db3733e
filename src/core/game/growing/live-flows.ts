import type { Flows } from '../../sharing/flows.ts'

/** The flows of the slots in which anything can be shared, close together: [member][place in `slots`], microKWh. */
export interface LiveFlows {
  readonly slots: Int32Array
  readonly offtake: readonly Float64Array[]
  readonly feedIn: readonly Float64Array[]
}

export function liveFlows({ slots, offtake, feedIn }: Flows): LiveFlows {
  const isLive = (slot: number): boolean =>
    offtake.some((row) => row[slot]! > 0) && feedIn.some((row) => row[slot]! > 0)
  const live = Int32Array.from({ length: slots }, (_one, slot) => slot).filter(isLive)
  const gather = (rows: readonly Float64Array[]): readonly Float64Array[] =>
    rows.map((row) => Float64Array.from(live, (slot) => row[slot]!))
  return { slots: live, offtake: gather(offtake), feedIn: gather(feedIn) }
}
