import { monthOverview } from '../../../core/reporting/month-overview.ts'
import { answered } from '../answering.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { monthFactsOf } from '../overview/monthFacts.ts'

export const monthHandlers: HandlersOf<'month.overview'> = {
  'month.overview': async ({ month }, context) => {
    const session = sessionOf(context)
    return monthOverview(await answered(session, () => monthFactsOf(session, month)))
  },
}
