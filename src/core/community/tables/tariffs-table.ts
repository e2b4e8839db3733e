import { formatCents } from '../../units/money.ts'
import { formatPrice } from '../../units/price.ts'
import { weekdays, type TariffRow, type Weekday } from '../tariff.ts'
import { tariffRowProblems, tariffRowWarnings } from '../tariff-checks.ts'
import { acceptInOrder, byRow } from './accept.ts'
import { readCents, readDate, readPrice, readText, readVatRate, type Read } from './cell.ts'
import {
  fieldColumn,
  missingColumn,
  readRecord,
  readSheet,
  writeSheet,
  type Candidate,
  type Column,
  type Refused,
} from './sheet.ts'

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
const keyColumns: ReadonlySet<string> = new Set(['name', 'from', 'band_from', 'band_until', 'days'])

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

export interface TariffsImport {
  readonly added: number
  readonly changed: number
  readonly same: number
  readonly refused: Refused[]
  readonly unknownColumns: string[]
  /** Odd but allowed: a price between members outside s ≤ p ≤ b − n − fee. */
  readonly warnings: Refused[]
  /** Every row after the import. */
  readonly tariffs: TariffRow[]
  /** Rows that are new or changed. */
  readonly written: TariffRow[]
}

/**
 * Reads a tariffs table (interface.md "tariffs import"). A row with the same name, first day, time band and days as an
 * existing one replaces its values; absent columns leave them. Overlapping rows of one tariff are refused.
 */
export function planTariffsImport(
  rows: readonly (readonly string[])[],
  existing: readonly TariffRow[],
): TariffsImport {
  const sheet = readSheet(rows, columns)
  const refused: Refused[] = [...sheet.refused]
  if (sheet.refused.length === 0)
    refused.push(...missingColumn(sheet, 'name'), ...missingColumn(sheet, 'from'))
  const candidates: Candidate<TariffRow>[] = []
  if (refused.length === 0) {
    const known = new Map(existing.map((row) => [tariffKey(row), row]))
    const seen = new Map<string, number>()
    const keys = columns.filter((column) => keyColumns.has(column.name))
    for (const { row, cells } of sheet.rows) {
      const key = tariffKey(readRecord(sheet, cells, keys, blank).record)
      const old = known.get(key)
      const { record, problems } = readRecord(sheet, cells, columns, old ?? blank)
      const missing = old === undefined ? missingPrices(sheet.columns) : []
      const twin = seen.get(key)
      const twice =
        twin === undefined
          ? []
          : [{ column: 'from', reason: `The same price stands in row ${twin} already.` }]
      for (const problem of [...missing, ...problems, ...twice]) refused.push({ row, ...problem })
      seen.set(key, twin ?? row)
      if (missing.length + problems.length + twice.length === 0) candidates.push({ row, record })
    }
  }
  const accepted = acceptInOrder(candidates, existing, tariffKey, (record, others) =>
    tariffRowProblems(record, others),
  )
  const kept = new Set(accepted.all)
  const warnings = candidates
    .filter(({ record }) => kept.has(record))
    .flatMap(({ row, record }) =>
      tariffRowWarnings(record).map(({ column, reason }) => ({ row, column, reason })),
    )
  return {
    added: accepted.added,
    changed: accepted.changed,
    same: accepted.same,
    refused: byRow([...refused, ...accepted.refused]),
    unknownColumns: [...sheet.unknownColumns],
    warnings,
    tariffs: accepted.all,
    written: accepted.written,
  }
}

function missingPrices(present: ReadonlyMap<string, number>): { column: string; reason: string }[] {
  return columns
    .filter((column) => column.required === true && !present.has(column.name))
    .map(({ name }) => ({ column: name, reason: 'A new price needs this column.' }))
}

/** Every tariff row as a table, the header first. */
export function tariffsTable(rows: readonly TariffRow[]): string[][] {
  return writeSheet(rows, columns)
}
