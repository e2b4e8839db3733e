/** Told how much of a file is read: a fraction from 0 to 1 that never goes down. May throw to stop the reading. */
export type ReadingProgress = (fraction: number) => void

export const untold: ReadingProgress = () => undefined

/** The part of a file's reading between two fractions, told as a whole of its own. */
export const partOf =
  (whole: ReadingProgress, from: number, until: number): ReadingProgress =>
  (fraction) =>
    whole(from + Math.min(1, Math.max(0, fraction)) * (until - from))

/** Where a file is read more than once over, the fraction waits until it is exceeded. */
export function neverDown(tell: ReadingProgress): ReadingProgress {
  let highest = 0
  return (fraction) => tell((highest = Math.max(highest, fraction)))
}

/** How often a loop over rows tells: often enough to stop within a blink, rarely enough to cost nothing. */
export const ROWS_BETWEEN = 512
