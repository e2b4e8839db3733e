import { sumOf, type SlotKey } from './slot-key.ts'

/**
 * Equal water-filling: min(A, B) is poured over everyone's demand at one common level; whoever needs less than the
 * level gets exactly the need. What does not divide evenly goes, one microKWh each, to the lowest member numbers.
 */
export const equal: SlotKey = (offtake, feedIn, sharedIn) => {
  let rest = Math.min(sumOf(offtake), sumOf(feedIn))
  const byNeed = Array.from(offtake, (_, i) => i).toSorted((a, b) => offtake[a]! - offtake[b]! || a - b)
  let satisfied = 0
  while (satisfied < byNeed.length) {
    const need = offtake[byNeed[satisfied]!]!
    if (need * (byNeed.length - satisfied) > rest) break
    sharedIn[byNeed[satisfied]!] = need
    rest -= need
    satisfied++
  }
  // all that are left need more than the level, so one microKWh above its whole part still fits
  const unsatisfied = byNeed.slice(satisfied).toSorted((a, b) => a - b)
  const level = Math.floor(rest / Math.max(1, unsatisfied.length))
  const odd = rest - level * unsatisfied.length
  for (const [k, i] of unsatisfied.entries()) sharedIn[i] = level + (k < odd ? 1 : 0)
}
