import { shareOutWhole } from './remainder.ts'
import { sumOf, type SlotKey } from './slot-key.ts'

/** Dynamic pro rata: everyone's offtake is covered by the same fraction, in = o·min(1, B/A). */
export const proRata: SlotKey = (offtake, feedIn, sharedIn) => {
  shareOutWhole(Math.min(sumOf(offtake), sumOf(feedIn)), offtake, sharedIn)
}
