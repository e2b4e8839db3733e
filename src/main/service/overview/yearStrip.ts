import { addMonths } from '../../../core/calendar/month.ts'
import type { MonthOverview } from '../../../core/contract/cooperative.ts'
import type { Session } from '../session.ts'
import type { KeptSettlement } from '../store/settlementsTable.ts'

type YearMonth = MonthOverview['year'][number]

const MONTHS = 12

/** The twelve months up to one, as the year's strip draws them; those without anything are left out. */
export function yearOf(session: Session, month: string, correctionsDue: readonly string[]): YearMonth[] {
  const { readings, settlements } = session.file
  const withReadings = new Set(readings.months())
  const approved = new Set(settlements.months().flatMap((one) => (one.approved ? [one.month] : [])))
  return Array.from({ length: MONTHS }, (_, k) => addMonths(month, k + 1 - MONTHS)).flatMap(
    (one): YearMonth[] => {
      const settled = settlements.newest(one)
      if (!settled) return withReadings.has(one) ? [withoutSettlement(one)] : []
      const kept = approved.has(one) ? (settlements.approved(one) ?? settled) : settled
      const due = correctionsDue.includes(one)
      return [
        {
          month: one,
          daily: dailyOf(session, kept),
          sharedMicroKWh: kept.result.totals.shared,
          savingsCents: kept.result.totals.savingsCents,
          state: stateOf(kept, due),
        },
      ]
    },
  )
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
