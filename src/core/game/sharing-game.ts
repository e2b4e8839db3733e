import type { Flows } from '../sharing/flows.ts'
import type { GrowingGroup } from './growing/growing-group.ts'

/**
 * The game of a month as a sum of games, one a slot: v(S) = Σ_t v_t(S), so that Shapley values, which are additive, can
 * be taken slot by slot. Values are 10⁻¹² currency units.
 */
export interface SharingGame {
  readonly flows: Flows
  /**
   * Writes v_t(S) for every group S of the listed members into table[mask], bit k standing for members[k].
   * Members left out have neither offtake nor feed-in in the slot; they add nothing to any group (null players).
   */
  fill(slot: number, members: readonly number[], table: Float64Array): void
  /** A group of any size, nobody in it yet: the way to value groups where there are too many for a table. */
  group(): GrowingGroup
}

/** The members with any energy in a slot, and whether there is both offtake and feed-in: else every group is worth 0. */
export function activeMembers(flows: Flows, slot: number): number[] {
  const active: number[] = []
  let offtake = 0
  let feedIn = 0
  for (let i = 0; i < flows.offtake.length; i++) {
    const o = flows.offtake[i]![slot]!
    const f = flows.feedIn[i]![slot]!
    offtake += o
    feedIn += f
    if (o > 0 || f > 0) active.push(i)
  }
  return offtake > 0 && feedIn > 0 ? active : []
}
