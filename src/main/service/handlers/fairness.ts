import { fairnessTrend, type TrendMonth } from '../../../core/reporting/fairness-trend.ts'
import { addMonths } from '../../../core/calendar/month.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'

/** Burden looks back over twelve months, so the first month shown needs the eleven before it. */
const TRAILING = 11

export const fairnessHandlers: HandlersOf<'fairness.trend'> = {
  'fairness.trend': ({ until, months }, context) => {
    const { file } = sessionOf(context)
    const first = addMonths(until, 1 - months)
    const settled = settledMonths(file, addMonths(first, -TRAILING), until)
    return fairnessTrend({
      months: settled,
      members: file.members.all(),
      bands: file.bands.all(),
      from: first,
    })
  },
}

function settledMonths({ settlements }: CooperativeFile, first: string, last: string): TrendMonth[] {
  return settlements
    .months()
    .filter(({ month }) => first <= month && month <= last)
    .flatMap(({ month, approved }) => {
      const kept = approved ? settlements.approved(month) : settlements.newest(month)
      return kept ? [{ month, approved, result: kept.result }] : []
    })
}
