import type { Community } from './community.ts'

/**
 * Shapley's formula as a textbook has it, for comparison: every member, every group without the member, both values summed
 * anew over slots and members. 10⁻¹² currency units.
 */
export function textbookShapley({ flows, worth }: Community): number[] {
  const players = flows.offtake.length
  const value = (group: number): number => {
    let sum = 0
    for (let t = 0; t < flows.slots; t++) {
      let offtake = 0
      let feedIn = 0
      for (let i = 0; i < players; i++) {
        if (((group >>> i) & 1) === 0) continue
        offtake += flows.offtake[i]![t]!
        feedIn += flows.feedIn[i]![t]!
      }
      sum += worth[t]! * Math.min(offtake, feedIn)
    }
    return sum
  }
  // w(s) = s!(n − s − 1)!/n!
  const weight = [1 / players]
  for (let s = 1; s < players; s++) weight.push((weight[s - 1]! * s) / (players - s))
  return Array.from({ length: players }, (_, i) => {
    let shapley = 0
    for (let group = 0; group < 2 ** players; group++) {
      if ((group >>> i) & 1) continue
      let size = 0
      for (let rest = group; rest !== 0; rest &= rest - 1) size++
      shapley += weight[size]! * (value(group | (1 << i)) - value(group))
    }
    return shapley
  })
}
