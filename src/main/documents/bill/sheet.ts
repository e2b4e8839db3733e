import type { BillDocument } from '../../../core/billing/document.ts'
import type { MemberResult, SettlementResult } from '../../../core/billing/result.ts'
import type { Cooperative } from '../../../core/community/cooperative.ts'
import type { Member } from '../../../core/community/member.ts'
import type { BillExplanation } from '../../../core/explanation/bill-explanation.ts'

/** Where a document's figures come from, so that they can be computed again. */
export interface Origin {
  readonly settlement: SettlementResult
  /** SHA-256 of everything the settlement was computed from. */
  readonly inputs: string
  readonly version: string
}

/** Whom a document is from and whom it is for. */
export interface Addressed extends Origin {
  readonly document: BillDocument
  readonly cooperative: Cooperative
  readonly member: Member
}

/** Everything one member's bill is printed from. */
export interface BillSheet extends Addressed {
  readonly result: MemberResult
  readonly explanation: BillExplanation
}
