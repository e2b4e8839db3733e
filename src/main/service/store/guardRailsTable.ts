import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import type { Json } from '../../../core/contract/call.ts'
import { GuardRailsSchema, widestGuardRails, type GuardRails } from '../../../core/tuning/guard-rails.ts'
import type { AuditedTable } from './audited.ts'

/** The bounds a board sets for whatever is proposed; the widest there are until it does. */
export class GuardRailsTable implements AuditedTable {
  readonly area = 'guard-rails'
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  get(): GuardRails {
    return this.#row() ?? widestGuardRails
  }

  /** False until the board sets its own. */
  get areSet(): boolean {
    return this.#row() !== null
  }

  read(): Json {
    return this.#row()
  }

  write(_subject: string, value: Json): void {
    this.#db.prepare('DELETE FROM guard_rails').run()
    if (value === null) return
    const { mostRho, leastWeight, mostWeight, mostExcess, nobodyWorseOff } = v.parse(GuardRailsSchema, value)
    this.#db
      .prepare(
        `INSERT INTO guard_rails (id, most_rho_fraction, least_weight, most_weight, most_excess_per_month,
          nobody_worse_off) VALUES (1, ?, ?, ?, ?, ?)`,
      )
      .run(mostRho, leastWeight, mostWeight, mostExcess, nobodyWorseOff ? 1 : 0)
  }

  #row(): GuardRails | null {
    const row = this.#db
      .prepare<[], Omit<GuardRails, 'nobodyWorseOff'> & { nobodyWorseOff: 0 | 1 }>(
        `SELECT most_rho_fraction AS mostRho, least_weight AS leastWeight, most_weight AS mostWeight,
          most_excess_per_month AS mostExcess, nobody_worse_off AS nobodyWorseOff FROM guard_rails`,
      )
      .get()
    return row === undefined
      ? null
      : v.parse(GuardRailsSchema, { ...row, nobodyWorseOff: row.nobodyWorseOff === 1 })
  }
}
