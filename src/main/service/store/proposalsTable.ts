import type { Database } from 'better-sqlite3'
import * as v from 'valibot'
import type { ProposalOrder } from '../../../core/tuning/months/facts-of-months.ts'
import type { KeptProposal } from '../../../core/tuning/decision.ts'
import { GuardRailsSchema } from '../../../core/tuning/guard-rails.ts'
import { ProposalSchema, type Proposal } from '../../../core/tuning/proposal.ts'
import type { SettlementSnapshot } from './settlementsTable.ts'

/** What a proposal was computed from, readings apart: those are found again by the batch it saw. */
export type KeptOrder = Omit<ProposalOrder, 'months'> & { readonly months: readonly SettlementSnapshot[] }

export interface NewProposal {
  readonly batch: number
  readonly createdAt: number
  readonly seenBatch: number
  readonly order: KeptOrder
  readonly proposal: Proposal
}

interface Row {
  readonly id: number
  readonly createdAt: number
  readonly proposalJson: string
}

const select = 'SELECT id, created_at_utc_seconds AS createdAt, proposal_json AS proposalJson FROM proposal'

/** Proposals, kept with everything that is needed to compute them again. Append-only. */
export class ProposalsTable {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  add({ batch, createdAt, seenBatch, order, proposal }: NewProposal): number {
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO proposal (batch, created_at_utc_seconds, seen_batch, seed, order_json, proposal_json)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(batch, createdAt, seenBatch, order.seed, JSON.stringify(order), JSON.stringify(proposal))
    return Number(lastInsertRowid)
  }

  newest(): KeptProposal | null {
    const row = this.#db.prepare<[], Row>(`${select} ORDER BY id DESC LIMIT 1`).get()
    return row === undefined ? null : keptOf(row)
  }

  get(id: number): KeptProposal | null {
    const row = this.#db.prepare<[number], Row>(`${select} WHERE id = ?`).get(id)
    return row === undefined ? null : keptOf(row)
  }

  /** What a proposal was computed from, and the newest batch it saw. */
  orderOf(id: number): { readonly order: KeptOrder; readonly seenBatch: number } | null {
    const row = this.#db
      .prepare<[number], { orderJson: string; seenBatch: number }>(
        'SELECT order_json AS orderJson, seen_batch AS seenBatch FROM proposal WHERE id = ?',
      )
      .get(id)
    if (row === undefined) return null
    // written by us and never changed: nobody but this program can have made it
    const order = JSON.parse(row.orderJson) as KeptOrder
    return { order: { ...order, rails: v.parse(GuardRailsSchema, order.rails) }, seenBatch: row.seenBatch }
  }
}

function keptOf({ id, createdAt, proposalJson }: Row): KeptProposal {
  return { id, createdAt, proposal: v.parse(ProposalSchema, JSON.parse(proposalJson)) }
}
