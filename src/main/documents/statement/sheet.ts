import type { BillDocument } from '../../../core/billing/document.ts'
import type { Cooperative } from '../../../core/community/cooperative.ts'
import type { Member } from '../../../core/community/member.ts'
import type { Origin } from '../bill/sheet.ts'

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
