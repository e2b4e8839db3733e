import { monthSpan } from '../../../core/calendar/month.ts'
import { addDays } from '../../../core/calendar/zone.ts'
import type { TariffRow } from '../../../core/community/tariff.ts'

/** A row's last day: its own, else the day before the next row of the same name and times; null where none follows. */
export function lastDayOf(row: TariffRow, rows: readonly TariffRow[]): string | null {
  if (row.until !== null) return row.until
  const times = (one: TariffRow): string => JSON.stringify([one.name, one.bandFrom, one.bandUntil, one.days])
  const next = rows
    .filter((other) => other.from > row.from && times(other) === times(row))
    .map((other) => other.from)
    .toSorted()[0]
  return next === undefined ? null : addDays(next, -1)
}

/** True where a row holds on at least one day of the month. */
export function isInForce(row: TariffRow, rows: readonly TariffRow[], month: string): boolean {
  const { first, last } = monthSpan(month)
  const end = lastDayOf(row, rows)
  return row.from <= last && (end === null || first <= end)
}

/**
 * What buying costs in a month, one entry a price, the first in force first; empty where none is. Rows of the name
 * without a time of day and weekdays tell it; where there are none, the newest of the others does.
 */
export function monthPrices(
  rows: readonly TariffRow[],
  name: string,
  month: string,
): { readonly from: string; readonly buy: number }[] {
  const inForce = rows
    .filter((row) => row.name === name && isInForce(row, rows, month))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const always = inForce.filter((row) => row.bandFrom === null && row.days === null)
  const told = always.length > 0 ? always : inForce.slice(-1)
  return told.filter((row, index) => row.buy !== told[index - 1]?.buy).map(({ from, buy }) => ({ from, buy }))
}
