import { slotGrid } from '../../../core/billing/grid.ts'
import { requirePrices, tariffInMonth } from '../../../core/billing/prices.ts'
import { monthOfDate } from '../../../core/calendar/month.ts'
import type { DayPrices } from '../../../core/planning/day-study.ts'
import type { Session } from '../session.ts'

const MICRO = 1e6

/** The cooperative's reference prices by hour of a local day. Throws where a price is missing. */
export function dayPrices(session: Session, date: string): DayPrices {
  const { referenceTariff, model } = session.file.cooperative.get()
  const grid = slotGrid(session.zone, session.month(monthOfDate(date)), 3600)
  const rows = session.file.tariffs.all().map((kept) => kept.row)
  const tariff = tariffInMonth(referenceTariff, rows, grid)
  const day = grid.month.days.findIndex((one) => one.date === date)
  requirePrices(
    tariff,
    Uint8Array.from(grid.day, (own) => (own === day ? 1 : 0)),
    grid,
  )
  const first = grid.day.indexOf(day)
  const rowAt = (hour: number) => tariff.rows[tariff.rowOf[Math.min(first + hour, grid.slots - 1)]!]!.row
  const hours = Array.from({ length: 24 }, (_, hour) => rowAt(hour))
  // one figure for the day: that of the dearest hour, so that a plan never counts on a cheaper way than there is
  const shared = Math.max(...hours.map((row) => (model === 'full-supply' ? 0 : row.sharedNetwork) + row.fee))
  return {
    buy: hours.map((row) => row.buy / MICRO),
    sell: hours.map((row) => row.sell / MICRO),
    shared: shared / MICRO,
  }
}
