import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import type { SettlementInput } from '../../../core/billing/input.ts'
import { SettlementResultSchema, type SettlementResult } from '../../../core/billing/result.ts'
import { CooperativeSchema, type Cooperative } from '../../../core/community/cooperative.ts'
import { MemberSchema, type Member } from '../../../core/community/member.ts'

/** The input of a settlement without its readings: those are found again by the batch it saw. */
export type SettlementSnapshot = Omit<SettlementInput, 'readings'>

export type SettlementState = 'draft' | 'approved' | 'superseded'

export interface KeptSettlement {
  readonly id: number
  readonly batch: number
  readonly month: string
  readonly createdAt: number
  readonly inputs: string
  readonly version: string
  readonly seenBatch: number
  readonly seconds: number
  readonly state: SettlementState
  readonly corrects: number | null
  readonly snapshot: SettlementSnapshot
  readonly result: SettlementResult
}

/** Who documents are from and for, as they were on the day of approval: letterhead, bank, addresses. */
export interface Parties {
  readonly cooperative: Cooperative
  readonly members: readonly Member[]
}

export interface Approval {
  readonly settlement: number
  readonly batch: number
  readonly at: number
  readonly date: string
  readonly reason: string | null
  readonly parties: Parties
}

const PartiesSchema = v.object({ cooperative: CooperativeSchema, members: v.array(MemberSchema) })

type ApprovalRow = Omit<Approval, 'parties'> & { readonly partiesJson: string }

interface Row extends Omit<KeptSettlement, 'snapshot' | 'result'> {
  readonly snapshotJson: string
  readonly resultJson: string
}

const select = `SELECT id, batch, month, created_at_utc_seconds AS createdAt, inputs_sha256 AS inputs, version,
  seen_batch AS seenBatch, seconds, state, corrects, snapshot_json AS snapshotJson, result_json AS resultJson FROM settlement`
const selectApproval = `SELECT settlement, batch, at_utc_seconds AS at, local_date AS date, reason,
  parties_json AS partiesJson FROM approval`

/** Settlements with what they were computed from, and the approvals that froze them. */
export class SettlementsTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  get(id: number): KeptSettlement {
    const row = this.#db.prepare<[number], Row>(`${select} WHERE id = ?`).get(id)
    if (!row) throw new Error(`no settlement ${id}`)
    return keptOf(row)
  }

  /** The newest one that counts: a draft (of a correction, too) before the approved one; null where there is none. */
  newest(month: string): KeptSettlement | null {
    return this.#one(`WHERE month = ? AND state <> 'superseded' ORDER BY id DESC LIMIT 1`, month)
  }

  /** The one whose bills hold, the newest correction included. */
  approved(month: string): KeptSettlement | null {
    return this.#one(`WHERE month = ? AND state = 'approved' ORDER BY id DESC LIMIT 1`, month)
  }

  draft(month: string): KeptSettlement | null {
    return this.#one(`WHERE month = ? AND state = 'draft' ORDER BY id DESC LIMIT 1`, month)
  }

  /** Months that have a settlement that counts, oldest first. */
  months(): { readonly month: string; readonly approved: boolean }[] {
    return this.#db
      .prepare<[], { month: string; approved: number }>(
        `SELECT month, max(state = 'approved') AS approved FROM settlement WHERE state <> 'superseded' GROUP BY month ORDER BY month`,
      )
      .all()
      .map((row) => ({ month: row.month, approved: row.approved === 1 }))
  }

  /** Everything ever approved, oldest first: what `verify` computes again. */
  approvals(): Approval[] {
    return this.#db.prepare<[], ApprovalRow>(`${selectApproval} ORDER BY settlement`).all().map(approvalOf)
  }

  /** The approvals of one month: the first issued its bills, each later one a correction. */
  approvalsOf(month: string): Approval[] {
    return this.#db
      .prepare<[string], ApprovalRow>(
        `${selectApproval} WHERE settlement IN (SELECT id FROM settlement WHERE month = ?) ORDER BY settlement`,
      )
      .all(month)
      .map(approvalOf)
  }

  approvalOf(settlement: number): Approval | null {
    const row = this.#db
      .prepare<[number], ApprovalRow>(`${selectApproval} WHERE settlement = ?`)
      .get(settlement)
    return row ? approvalOf(row) : null
  }

  add(settlement: Omit<KeptSettlement, 'id' | 'state'>): number {
    const { snapshot, result } = settlement
    const done = this.#db
      .prepare(
        `INSERT INTO settlement (batch, month, created_at_utc_seconds, inputs_sha256, version, rule, key, seed, seen_batch,
           snapshot_json, result_json, seconds, state, corrects)
         VALUES (@batch, @month, @createdAt, @inputs, @version, @rule, @key, @seed, @seenBatch, @snapshotJson, @resultJson,
           @seconds, 'draft', @corrects)`,
      )
      .run({
        batch: settlement.batch,
        month: settlement.month,
        createdAt: settlement.createdAt,
        inputs: settlement.inputs,
        version: settlement.version,
        rule: result.rule,
        key: result.key,
        seed: result.seed,
        seenBatch: settlement.seenBatch,
        snapshotJson: JSON.stringify(snapshot),
        resultJson: JSON.stringify(result),
        seconds: settlement.seconds,
        corrects: settlement.corrects,
      })
    return Number(done.lastInsertRowid)
  }

  setState(id: number, state: SettlementState): void {
    this.#db.prepare('UPDATE settlement SET state = ? WHERE id = ?').run(state, id)
  }

  /** Drafts of a month step back for the next one. */
  supersedeDrafts(month: string): void {
    this.#db
      .prepare(`UPDATE settlement SET state = 'superseded' WHERE month = ? AND state = 'draft'`)
      .run(month)
  }

  approve(approval: Approval): void {
    this.setState(approval.settlement, 'approved')
    this.#db
      .prepare(
        'INSERT INTO approval (settlement, batch, at_utc_seconds, local_date, reason, parties_json) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(
        approval.settlement,
        approval.batch,
        approval.at,
        approval.date,
        approval.reason,
        JSON.stringify(approval.parties),
      )
  }

  /** Members whose bill of a settlement was looked at. */
  lookedAt(settlement: number): ReadonlySet<string> {
    return new Set(
      this.#db
        .prepare<[number], string>('SELECT member FROM looked_at WHERE settlement = ?')
        .pluck()
        .all(settlement),
    )
  }

  look(settlement: number, member: string, batch: number): void {
    this.#db
      .prepare('INSERT OR IGNORE INTO looked_at (settlement, member, batch) VALUES (?, ?, ?)')
      .run(settlement, member, batch)
  }

  #one(where: string, month: string): KeptSettlement | null {
    const row = this.#db.prepare<[string], Row>(`${select} ${where}`).get(month)
    return row ? keptOf(row) : null
  }
}

function keptOf({ snapshotJson, resultJson, ...row }: Row): KeptSettlement {
  return {
    ...row,
    snapshot: JSON.parse(snapshotJson) as SettlementSnapshot,
    result: v.parse(SettlementResultSchema, JSON.parse(resultJson)),
  }
}

function approvalOf({ partiesJson, ...row }: ApprovalRow): Approval {
  return { ...row, parties: v.parse(PartiesSchema, JSON.parse(partiesJson)) }
}
