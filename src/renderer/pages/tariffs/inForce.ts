import { monthSpan } from '../../../core/calendar/month.ts'
import type { TariffRow } from '../../../core/community/tariff.ts'

/** True where a row holds on at least one day of the month. */
export function isInForce(row: Pick<TariffRow, 'from' | 'until'>, month: string): boolean {
  const { first, last } = monthSpan(month)
  return row.from <= last && (row.until === null || first <= row.until)
}

/** The reference price of a month: the latest row of that name in force, one without a time band before one with. */
export function referenceRow(rows: readonly TariffRow[], name: string, month: string): TariffRow | null {
  const inForce = rows.filter((row) => row.name === name && isInForce(row, month))
  const allDay = inForce.filter((row) => row.bandFrom === null)
  const candidates = allDay.length > 0 ? allDay : inForce
  return candidates.toSorted((a, b) => (a.from < b.from ? -1 : 1)).at(-1) ?? null
}
