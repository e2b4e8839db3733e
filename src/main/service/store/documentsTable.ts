import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import { BillDocumentSchema, type BillDocument } from '../../../core/billing/document.ts'

/** Issued documents, exactly as they were frozen; triggers of the file refuse any change. */
export class DocumentsTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Those of one settlement, in the order they were issued. */
  of(settlement: number): BillDocument[] {
    return this.#db
      .prepare<[number], string>('SELECT document_json FROM document WHERE settlement = ? ORDER BY id')
      .pluck()
      .all(settlement)
      .map(documentOf)
  }

  /** Every document of a month, corrections included, in the order they were issued. */
  ofMonth(month: string): BillDocument[] {
    return this.#db
      .prepare<[string], string>('SELECT document_json FROM document WHERE month = ? ORDER BY id')
      .pluck()
      .all(month)
      .map(documentOf)
  }

  /** Month of each member's first issued bill: there the opening balance stands. */
  firstBillMonths(): ReadonlyMap<string, string> {
    const rows = this.#db
      .prepare<[], { member: string; month: string }>(
        `SELECT member, month FROM document WHERE id IN (SELECT min(id) FROM document WHERE kind <> 'correction' GROUP BY member)`,
      )
      .all()
    return new Map(rows.map((row) => [row.member, row.month]))
  }

  issue(settlement: number, document: BillDocument): void {
    if (document.number === null) throw new RangeError('a document without a number cannot be issued')
    this.#db
      .prepare(
        'INSERT INTO document (settlement, month, member, number, kind, refers_to, document_json) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        settlement,
        document.month,
        document.member,
        document.number,
        document.document,
        document.refersTo,
        JSON.stringify(v.parse(BillDocumentSchema, document)),
      )
  }
}

const documentOf = (text: string): BillDocument => v.parse(BillDocumentSchema, JSON.parse(text))
