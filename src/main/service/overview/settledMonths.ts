import { addMonths } from '../../../core/calendar/month.ts'
import { WINDOW_MONTHS, type TrendMonth } from '../../../core/reporting/fairness-trend.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'

/** The months from `first` to `last` as they are settled, and those before that their windows look back over; a month a step. */
export function* settledMonths(
  { settlements }: CooperativeFile,
  first: string,
  last: string,
): Generator<void, TrendMonth[], undefined> {
  const earliest = addMonths(first, 1 - WINDOW_MONTHS)
  const found: TrendMonth[] = []
  for (const { month, approved } of settlements.months()) {
    if (month < earliest || last < month) continue
    const kept = approved ? settlements.approved(month) : settlements.newest(month)
    if (kept) found.push({ month, approved, result: kept.result })
    yield
  }
  return found
}
