import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import type { Json } from '../../../core/contract/call.ts'
import { KeyTableSchema, type KeyTable } from '../../../core/community/key-table.ts'
import type { AuditedTable } from './audited.ts'

interface Row {
  readonly from: string
  readonly until: string | null
  readonly rowsJson: string
}

const select = 'SELECT from_date AS "from", until_date AS "until", rows_json AS rowsJson FROM key_table'

/** Tables of coefficients by their first day; each is changed as a whole. */
export class KeyTablesTable implements AuditedTable {
  readonly area = 'key-table'
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Earliest first. */
  all(): KeyTable[] {
    return this.#db.prepare<[], Row>(`${select} ORDER BY from_date`).all().map(tableOf)
  }

  read(from: string): Json {
    const row = this.#db.prepare<[string], Row>(`${select} WHERE from_date = ?`).get(from)
    return row ? tableOf(row) : null
  }

  write(from: string, value: Json): void {
    this.#db.prepare('DELETE FROM key_table WHERE from_date = ?').run(from)
    if (value === null) return
    const { until, rows } = v.parse(KeyTableSchema, value)
    this.#db
      .prepare('INSERT INTO key_table (from_date, until_date, rows_json) VALUES (?, ?, ?)')
      .run(from, until, JSON.stringify(rows))
  }
}

function tableOf({ from, until, rowsJson }: Row): KeyTable {
  return v.parse(KeyTableSchema, { from, until, rows: JSON.parse(rowsJson) as unknown })
}
