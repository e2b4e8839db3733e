import type { Cents } from '../units/money.ts'
import type { BillLine } from './result.ts'

/** A member's energy of the month in whole microKWh. */
export interface MemberEnergy {
  readonly offtake: number
  readonly feedIn: number
  readonly sharedIn: number
  readonly sharedOut: number
}

/** The money of one member as a flow of money makes it, without VAT. */
export interface MemberMoney {
  readonly aloneCents: Cents
  readonly basisCents: Cents | null
  readonly settlementCents: Cents | null
  readonly feesCents: Cents
  readonly lines: readonly BillLine[]
  /** What the own supplier will charge beside our bill, net, exact in 10⁻¹² currency units: on offtake and, negative, for feed-in. */
  readonly supplierPico: { readonly offtake: bigint; readonly feedIn: bigint }
  /** The part of the share that belongs to what the member fed in: no VAT on it where feed-in is without. */
  readonly suppliedShareCents: Cents
}

/** What a flow needs to know of a member to write its bill. */
export interface MemberCase {
  readonly energy: MemberEnergy
  readonly shareCents: Cents
  readonly basisCents: Cents
  readonly fixedCents: Cents
  readonly standingCents: Cents
  readonly feesCents: Cents
  readonly vatRate: number | null
  readonly feedInRate: number | null
}
