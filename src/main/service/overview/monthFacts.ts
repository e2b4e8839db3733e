import { addMonths, monthSpan } from '../../../core/calendar/month.ts'
import type { MonthFacts } from '../../../core/reporting/month-facts.ts'
import { readingsOfMonth } from '../readingsOfMonth.ts'
import type { Session } from '../session.ts'
import { monthBillsOf } from '../settling/monthBills.ts'
import { touchesMonth } from '../settling/snapshot.ts'
import { findingCorrectionsDue, findingStale } from '../settling/stale.ts'
import type { KeptSettlement } from '../store/settlementsTable.ts'
import { pointSlots } from './pointSlots.ts'
import { yearOf } from './yearStrip.ts'

/** Everything the month's page is made of, as plain values; in steps. */
export function* monthFactsOf(session: Session, month: string): Generator<void, MonthFacts, undefined> {
  const { file } = session
  const members = file.members.all().filter((member) => touchesMonth(member, month))
  const readings = yield* readingsOfMonth(session, month)
  const bills = monthBillsOf(session, month)
  yield
  const settled = file.settlements.newest(month)
  const before = file.settlements.newest(addMonths(month, -1))
  const due = yield* findingCorrectionsDue(session)
  const year = yield* yearOf(session, month, due)
  const settlement = settled && (yield* settlementFactsOf(session, settled))
  const saved = year.flatMap((one) => (one.savingsCents === null ? [] : [one.savingsCents]))
  return {
    month,
    currency: file.cooperative.get().currency,
    readOnly: file.readOnly,
    members: {
      count: members.length,
      withoutPoints: members.filter((member) => member.points.length === 0),
      withoutMandate: members.filter((member) => member.iban !== '' && member.mandate === ''),
    },
    hasPrices: hasPrices(session, month),
    readings: {
      expectedPoints: readings.expectedPoints,
      completePoints: readings.completePoints,
      startedPoints: readings.points.filter((point) => point.days.some((day) => day.microKWh !== null))
        .length,
      missing: pointSlots(readings, 'missing'),
      estimates: pointSlots(readings, 'estimated'),
      stepSeconds: readings.stepSeconds,
    },
    settlement,
    bills: {
      count: bills?.documents.length ?? 0,
      lookedAt: bills ? file.settlements.lookedAt(bills.settlement.id).size : 0,
      approved: bills?.approval != null,
    },
    correctionsDue: due,
    fairnessUntil: file.settlements.months().at(-1)?.month ?? null,
    previous: before && { month: before.month, sharedMicroKWh: before.result.totals.shared },
    savedInYear: { cents: saved.reduce((sum, cents) => sum + cents, 0), months: saved.length },
    year,
  }
}

function hasPrices({ file }: Session, month: string): boolean {
  const { first, last } = monthSpan(month)
  const { referenceTariff } = file.cooperative.get()
  return file.tariffs
    .all()
    .some(
      ({ row }) =>
        row.name === referenceTariff && row.from <= last && (row.until === null || first <= row.until),
    )
}

function* settlementFactsOf(
  session: Session,
  kept: KeptSettlement,
): Generator<void, MonthFacts['settlement'], undefined> {
  const { result } = kept
  const names = new Map(result.members.map((member) => [member.member, member.name]))
  return {
    stale: yield* findingStale(session, kept),
    preview: result.preview?.reason ?? null,
    sharedMicroKWh: result.totals.shared,
    offtakeMicroKWh: result.totals.offtake,
    savingsCents: result.totals.savingsCents,
    amountCents: result.totals.amountCents,
    worseOff: result.worseOff.map(({ member, benefitCents }) => ({
      number: member,
      name: names.get(member) ?? member,
      benefitCents,
    })),
    priceBreaches: result.priceBreaches.map((breach) => breach.sentence),
  }
}
