import { findingAt, isPresent, usualHigh, type CheckedPoint } from './checked-point.ts'
import type { Finding } from './finding.ts'

/** A spike is this many times the 99th percentile … */
const OVER_USUAL = 8
/** … this many times both neighbours, which a car that charges for an hour is not … */
const OVER_NEIGHBOURS = 4
/** … and more than this power in kW, which a household's sauna or a balcony's panel does not reach. */
const LEAST_KW = { offtake: 10, 'feed-in': 2 } as const

/** Single slots far above everything around them, as one finding at the largest. */
export function spikesOfPoint(point: CheckedPoint): Finding[] {
  const values = point.inside
  const least = (LEAST_KW[point.direction] * 1e6 * point.grid.stepSeconds) / 3600
  // what is usual takes a sort, and few points ever come near a spike
  if (!values.some((value) => value > least)) return []
  const usual = usualHigh(point)
  if (usual === null) return []
  const standsOut = (value: number, beside: number | undefined): boolean =>
    beside === undefined || !isPresent(beside) || value > OVER_NEIGHBOURS * beside
  const slots: number[] = []
  values.forEach((value, slot) => {
    if (value <= OVER_USUAL * usual || value <= least || !isPresent(value)) return
    if (standsOut(value, values[slot - 1]) && standsOut(value, values[slot + 1])) slots.push(slot)
  })
  const [largest] = slots.toSorted((a, b) => (values[b] as number) - (values[a] as number))
  if (largest === undefined) return []
  return [
    findingAt(
      point,
      { from: largest, until: largest + 1 },
      {
        kind: 'spike',
        slots: slots.length,
        runs: slots.length,
        microKWh: values[largest] as number,
        usualMicroKWh: usual,
      },
    ),
  ]
}
