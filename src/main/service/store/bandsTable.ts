import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import { IncomeBandSchema, type IncomeBand } from '../../../core/community/cooperative.ts'
import type { Json } from '../../../core/contract/call.ts'
import type { AuditedTable } from './audited.ts'

const BandsSchema = v.array(IncomeBandSchema)

/** Income bands: one list, changed as a whole. */
export class BandsTable implements AuditedTable {
  readonly area = 'bands'
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  all(): IncomeBand[] {
    const rows = this.#db
      .prepare(
        'SELECT id, from_income_per_year AS fromIncome, to_income_per_year AS toIncome FROM income_band ORDER BY position',
      )
      .all()
    return v.parse(BandsSchema, rows)
  }

  read(): Json {
    return this.all()
  }

  write(_subject: string, value: Json): void {
    const bands = v.parse(BandsSchema, value)
    this.#db.prepare('DELETE FROM income_band').run()
    const insert = this.#db.prepare(
      'INSERT INTO income_band (position, id, from_income_per_year, to_income_per_year) VALUES (?, ?, ?, ?)',
    )
    bands.forEach((band, position) => insert.run(position, band.id, band.fromIncome, band.toIncome))
  }
}
