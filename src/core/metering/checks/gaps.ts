import { findingAt, type CheckedPoint } from './checked-point.ts'
import type { Finding } from './finding.ts'
import { runsOf, slotsIn, type Run } from './runs.ts'

/** The missing slots of a point inside a membership as one finding; those in `explained` are told by another. */
export function gapsOfPoint(point: CheckedPoint, explained: readonly Run[] = []): Finding[] {
  const expected = new Uint8Array(point.grid.slots)
  let owed = 0
  for (const { from, until, owner } of point.days) {
    if (owner === null) continue
    expected.fill(1, from, until)
    owed += until - from
  }
  for (const { from, until } of explained) expected.fill(0, from, until)
  const runs = runsOf(point.grid.slots, (slot) => expected[slot] === 1 && Number.isNaN(point.inside[slot]))
  const [first, last] = [runs[0], runs.at(-1)]
  if (!first || !last) return []
  const slots = slotsIn(runs)
  return [
    findingAt(
      point,
      { from: first.from, until: last.until },
      { kind: 'gap', slots, runs: runs.length, whole: slots === owed },
    ),
  ]
}
