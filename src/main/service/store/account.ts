import type { Database } from 'better-sqlite3'

/** What one approved settlement leaves with the cooperative; a correction stands with what it corrects. */
export interface AccountMonth {
  readonly month: string
  readonly settlement: number
  readonly corrects: number | null
  readonly approvedAt: number
  readonly feesCents: number
  readonly fixedCents: number
  readonly roundingCents: number
  readonly invoiceCents: number | null
  readonly premiumCents: number | null
}

/** The rows behind the cooperative's own account, in the order they were approved. */
export function accountMonths(db: Database): AccountMonth[] {
  return db
    .prepare<[], AccountMonth>(
      `SELECT month, settlement, corrects, approved_at_utc_seconds AS approvedAt, fees_cents AS feesCents,
         fixed_cents AS fixedCents, rounding_cents AS roundingCents, invoice_cents AS invoiceCents,
         premium_cents AS premiumCents
       FROM account_month ORDER BY settlement`,
    )
    .all()
}
