import type { SharingGame } from '../sharing-game.ts'
import type { JumpingWalk } from './marginal-walk.ts'

/** How what a member adds in a slot is divided into parts: `divide` adds it up in `parts`, which has `count` entries. */
export interface SlotParts {
  readonly count: number
  divide(member: number, slot: number, added: number, parts: Float64Array): void
}

/** All in one part. */
const whole: SlotParts = {
  count: 1,
  divide: (_member, _slot, added, parts) => {
    parts[0]! += added
  },
}

/**
 * A month's sharing game to be sampled, in 10⁻¹² currency units. What a newcomer adds is known slot by slot, so it can be
 * divided by the time of day, and by what the newcomer draws and feeds in; Shapley being linear, so can its value.
 */
export function sharingWalk(game: SharingGame, parts: SlotParts = whole): JumpingWalk {
  const group = game.group()
  const bySlot = new Float64Array(group.slots.length)
  return {
    players: game.flows.offtake.length,
    parts: parts.count,
    start: () => group.clear(),
    startWith(inside) {
      group.clear()
      group.joinAll(inside, bySlot)
    },
    join(member, added) {
      group.join(member, bySlot)
      added.fill(0)
      for (let k = 0; k < bySlot.length; k++)
        if (bySlot[k] !== 0) parts.divide(member, group.slots[k]!, bySlot[k]!, added)
    },
  }
}
