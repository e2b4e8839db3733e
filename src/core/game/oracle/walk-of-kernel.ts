import type { JumpingWalk } from '../sampling/marginal-walk.ts'
import type { CoalitionKernel } from './coalition-oracle.ts'

/** A kernel to be sampled in this thread: what a newcomer adds is the difference of two values. */
export function walkOfKernel(kernel: CoalitionKernel): JumpingWalk {
  const { players, parts } = kernel
  const inside = new Uint8Array(players)
  const before = new Float64Array(parts)
  return {
    players,
    parts,
    start() {
      inside.fill(0)
      before.fill(0)
    },
    startWith(members) {
      inside.fill(0)
      for (const member of members) inside[member] = 1
      if (members.length === 0) before.fill(0)
      else kernel.value(inside, before)
    },
    join(member, added) {
      inside[member] = 1
      kernel.value(inside, added)
      for (let p = 0; p < parts; p++) {
        const value = added[p]!
        added[p] = value - before[p]!
        before[p] = value
      }
    },
  }
}
