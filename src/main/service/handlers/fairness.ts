import { addMonths } from '../../../core/calendar/month.ts'
import { decisionsInWords } from '../../../core/reporting/decided-in-words.ts'
import { fairnessTrend } from '../../../core/reporting/fairness-trend.ts'
import { answered } from '../answering.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { settledMonths } from '../overview/settledMonths.ts'

export const fairnessHandlers: HandlersOf<'fairness.trend'> = {
  'fairness.trend': ({ until, months }, context) => {
    const session = sessionOf(context)
    const { file } = session
    const first = addMonths(until, 1 - months)
    return answered(session, function* () {
      return fairnessTrend({
        months: yield* settledMonths(file, first, until),
        members: file.members.all(),
        bands: file.bands.all(),
        from: first,
        decisions: decisionsInWords(file.decisions.all(), until),
      })
    })
  },
}
