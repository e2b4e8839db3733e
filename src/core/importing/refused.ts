import { Zone } from '../calendar/zone.ts'
import type { PointSeries } from '../metering/series.ts'

/** Why values that were understood are not taken. */
export const refusalReasons = [
  'unknown-point',
  'no-point',
  'other-side',
  'too-coarse',
  'contradiction',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** Values of a file that are not taken; missing slots (NaN) are nobody's. */
export interface RefusedReading {
  /** Index of the file. */
  readonly file: number
  readonly reading: PointSeries
  readonly reason: RefusalReason
}

const words: Readonly<Record<RefusalReason, string>> = {
  'unknown-point': 'No member has this metering point.',
  'no-point': 'The file does not say which metering point it is of.',
  'other-side': 'The point is registered for the other direction.',
  'too-coarse': 'The value stands for more than an hour and cannot be shared out by the hour.',
  contradiction: 'Another file of the same import gives a different value for this time.',
}

const HEADER = ['file', 'point', 'direction', 'quantity', 'start', 'minutes', 'kwh', 'reason'] as const
const MICRO = 1e6

/**
 * Refused values as a table, one row a value, so that they can be mended and dropped again: `start` is local time with
 * its offset, `kwh` in full precision. `names` are the files' names by index.
 */
export function refusedTable(
  refused: readonly RefusedReading[],
  names: readonly string[],
  zone: Zone,
): (string | number)[][] {
  const rows: (string | number)[][] = [[...HEADER]]
  for (const { file, reading, reason } of refused) {
    const { point, direction, quantity, series } = reading
    series.values.forEach((value, slot) => {
      if (Number.isNaN(value)) return
      rows.push([
        names[file] ?? '',
        point,
        direction,
        quantity,
        zone.isoOf(series.start + slot * series.stepSeconds),
        series.stepSeconds / 60,
        value / MICRO,
        words[reason],
      ])
    })
  }
  return rows
}
