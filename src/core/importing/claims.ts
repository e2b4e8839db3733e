import type { Member } from '../community/member.ts'
import type { Direction } from '../community/vocabulary.ts'
import type { PointSeries } from '../metering/series.ts'
import type { Claim } from './files-against-each-other.ts'
import type { RefusalReason, RefusedReading } from './refused.ts'
import { LONGEST_SHARED } from './step.ts'
import type { Understood } from './understood.ts'

/** What the files hold, sorted into what may be saved and what may not, with the reason. */
export interface SortedReadings {
  readonly claims: readonly Claim[]
  readonly refused: readonly RefusedReading[]
}

/** The sides a point is registered with, by point. */
export function directionsByPoint(members: readonly Member[]): Map<string, Set<Direction>> {
  const byPoint = new Map<string, Set<Direction>>()
  for (const { points } of members)
    for (const { id, direction } of points)
      byPoint.set(id, (byPoint.get(id) ?? new Set<Direction>()).add(direction))
  return byPoint
}

/**
 * Values of unknown points, of points registered on the other side, and of more than an hour are refused; a point whose
 * side the file does not tell takes the one it is registered with.
 */
export function sortReadings(files: readonly Understood[], members: readonly Member[]): SortedReadings {
  const registered = directionsByPoint(members)
  const claims: Claim[] = []
  const refused: RefusedReading[] = []
  files.forEach(({ readings }, file) => {
    for (const reading of readings) {
      const found = sideOf(reading, registered.get(reading.point))
      if ('reason' in found) refused.push({ file, reading, reason: found.reason })
      else claims.push({ file, reading: { ...reading, direction: found.direction } })
    }
  })
  return { claims, refused }
}

function sideOf(
  { point, direction, series }: PointSeries,
  sides: ReadonlySet<Direction> | undefined,
): { readonly direction: Direction } | { readonly reason: RefusalReason } {
  // a file that names no meter has no unknown point: whose it is, is asked
  if (sides === undefined) return { reason: point === '' ? 'no-point' : 'unknown-point' }
  if (series.stepSeconds > LONGEST_SHARED) return { reason: 'too-coarse' }
  const [only] = sides
  const side = direction === 'other' && sides.size === 1 ? only : direction
  return side !== undefined && side !== 'other' && sides.has(side)
    ? { direction: side }
    : { reason: 'other-side' }
}
