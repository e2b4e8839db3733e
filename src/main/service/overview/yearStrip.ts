import { addMonths } from '../../../core/calendar/month.ts'
import type { MonthOverview } from '../../../core/contract/cooperative.ts'
import type { Session } from '../session.ts'
import type { KeptSettlement } from '../store/settlementsTable.ts'

type YearMonth = MonthOverview['year'][number]

const MONTHS = 12

/** The twelve months up to one, as the year's strip draws them; those without anything are left out. A month a step. */
export function* yearOf(
  session: Session,
  month: string,
  correctionsDue: readonly string[],
): Generator<void, YearMonth[], undefined> {
  const { readings, settlements } = session.file
  const withReadings = new Set(readings.months())
  const approved = new Set(settlements.months().flatMap((one) => (one.approved ? [one.month] : [])))
  const year: YearMonth[] = []
  for (let back = MONTHS - 1; back >= 0; back--) {
    const one = addMonths(month, -back)
    const settled = settlements.newest(one)
    const kept = settled && approved.has(one) ? settlements.approved(one) : settled
    if (kept) year.push(settledMonth(session, kept, correctionsDue.includes(one)))
    else if (withReadings.has(one)) year.push(withoutSettlement(one))
    yield
  }
  return year
}

function settledMonth(session: Session, kept: KeptSettlement, due: boolean): YearMonth {
  const { shared, savingsCents } = kept.result.totals
  return {
    month: kept.month,
    daily: dailyOf(session, kept),
    sharedMicroKWh: shared,
    savingsCents,
    state: stateOf(kept, due),
  }
}

function stateOf(kept: KeptSettlement, due: boolean): YearMonth['state'] {
  if (kept.state !== 'approved') return 'settled'
  if (due) return 'correction-due'
  return kept.corrects === null ? 'approved' : 'corrected'
}

function withoutSettlement(month: string): YearMonth {
  return { month, daily: [], sharedMicroKWh: null, savingsCents: null, state: 'readings' }
}

function dailyOf(session: Session, { month, snapshot, result }: KeptSettlement): (number | null)[] {
  const shared = new Map(result.daily.map((day) => [day.date, day.shared]))
  return session.monthIn(snapshot.cooperative.zone, month).days.map((day) => shared.get(day.date) ?? null)
}
