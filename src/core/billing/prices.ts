import { addDays } from '../calendar/zone.ts'
import type { TariffRow } from '../community/tariff.ts'
import { ProblemError } from '../problems/problem.ts'
import { bandLabel } from './band-label.ts'
import { clockOf, weekdayOf, type SlotGrid } from './grid.ts'
import { billingProblem } from './problems.ts'

/** A tariff row as it holds inside the month. */
export interface PricedRow {
  readonly row: TariffRow
  /** Local days inside the month, both included. */
  readonly from: string
  readonly until: string
  /** True where the row holds the whole month, so that a bill line needs no dates. */
  readonly wholeMonth: boolean
  /** The time band as bills print it; null = all day, every day. */
  readonly band: string | null
}

/** A tariff on the month's slots: rowOf[t] is an index into `rows`, −1 where no row holds. */
export interface TariffInMonth {
  readonly name: string
  readonly rows: readonly PricedRow[]
  readonly rowOf: Int16Array
}

/**
 * Finds the row that holds in each slot: by the local day of its start, its wall-clock time and its weekday. A row with
 * a time band goes before one without, then one with weekdays before one without. A newer row with the same band and
 * days goes before an older one, which resumes where the newer one ends. Two rows of equal standing are refused.
 */
export function tariffInMonth(name: string, tariffs: readonly TariffRow[], grid: SlotGrid): TariffInMonth {
  const days = grid.month.days
  const rows = rowsInMonth(name, tariffs, { first: days[0]!.date, last: days.at(-1)!.date })
  const rowOf = new Int16Array(grid.slots).fill(-1)
  const weekday = days.map((day) => weekdayOf(day.date))
  for (let t = 0; t < grid.slots; t++) {
    const day = grid.day[t]!
    const date = days[day]!.date
    let best = -1
    let tie = false
    for (let k = 0; k < rows.length; k++) {
      const { row, from, until } = rows[k]!
      if (date < from || date > until) continue
      if (row.days !== null && !row.days.includes(weekday[day]!)) continue
      if (!holdsAt(row, grid.seconds[t]!)) continue
      const order = best < 0 ? 1 : standing(row) - standing(rows[best]!.row)
      if (order > 0) best = k
      tie = order === 0 || (tie && order < 0)
    }
    if (tie) {
      const where = { tariff: name, day: date, time: clockOf(grid.seconds[t]!) }
      throw new ProblemError(billingProblem('price-twice', where))
    }
    rowOf[t] = best
  }
  return { name, rows, rowOf }
}

/** The rows of a tariff that hold on at least one of the local days first…last, in order of their first day there. */
export function rowsInMonth(
  name: string,
  tariffs: readonly TariffRow[],
  { first, last }: { readonly first: string; readonly last: string },
): PricedRow[] {
  const all = tariffs.filter((row) => row.name === name)
  return all
    .flatMap((row) =>
      stretchesOf(row, all).map((stretch): PricedRow => {
        const from = stretch.from > first ? stretch.from : first
        const until = stretch.until < last ? stretch.until : last
        return { row, from, until, wholeMonth: from === first && until === last, band: bandLabel(row) }
      }),
    )
    .filter(({ from, until }) => from <= until)
    .toSorted(
      (a, b) => compareText(a.from, b.from) || compareText(a.row.bandFrom ?? '', b.row.bandFrom ?? ''),
    )
}

/** A last day later than any other: an open row. */
const OPEN = '9999-12-31'

/** The days on which a row holds: its own, less those of newer rows with the same band and days; it resumes after one that ends. */
function stretchesOf(row: TariffRow, all: readonly TariffRow[]): { from: string; until: string }[] {
  const place = (of: TariffRow): string => JSON.stringify([of.bandFrom, of.bandUntil, of.days])
  const newer = all.filter((other) => other.from > row.from && place(other) === place(row))
  return newer.reduce(
    (stretches, other) =>
      stretches.flatMap(({ from, until }) => {
        const end = other.until ?? OPEN
        if (end < from || other.from > until) return [{ from, until }]
        const before = { from, until: addDays(other.from, -1) }
        return end >= until ? [before] : [before, { from: addDays(end, 1), until }]
      }),
    [{ from: row.from, until: row.until ?? OPEN }],
  )
}

const standing = (row: TariffRow): number =>
  (row.bandFrom !== null || row.bandUntil !== null ? 2 : 0) + (row.days !== null ? 1 : 0)

/** Wall-clock band [from, until); from after until passes midnight; from = until is the whole day. */
function holdsAt(row: TariffRow, seconds: number): boolean {
  const from = secondsOf(row.bandFrom ?? '00:00')
  const until = secondsOf(row.bandUntil ?? '24:00')
  if (from < until) return from <= seconds && seconds < until
  return from === until || seconds >= from || seconds < until
}

function secondsOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 3600 + Number(clock.slice(3, 5)) * 60
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Refuses a tariff without a price in a slot that needs one (needed[t] = 1), naming the first. */
export function requirePrices(tariff: TariffInMonth, needed: Uint8Array, grid: SlotGrid): void {
  for (let t = 0; t < grid.slots; t++) {
    if (needed[t] !== 1 || tariff.rowOf[t]! >= 0) continue
    const day = grid.month.days[grid.day[t]!]!.date
    const time = clockOf(grid.seconds[t]!)
    throw new ProblemError(billingProblem('price-missing', { tariff: tariff.name, day, time }))
  }
}

/** The rows that price at least one slot, in order of their first day. */
export function rowsInUse(tariff: TariffInMonth): PricedRow[] {
  const used = new Set(tariff.rowOf)
  return tariff.rows.filter((_, k) => used.has(k))
}
