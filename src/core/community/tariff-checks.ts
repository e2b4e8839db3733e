import * as v from 'valibot'
import { formatPrice } from '../units/price.ts'
import type { FieldProblem } from './checks.ts'
import { internalPriceOf, TariffRowSchema, type TariffRow } from './tariff.ts'

export interface TariffProblem extends FieldProblem {
  /** Index of the row in the list given. */
  readonly index: number
  /** A warning is shown and keeps nothing from being saved. */
  readonly severity: 'problem' | 'warning'
}

const columnOfField: Partial<Record<keyof TariffRow, string>> = {
  bandFrom: 'band_from',
  bandUntil: 'band_until',
  sharedNetwork: 'shared_network',
  fixedPerMonthCents: 'fixed_per_month',
  standingPerMonthCents: 'standing_per_month',
  capPrice: 'cap_price',
  capPercent: 'cap_percent',
  capTariff: 'cap_tariff',
}

/**
 * What keeps tariff rows from being saved (severity `problem`) and what is odd about them (`warning`): shape, days in
 * order, half a time band, two rows of one name for the same time, a price between members outside s ≤ p ≤ b − n − fee.
 * Of two rows that overlap the later one of the list is told.
 */
export function tariffProblems(rows: readonly TariffRow[]): TariffProblem[] {
  return rows.flatMap((row, index) => [
    ...tariffRowProblems(row, rows.slice(0, index)).map(({ column, reason }) => ({
      index,
      severity: 'problem' as const,
      column,
      reason,
    })),
    ...tariffRowWarnings(row).map(({ column, reason }) => ({
      index,
      severity: 'warning' as const,
      column,
      reason,
    })),
  ])
}

/** What keeps one row from standing beside others. */
export function tariffRowProblems(row: TariffRow, others: readonly TariffRow[]): FieldProblem[] {
  const own = rowProblems(row)
  const twin = own.length === 0 ? others.find((other) => sameTime(row, other)) : undefined
  return twin ? [...own, overlapProblem(row, twin)] : own
}

function rowProblems(row: TariffRow): FieldProblem[] {
  const found: FieldProblem[] = []
  for (const issue of v.safeParse(TariffRowSchema, row).issues ?? []) {
    const field = issue.path?.[0]?.key as keyof TariffRow | undefined
    const column = field === undefined ? 'name' : (columnOfField[field] ?? field)
    found.push({ column, reason: `${issue.received} cannot stand here: ${issue.message}.` })
  }
  if (row.until !== null && row.until < row.from)
    found.push({ column: 'until', reason: `The last day, ${row.until}, is before the first, ${row.from}.` })
  if ((row.bandFrom === null) !== (row.bandUntil === null))
    found.push({
      column: row.bandFrom === null ? 'band_from' : 'band_until',
      reason: 'A time band needs both its beginning and its end.',
    })
  else if (row.bandFrom !== null && (row.bandFrom === row.bandUntil || row.bandFrom === '24:00'))
    found.push({
      column: 'band_until',
      reason: `The time band ${row.bandFrom} to ${row.bandUntil} holds no time.`,
    })
  const [percent, tariff] = [row.capPercent ?? null, row.capTariff ?? null]
  if ((percent === null) !== (tariff === null))
    found.push({
      column: percent === null ? 'cap_percent' : 'cap_tariff',
      reason: 'A cap in percent needs both the percentage and the tariff it is of.',
    })
  else if (tariff !== null && tariff === row.name)
    found.push({ column: 'cap_tariff', reason: 'A tariff cannot be capped by itself.' })
  if (row.days?.length === 0)
    found.push({ column: 'days', reason: 'Without a day the row never holds; leave it empty for every day.' })
  return found
}

/** Minutes of the local day as half-open stretches; a band may pass midnight. */
function stretches(row: TariffRow): (readonly [number, number])[] {
  if (row.bandFrom === null || row.bandUntil === null) return [[0, 1440]]
  const [start, end] = [minutes(row.bandFrom), minutes(row.bandUntil)]
  if (start < end) return [[start, end]]
  return [
    [start, 1440],
    [0, end],
  ]
}

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

/**
 * True where a slot could find both rows and neither goes before the other: same name, a common day and time, both with
 * or both without a band and weekdays, and the newer one not simply the next price after an open-ended one.
 */
function sameTime(a: TariffRow, b: TariffRow): boolean {
  if (a.name !== b.name) return false
  if ((a.bandFrom === null) !== (b.bandFrom === null) || (a.days === null) !== (b.days === null)) return false
  if (endsTheOther(a, b) || endsTheOther(b, a)) return false
  const days = (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until)
  const weekdays = a.days === null || b.days === null || a.days.some((day) => b.days!.includes(day))
  const clock = stretches(a).some(([s, e]) => stretches(b).some(([from, until]) => s < until && from < e))
  return days && weekdays && clock
}

/** A later first day at the same times ends an older row that was left open, as settling reads it. */
function endsTheOther(newer: TariffRow, older: TariffRow): boolean {
  const times = (row: TariffRow): string => JSON.stringify([row.bandFrom, row.bandUntil, row.days])
  return older.until === null && newer.from > older.from && times(newer) === times(older)
}

function overlapProblem(row: TariffRow, twin: TariffRow): FieldProblem {
  const band = row.bandFrom === null ? '' : ` at ${row.bandFrom} to ${row.bandUntil}`
  const known = `${row.name} already has a price${band} from ${twin.from}${twin.until === null ? ' on' : ` until ${twin.until}`}.`
  return { column: 'from', reason: `${known} Each moment of a tariff has one price.` }
}

/** A price between members outside s ≤ p ≤ b − n − fee (settlement.md A.1): shown, not forbidden. */
export function tariffRowWarnings(row: TariffRow): FieldProblem[] {
  const most = row.buy - row.sharedNetwork - row.fee
  const price = internalPriceOf(row)
  const tell = (micro: number): string => `${formatPrice(micro).replace('-', '\u2212')} per kWh`
  if (row.sell > most)
    return [
      {
        column: 'sell',
        reason: `Sharing saves nothing here: a shared kWh is worth ${tell(most)} to who receives it and ${tell(row.sell)} outside.`,
      },
    ]
  if (price < row.sell)
    return [
      {
        column: 'internal',
        reason: `The price between members, ${tell(price)}, is below the ${tell(row.sell)} a surplus earns outside.`,
      },
    ]
  if (price > most)
    return [
      {
        column: 'internal',
        reason: `The price between members, ${tell(price)}, is above the ${tell(most)} a shared kWh saves who receives it.`,
      },
    ]
  return []
}
