import type { BillDocument } from '../../../core/billing/document.ts'
import type { Cooperative } from '../../../core/community/cooperative.ts'
import type { Member } from '../../../core/community/member.ts'
import type { Origin } from '../bill/sheet.ts'

/**
 * Whether a statement is of corrections alone: they are the differences of the month settled again to what was billed, so
 * they stand for themselves and not for the month's fees and fixed amounts.
 */
export function isOfCorrections(documents: readonly BillDocument[]): boolean {
  return documents.length > 0 && documents.every(({ document }) => document === 'correction')
}

/** Everything the month statement is printed from. */
export interface StatementSheet extends Origin {
  readonly documents: readonly BillDocument[]
  readonly cooperative: Cooperative
  readonly members: readonly Member[]
  /** UTC seconds; null while a draft. */
  readonly approvedAt: number | null
  /** Why it was approved although something was missing or someone is worse off. */
  readonly reason: string | null
}
