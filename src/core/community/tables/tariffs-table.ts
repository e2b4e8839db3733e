import { formatCents } from '../../units/money.ts'
import { formatPrice } from '../../units/price.ts'
import { weekdays, type TariffRow, type Weekday } from '../tariff.ts'
import { tariffRowProblems, tariffRowWarnings } from '../tariff-checks.ts'
import { readCents, readDate, readPrice, readText, readVatRate, type Read } from './cell.ts'
import { planTable, type TableKind, type TablePlan } from './plan-table.ts'
import { fieldColumn, readRecord, writeSheet, type Column, type Refused } from './sheet.ts'

const field = <K extends keyof TariffRow>(
  name: string,
  key: K,
  read: Parameters<typeof fieldColumn<TariffRow, K>>[2],
  write: (value: TariffRow[K]) => string,
  empty: TariffRow[K] | 'required',
): Column<TariffRow> => fieldColumn<TariffRow, K>(name, key, read, write, empty)

const orEmpty = (value: string | null): string => value ?? ''

/** `HH:MM`, also as spreadsheets write a clock cell (`7:00`, `07:00:00`). */
function readClock(text: string): Read<string> {
  const match = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text)
  const clock = match ? `${match[1]!.padStart(2, '0')}:${match[2]}` : ''
  if (!/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(clock))
    return { reason: `"${text}" is no time of day, such as 06:00.` }
  return { value: clock }
}

/** `mon tue`, `mon,tue` or `mon-fri`, in the order of the week. */
function readDays(text: string): Read<Weekday[]> {
  const named = new Set<Weekday>()
  for (const word of text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter(Boolean)) {
    const [first, last = first] = word.split(/[-–]/)
    const [from, to] = [weekdays.indexOf(first as Weekday), weekdays.indexOf(last as Weekday)]
    if (from === -1 || to < from)
      return { reason: `"${word}" is no day or range of days, such as mon or mon-fri.` }
    for (const day of weekdays.slice(from, to + 1)) named.add(day)
  }
  return { value: weekdays.filter((day) => named.has(day)) }
}

/** What most rows leave out: an empty cell takes it away, so that a row without it is one that never had it. */
function extra<K extends 'standingPerMonthCents' | 'capPrice' | 'capPercent' | 'capTariff'>(
  name: string,
  key: K,
  read: (text: string) => Read<NonNullable<TariffRow[K]>>,
  write: (value: NonNullable<TariffRow[K]>) => string,
): Column<TariffRow> {
  return {
    name,
    read(row, text) {
      const { [key]: _, ...rest } = row
      if (text === '') return { value: rest as TariffRow }
      const found = read(text)
      return 'reason' in found ? found : { value: { ...row, [key]: found.value } }
    },
    write: (row) => {
      const value = row[key]
      return value == null ? '' : write(value)
    },
  }
}

/** The columns of `tariffs import` (interface.md); prices in currency units per kWh, vat in percent. */
const columns: readonly Column<TariffRow>[] = [
  field('name', 'name', readText, (name) => name, 'required'),
  field('from', 'from', readDate, (date) => date, 'required'),
  field('until', 'until', readDate, orEmpty, null),
  field('band_from', 'bandFrom', readClock, orEmpty, null),
  field('band_until', 'bandUntil', readClock, orEmpty, null),
  field('days', 'days', readDays, (days) => (days ?? []).join(' '), null),
  field('buy', 'buy', readPrice, formatPrice, 'required'),
  field('sell', 'sell', readPrice, formatPrice, 'required'),
  field('shared_network', 'sharedNetwork', readPrice, formatPrice, 0),
  field('fee', 'fee', readPrice, formatPrice, 0),
  field('internal', 'internal', readPrice, (price) => (price === null ? '' : formatPrice(price)), null),
  field('fixed_per_month', 'fixedPerMonthCents', readCents, formatCents, 0),
  field('vat', 'vat', readVatRate, (rate) => (rate === null ? '' : formatCents(rate)), null),
  extra('standing_per_month', 'standingPerMonthCents', readCents, formatCents),
  extra('cap_price', 'capPrice', readPrice, formatPrice),
  extra('cap_percent', 'capPercent', readVatRate, formatCents),
  extra('cap_tariff', 'capTariff', readText, (name) => name),
]

/** What makes two rows the same one: then the file's values replace the old ones. */
const keyNames: ReadonlySet<string> = new Set(['name', 'from', 'band_from', 'band_until', 'days'])
const keyColumns = columns.filter((column) => keyNames.has(column.name))

/** Name, first day, time band and days of a row, whatever the order of the days. */
export function tariffKey(row: Pick<TariffRow, 'name' | 'from' | 'bandFrom' | 'bandUntil' | 'days'>): string {
  const days = row.days === null ? null : weekdays.filter((day) => row.days!.includes(day))
  return JSON.stringify([row.name, row.from, row.bandFrom, row.bandUntil, days])
}

const blank: TariffRow = {
  name: '',
  from: '',
  until: null,
  bandFrom: null,
  bandUntil: null,
  days: null,
  buy: 0,
  sell: 0,
  sharedNetwork: 0,
  fee: 0,
  internal: null,
  fixedPerMonthCents: 0,
  vat: null,
}

const kind: TableKind<TariffRow> = {
  columns,
  needed: ['name', 'from'],
  keyOfRow: (sheet, cells) => tariffKey(readRecord(sheet, cells, keyColumns, blank).record),
  keyOf: tariffKey,
  blank: () => blank,
  twice: (_, row) => ({ column: 'from', reason: `The same price stands in row ${row} already.` }),
  lacking: 'A new price needs this column.',
  problemsOf: (record, others) => tariffRowProblems(record, others),
}

export interface TariffsImport extends Omit<TablePlan<TariffRow>, 'all' | 'candidates'> {
  /** Odd but allowed: a price between members outside s ≤ p ≤ b − n − fee. */
  readonly warnings: Refused[]
  /** Every row after the import. */
  readonly tariffs: TariffRow[]
}

/**
 * Reads a tariffs table (interface.md "tariffs import"). A row with the same name, first day, time band and days as an
 * existing one replaces its values; absent columns leave them. Overlapping rows of one tariff are refused.
 */
export function planTariffsImport(
  rows: readonly (readonly string[])[],
  existing: readonly TariffRow[],
): TariffsImport {
  const { all, candidates, ...plan } = planTable(rows, existing, kind)
  const kept = new Set(all)
  const warnings = candidates
    .filter(({ record }) => kept.has(record))
    .flatMap(({ row, record }) =>
      tariffRowWarnings(record).map(({ column, reason }) => ({ row, column, reason })),
    )
  return { ...plan, warnings, tariffs: all }
}

/** Every tariff row as a table, the header first. */
export function tariffsTable(rows: readonly TariffRow[]): string[][] {
  return writeSheet(rows, columns)
}
