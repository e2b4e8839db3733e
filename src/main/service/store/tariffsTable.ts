import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import { TariffRowSchema, type TariffRow } from '../../../core/community/tariff.ts'
import type { Json } from '../../../core/contract/call.ts'
import type { AuditedTable } from './audited.ts'

export interface KeptTariffRow {
  readonly id: number
  readonly row: TariffRow
}

/** What most rows leave out. */
const noCap = { standingPerMonthCents: null, capPrice: null, capPercent: null, capTariff: null }

const select = `SELECT id, name, from_date AS "from", until_date AS "until", band_from AS bandFrom, band_until AS bandUntil, days,
  buy_micro_per_kwh AS buy, sell_micro_per_kwh AS sell, shared_network_micro_per_kwh AS sharedNetwork,
  fee_micro_per_kwh AS fee, internal_micro_per_kwh AS internal, fixed_per_month_cents AS fixedPerMonthCents,
  vat_rate_hundredths_percent AS vat, standing_per_month_cents AS standingPerMonthCents, cap_micro_per_kwh AS capPrice,
  cap_hundredths_percent AS capPercent, cap_tariff AS capTariff FROM tariff_row`

/** The rows of all tariffs, each under an id of its own. */
export class TariffsTable implements AuditedTable {
  readonly area = 'tariff'
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** In order of name, first day, band. */
  all(): KeptTariffRow[] {
    return this.#db.prepare(`${select} ORDER BY name, from_date, band_from, id`).all().map(keptOf)
  }

  read(subject: string): Json {
    const row = this.#db.prepare(`${select} WHERE id = ?`).get(Number(subject))
    return row === undefined ? null : keptOf(row).row
  }

  write(subject: string, value: Json): void {
    const id = Number(subject)
    this.#db.prepare('DELETE FROM tariff_row WHERE id = ?').run(id)
    if (value === null) return
    const row = v.parse(TariffRowSchema, value)
    this.#db
      .prepare(
        `INSERT INTO tariff_row (id, name, from_date, until_date, band_from, band_until, days, buy_micro_per_kwh,
           sell_micro_per_kwh, shared_network_micro_per_kwh, fee_micro_per_kwh, internal_micro_per_kwh,
           fixed_per_month_cents, vat_rate_hundredths_percent, standing_per_month_cents, cap_micro_per_kwh,
           cap_hundredths_percent, cap_tariff)
         VALUES (@id, @name, @from, @until, @bandFrom, @bandUntil, @days, @buy, @sell, @sharedNetwork, @fee, @internal,
           @fixedPerMonthCents, @vat, @standingPerMonthCents, @capPrice, @capPercent, @capTariff)`,
      )
      .run({ ...noCap, ...row, id, days: row.days === null ? null : row.days.join(',') })
  }

  /** An id that no row has or ever had; history names rows by id, so none is given twice. */
  newId(): number {
    const highest = this.#db
      .prepare(
        `SELECT max(coalesce((SELECT max(id) FROM tariff_row), 0),
                    coalesce((SELECT max(CAST(subject AS INTEGER)) FROM change WHERE area = 'tariff'), 0))`,
      )
      .pluck()
      .get() as number
    return highest + 1
  }
}

function keptOf(raw: unknown): KeptTariffRow {
  const { id, days, ...kept } = raw as { id: number; days: string | null }
  // a row without cap or standing charge is the same value as before there were any
  const row = Object.fromEntries(
    Object.entries(kept).filter(([name, value]) => !(name in noCap) || value !== null),
  )
  return { id, row: v.parse(TariffRowSchema, { ...row, days: days === null ? null : days.split(',') }) }
}
