import { addDays } from '../../../core/calendar/zone.ts'
import { compute } from '../../solver/compute.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { dayHistory } from '../planning/dayHistory.ts'
import { dayPrices } from '../planning/dayPrices.ts'
import type { Session } from '../session.ts'

export const planningHandlers: HandlersOf<'plan.day'> = {
  'plan.day': async ({ date, battery }, context) => {
    const session = sessionOf(context)
    const day = date ?? dayAfterReadings(session)
    const members = session.file.members.all()
    return compute(
      'plan-day',
      {
        date: day,
        currency: session.file.cooperative.get().currency,
        members: members.map(({ number }) => number),
        history: dayHistory(session, members, day),
        prices: dayPrices(session, day),
        battery,
      },
      context.watch,
    )
  },
}

/** The day after the last one with a value; today where there are no readings. */
function dayAfterReadings(session: Session): string {
  const month = session.file.readings.months().at(-1)
  if (month === undefined) return session.today()
  const { start, end } = session.month(month)
  let last = start
  for (const { series } of session.file.readings.between(start, end)) {
    const slot = series.values.findLastIndex((value) => !Number.isNaN(value))
    last = Math.max(last, series.start + slot * series.stepSeconds)
  }
  return addDays(session.zone.dateOf(last), 1)
}
