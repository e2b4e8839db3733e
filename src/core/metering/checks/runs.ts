/** Slots [from, until) in a row. */
export interface Run {
  readonly from: number
  readonly until: number
}

/** Every longest run of slots below `slots` for which something holds, in order. */
export function runsOf(slots: number, holds: (slot: number) => boolean): Run[] {
  const runs: Run[] = []
  let from = -1
  for (let slot = 0; slot <= slots; slot++) {
    const inRun = slot < slots && holds(slot)
    if (inRun && from < 0) from = slot
    if (!inRun && from >= 0) {
      runs.push({ from, until: slot })
      from = -1
    }
  }
  return runs
}

export const slotsIn = (runs: readonly Run[]): number =>
  runs.reduce((sum, { from, until }) => sum + until - from, 0)
