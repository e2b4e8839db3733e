import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import { CentsSchema } from '../../../core/community/schema.ts'
import type { Json } from '../../../core/contract/call.ts'
import type { AuditedTable } from './audited.ts'

export type AmountKind = 'invoice' | 'premium'

/** What a month needs besides readings: the supplier's invoice, the premium received. Subject: `2026-10 invoice`. */
export class MonthlyAmountsTable implements AuditedTable {
  readonly area = 'monthly-amount'
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  get(month: string, kind: AmountKind): number | null {
    const cents = this.#db
      .prepare('SELECT amount_cents FROM monthly_amount WHERE month = ? AND kind = ?')
      .pluck()
      .get(month, kind)
    return cents === undefined ? null : v.parse(CentsSchema, cents)
  }

  read(subject: string): Json {
    const [month, kind] = partsOf(subject)
    return this.get(month, kind)
  }

  write(subject: string, value: Json): void {
    const [month, kind] = partsOf(subject)
    if (value === null)
      this.#db.prepare('DELETE FROM monthly_amount WHERE month = ? AND kind = ?').run(month, kind)
    else
      this.#db
        .prepare('INSERT OR REPLACE INTO monthly_amount (month, kind, amount_cents) VALUES (?, ?, ?)')
        .run(month, kind, v.parse(CentsSchema, value))
  }
}

export const amountSubject = (month: string, kind: AmountKind): string => `${month} ${kind}`

function partsOf(subject: string): [string, AmountKind] {
  const [month, kind] = subject.split(' ')
  if (month === undefined || (kind !== 'invoice' && kind !== 'premium'))
    throw new RangeError(`no amount is called ${subject}`)
  return [month, kind]
}
