import { findingAt, usualHigh, type CheckedPoint } from './checked-point.ts'
import type { Finding } from './finding.ts'
import { runsOf, slotsIn, type Run } from './runs.ts'

/** Below zero by more than this many times what the point has in a high slot: a register that started anew, no small fault. */
const RESET_OVER_USUAL = 8

/**
 * Values below zero. Readings computed as differences of a register fall by all it ever counted when the register starts anew:
 * such slots are told apart from those that are a little below zero.
 */
export function belowZeroOfPoint(point: CheckedPoint): Finding[] {
  const values = point.inside
  if (!values.some((value) => value < 0)) return []
  const usual = usualHigh(point)
  const isReset = (value: number): boolean =>
    usual !== null && value < 0 && -value > RESET_OVER_USUAL * Math.max(usual, 0)
  return [
    ...lowest(point, 'register-reset', (slot) => isReset(values[slot] as number)),
    ...lowest(point, 'negative', (slot) => (values[slot] as number) < 0 && !isReset(values[slot] as number)),
  ]
}

function lowest(
  point: CheckedPoint,
  kind: 'register-reset' | 'negative',
  holds: (slot: number) => boolean,
): Finding[] {
  const values = point.inside
  const runs = runsOf(point.grid.slots, holds)
  const lowestOf = ({ from, until }: Run): number =>
    from + values.subarray(from, until).indexOf(Math.min(...values.subarray(from, until)))
  const [worst] = runs.map(lowestOf).toSorted((a, b) => (values[a] as number) - (values[b] as number))
  if (worst === undefined) return []
  return [
    findingAt(
      point,
      { from: worst, until: worst + 1 },
      { kind, slots: slotsIn(runs), runs: runs.length, microKWh: values[worst] as number },
    ),
  ]
}
