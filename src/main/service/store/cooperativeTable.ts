import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import { CooperativeSchema, type Cooperative } from '../../../core/community/cooperative.ts'
import type { Json } from '../../../core/contract/call.ts'
import type { AuditedTable } from './audited.ts'

const select = `SELECT name, address, email, register_number AS registerNumber, vat_number AS vatNumber, iban, bic, zone,
  currency, model, vat_rate_hundredths_percent AS vatRate, rule, key, reference_tariff AS referenceTariff,
  payment_days AS paymentDays FROM cooperative WHERE id = 1`

/** The cooperative's own settings: one row. */
export class CooperativeTable implements AuditedTable {
  readonly area = 'cooperative'
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  get(): Cooperative {
    return v.parse(CooperativeSchema, this.#db.prepare(select).get())
  }

  read(): Json {
    return (this.#db.prepare(select).get() as Json | undefined) ?? null
  }

  write(_subject: string, value: Json): void {
    if (value === null) {
      this.#db.prepare('DELETE FROM cooperative').run()
      return
    }
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO cooperative (id, name, address, email, register_number, vat_number, iban, bic, zone, currency,
           model, vat_rate_hundredths_percent, rule, key, reference_tariff, payment_days)
         VALUES (1, @name, @address, @email, @registerNumber, @vatNumber, @iban, @bic, @zone, @currency, @model, @vatRate,
           @rule, @key, @referenceTariff, @paymentDays)`,
      )
      .run(v.parse(CooperativeSchema, value))
  }
}
