import { addDays } from '../../../core/calendar/zone.ts'
import { compute } from '../../solver/compute.ts'
import { answered } from '../answering.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { dayHistory } from '../planning/dayHistory.ts'
import { dayPrices } from '../planning/dayPrices.ts'
import type { Session } from '../session.ts'

export const planningHandlers: HandlersOf<'plan.day'> = {
  'plan.day': async ({ date, battery }, context) => {
    const session = sessionOf(context)
    const facts = await answered(session, () => dayFacts(session, date))
    return compute('plan-day', { ...facts, battery }, context.watch)
  },
}

function* dayFacts(session: Session, date: string | null) {
  const day = date ?? (yield* dayAfterReadings(session))
  const members = session.file.members.all()
  return {
    date: day,
    currency: session.file.cooperative.get().currency,
    members: members.map(({ number }) => number),
    history: yield* dayHistory(session, members, day),
    prices: dayPrices(session, day),
  }
}

/** The day after the last one with a value; today where there are no readings. */
function* dayAfterReadings(session: Session): Generator<void, string, undefined> {
  const month = session.file.readings.months().at(-1)
  if (month === undefined) return session.today()
  const { start, end } = session.month(month)
  let last = start
  for (const { series } of yield* session.file.readings.reading(start, end)) {
    const slot = series.values.findLastIndex((value) => !Number.isNaN(value))
    last = Math.max(last, series.start + slot * series.stepSeconds)
  }
  return addDays(session.zone.dateOf(last), 1)
}
