import { findingAt, type CheckedPoint } from './checked-point.ts'
import type { Finding } from './finding.ts'
import { runsOf, slotsIn, type Run } from './runs.ts'

const LEAST_SECONDS = 86_400
/** A day of one value tells something only where it is a day of several values. */
const LEAST_SLOTS = 24
/** In kW. Below it a standby load read in watt hours may well look flat. */
const LEAST_KW = 0.05

/** The same value, not zero, for a day or longer: as a rule a value that stands in for missing ones. One finding at the longest. */
export function flatLinesOfPoint(point: CheckedPoint): Finding[] {
  const values = point.inside
  const { stepSeconds } = point.grid
  const least = (LEAST_KW * 1e6 * stepSeconds) / 3600
  // slots that repeat the one before them; the slot that is repeated belongs to the run
  const runs = runsOf(
    values.length,
    (slot) => (values[slot] as number) >= least && values[slot] === values[slot - 1],
  )
    .map(({ from, until }): Run => ({ from: from - 1, until }))
    .filter(({ from, until }) => until - from >= LEAST_SLOTS && (until - from) * stepSeconds >= LEAST_SECONDS)
  const [longest] = runs.toSorted((a, b) => b.until - b.from - (a.until - a.from))
  if (!longest) return []
  return [
    findingAt(point, longest, {
      kind: 'flat-line',
      slots: slotsIn(runs),
      runs: runs.length,
      microKWh: values[longest.from] as number,
    }),
  ]
}
