import type { Placement } from './label-clock.ts'

const DAY = 86_400
/** Local days have 23 to 25 hours; a daily value stands for one of them. */
export const isDaily = (seconds: number): boolean => seconds >= 23 * 3600 && seconds <= 25 * 3600

/** The longest slot that can be shared out by the hour, in seconds. */
export const LONGEST_SHARED = 3600

export interface StepFinding {
  /** `mixed`: two lengths of slot in one file; `irregular`: times that lie on no grid. */
  readonly kind: 'even' | 'daily' | 'monthly' | 'mixed' | 'irregular'
  readonly seconds: number
  /** For `mixed` and `irregular`: the distance that does not fit. */
  readonly other: number
}

/**
 * The length of a slot: the smallest distance of two rows that occurs often, checked against all others, which must be multiples of it
 * (gaps). Null where there are fewer than two different times.
 */
export function stepOf(placements: readonly Placement[]): StepFinding | null {
  const counts = new Map<number, number>()
  let total = 0
  for (const { instants } of placements) {
    const sorted = instants.filter((instant) => !Number.isNaN(instant)).toSorted()
    for (let k = 1; k < sorted.length; k++) {
      const distance = (sorted[k] as number) - (sorted[k - 1] as number)
      if (distance === 0) continue
      total++
      counts.set(distance, (counts.get(distance) ?? 0) + 1)
    }
  }
  if (total === 0) return null
  const byCount = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
  const [usual] = byCount[0] as [number, number]
  if (usual >= 6 * DAY) return { kind: 'monthly', seconds: usual, other: 0 }
  if (isDaily(usual)) {
    const shortest = Math.min(...counts.keys())
    return shortest >= 23 * 3600
      ? { kind: 'daily', seconds: DAY, other: 0 }
      : { kind: 'mixed', seconds: usual, other: shortest }
  }
  const smallest = Math.min(...counts.keys())
  // with a handful of rows the most frequent distance says little
  const step = smallest < usual && usual % smallest === 0 && total <= 8 ? smallest : usual
  const odd = byCount.find(([distance]) => distance % step !== 0)
  if (odd)
    return { kind: step % odd[0] === 0 && odd[1] >= 3 ? 'mixed' : 'irregular', seconds: step, other: odd[0] }
  // a coarser distance again and again is another length of slot, not a gap here and there
  const coarse = byCount.find(([distance, count]) => distance > step && count >= 12 && count > 0.1 * total)
  if (coarse) return { kind: 'mixed', seconds: step, other: coarse[0] }
  return { kind: 'even', seconds: step, other: 0 }
}

/** `15 minutes`, `1 hour`, `1 day`. */
export function stepWords(seconds: number): string {
  if (seconds % DAY === 0) return seconds === DAY ? '1 day' : `${seconds / DAY} days`
  if (seconds % 3600 === 0) return seconds === 3600 ? '1 hour' : `${seconds / 3600} hours`
  return seconds % 60 === 0 ? `${seconds / 60} minutes` : `${seconds} seconds`
}
