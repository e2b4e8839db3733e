import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import type { Json } from '../../../core/contract/call.ts'
import { MappingSchema, type Mapping } from '../../../core/importing/inspection.ts'
import type { AuditedTable } from './audited.ts'

/** How unknown tables are read, as the user confirmed it once; found again by the table's signature. */
export class MappingsTable implements AuditedTable {
  readonly area = 'mapping'
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  all(): Mapping[] {
    const rows = this.#db
      .prepare<[], string>('SELECT mapping_json FROM mapping ORDER BY signature')
      .pluck()
      .all()
    return rows.map((text) => v.parse(MappingSchema, JSON.parse(text)))
  }

  read(subject: string): Json {
    const text = this.#db.prepare('SELECT mapping_json FROM mapping WHERE signature = ?').pluck().get(subject)
    return typeof text === 'string' ? (JSON.parse(text) as Json) : null
  }

  write(subject: string, value: Json): void {
    if (value === null) this.#db.prepare('DELETE FROM mapping WHERE signature = ?').run(subject)
    else
      this.#db
        .prepare('INSERT OR REPLACE INTO mapping (signature, mapping_json) VALUES (?, ?)')
        .run(subject, JSON.stringify(v.parse(MappingSchema, value)))
  }
}
