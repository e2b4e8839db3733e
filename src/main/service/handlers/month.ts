import { monthOverview } from '../../../core/reporting/month-overview.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { monthFactsOf } from '../overview/monthFacts.ts'

export const monthHandlers: HandlersOf<'month.overview'> = {
  'month.overview': ({ month }, context) => monthOverview(monthFactsOf(sessionOf(context), month)),
}
