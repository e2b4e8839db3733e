import type { BillDocument } from '../../../core/billing/document.ts'
import type { MemberResult, SettlementResult } from '../../../core/billing/result.ts'
import { formatCents } from '../../../core/units/money.ts'
import { kWhOf } from '../../../core/units/energy.ts'
import { compareMemberNumbers } from '../../../core/units/memberOrder.ts'
import { writeCsv, type Cell } from './csv.ts'

const head = [
  'month',
  'member',
  'name',
  'document',
  'number',
  'refers_to',
  'date',
  'due',
  'currency',
  'offtake_kwh',
  'feed_in_kwh',
  'shared_in_kwh',
  'shared_out_kwh',
  'without',
  'share',
  'fixed',
  'settlement',
  'with',
  'net',
  'vat',
  'amount',
  'opening_balance',
  'to_pay',
] as const

/**
 * The month's documents as a table for bookkeeping: one row a document in the order of member numbers, amounts with a
 * decimal point and two places, minus is a credit; empty where something does not apply. No clock, so the same documents
 * give the same text.
 */
export function billsCsv(result: SettlementResult, documents: readonly BillDocument[]): string {
  const members = new Map(result.members.map((member) => [member.member, member]))
  const rows = documents
    .toSorted((a, b) => compareMemberNumbers(a.member, b.member))
    .map((document) => rowOf(result, document, members.get(document.member)))
  return writeCsv([head, ...rows])
}

function rowOf(
  { currency }: SettlementResult,
  document: BillDocument,
  member: MemberResult | undefined,
): Cell[] {
  // a correction stands beside its month's bill: the member's energy and saving belong to that one
  const of = document.document === 'correction' ? undefined : member
  const kWh = (micro: number | undefined): string => (micro === undefined ? '' : String(kWhOf(micro)))
  const cents = (amount: number | null | undefined): string =>
    amount === undefined || amount === null ? '' : formatCents(amount)
  return [
    document.month,
    document.member,
    document.memberName,
    document.document,
    document.number ?? '',
    document.refersTo ?? '',
    document.date ?? '',
    document.due ?? '',
    currency,
    kWh(of?.offtake),
    kWh(of?.feedIn),
    kWh(of?.sharedIn),
    kWh(of?.sharedOut),
    cents(of?.aloneCents),
    cents(of?.shareCents),
    cents(of?.fixedCents),
    cents(of?.settlementCents),
    cents(of?.withCents),
    cents(document.netCents),
    cents(document.vatCents),
    cents(document.amountCents),
    cents(document.openingBalanceCents),
    cents(document.dueCents),
  ]
}
