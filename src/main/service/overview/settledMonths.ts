import { addMonths } from '../../../core/calendar/month.ts'
import { WINDOW_MONTHS, type TrendMonth } from '../../../core/reporting/fairness-trend.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'

/** The months from `first` to `last` as they are settled, and those before that their windows look back over. */
export function settledMonths({ settlements }: CooperativeFile, first: string, last: string): TrendMonth[] {
  const earliest = addMonths(first, 1 - WINDOW_MONTHS)
  return settlements
    .months()
    .filter(({ month }) => earliest <= month && month <= last)
    .flatMap(({ month, approved }) => {
      const kept = approved ? settlements.approved(month) : settlements.newest(month)
      return kept ? [{ month, approved, result: kept.result }] : []
    })
}
