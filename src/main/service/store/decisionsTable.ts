import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import { DecisionSchema, type Decision } from '../../../core/tuning/decision.ts'
import type { Ledger } from './ledger.ts'

interface Row extends Omit<Decision, 'setting' | 'before' | 'rails' | 'consequences' | 'undone'> {
  readonly batch: number
  readonly settingJson: string
  readonly beforeJson: string
  readonly railsJson: string | null
  readonly consequencesJson: string | null
}

const select = `SELECT id, batch, at_utc_seconds AS at, act, setting_json AS settingJson, before_json AS beforeJson,
  valid_from_month AS validFrom, reason, decided_by AS "by", decided_on_date AS "on", proposal,
  rails_json AS railsJson, consequences_json AS consequencesJson FROM decision`

/** The board's decisions. Append-only: one is revised by the next, and taken back by undoing its batch. */
export class DecisionsTable {
  readonly #db: Database
  readonly #ledger: Ledger

  constructor(db: Database, ledger: Ledger) {
    this.#db = db
    this.#ledger = ledger
  }

  add(batch: number, decision: Omit<Decision, 'id' | 'undone'>): number {
    const { at, act, setting, before, validFrom, reason, by, on, proposal, rails, consequences } = decision
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO decision (batch, at_utc_seconds, act, setting_json, before_json, valid_from_month, reason,
          decided_by, decided_on_date, proposal, rails_json, consequences_json)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        batch,
        at,
        act,
        JSON.stringify(setting),
        JSON.stringify(before),
        validFrom,
        reason,
        by,
        on,
        proposal,
        rails === null ? null : JSON.stringify(rails),
        consequences === null ? null : JSON.stringify(consequences),
      )
    return Number(lastInsertRowid)
  }

  /** All decisions, oldest first, those taken back included. */
  all(): Decision[] {
    const undone = this.#ledger.undone()
    return this.#db
      .prepare<[], Row>(`${select} ORDER BY id`)
      .all()
      .map(({ batch, settingJson, beforeJson, railsJson, consequencesJson, ...row }) =>
        v.parse(DecisionSchema, {
          ...row,
          setting: JSON.parse(settingJson) as unknown,
          before: JSON.parse(beforeJson) as unknown,
          rails: railsJson === null ? null : (JSON.parse(railsJson) as unknown),
          consequences: consequencesJson === null ? null : (JSON.parse(consequencesJson) as unknown),
          undone: undone.has(batch),
        }),
      )
  }

  /** The newest decision that stands, set something, and is valid in the month; null where there is none. */
  inForce(month: string): Decision | null {
    return (
      this.all().findLast(
        (decision) => !decision.undone && decision.act !== 'reject' && decision.validFrom <= month,
      ) ?? null
    )
  }
}
