import { cellText } from './table.ts'
import { parseTimeLabel, startOfRange, type DateOrder, type TimeLabel } from './time-label.ts'

/** Columns of a slot's start and of its end; a clock column is null where the date says the time too. */
export interface Ends {
  readonly timeColumn: number
  readonly clockColumn: number | null
  readonly endColumn: number | null
  readonly endClockColumn: number | null
}

const LONGEST = 32 * 86_400

/**
 * The two ends as the rows prove them: swapped where the end comes before the start, without an end where the distance of the two says
 * nothing of a slot's length (the period of the whole export, the day of the reading).
 */
export function provenEnds(rows: readonly string[][], order: DateOrder, ends: Ends): Ends {
  const { timeColumn, clockColumn, endColumn, endClockColumn } = ends
  if (endColumn === null && endClockColumn === null) return ends
  const counts = new Map<number, number>()
  let pairs = 0
  let timed = false
  for (const row of rows) {
    const start = labelOf(row, timeColumn, clockColumn, order)
    const end = labelOf(row, endColumn ?? timeColumn, endClockColumn, order)
    if (start === null || end === null) continue
    pairs++
    timed ||= start.hasTime
    const length = end.naive - start.naive
    counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  const [usual] = [...counts].toSorted((a, b) => b[1] - a[1])
  if (usual === undefined) return ends
  const [length, count] = usual
  if (2 * count < pairs || Math.abs(length) > LONGEST || (length === 0 && timed))
    return { timeColumn, clockColumn, endColumn: null, endClockColumn: null }
  if (length >= 0) return ends
  return {
    timeColumn: endColumn ?? timeColumn,
    clockColumn: endClockColumn,
    endColumn: endColumn === null ? null : timeColumn,
    endClockColumn: clockColumn,
  }
}

function labelOf(
  row: readonly string[],
  column: number,
  clockColumn: number | null,
  order: DateOrder,
): TimeLabel | null {
  const clock = clockColumn === null ? '' : cellText(row, clockColumn)
  return parseTimeLabel(startOfRange(cellText(row, column)), order, clock === '' ? undefined : clock)
}
