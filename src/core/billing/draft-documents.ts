import type { Cooperative } from '../community/cooperative.ts'
import type { Member } from '../community/member.ts'
import type { BillDocument } from './document.ts'
import type { MemberResult, SettlementResult } from './result.ts'

/**
 * One draft document a member, in member order: a statement where a premium is distributed, a credit note for a negative
 * amount, else a bill. Drafts have no number and no dates.
 */
export function draftDocuments(
  result: SettlementResult,
  cooperative: Pick<Cooperative, 'model'>,
  members: readonly Member[],
): BillDocument[] {
  const byNumber = new Map(members.map((member) => [member.number, member]))
  return result.members.map((one) => ({
    month: result.month,
    member: one.member,
    memberName: one.name,
    memberAddress: byNumber.get(one.member)?.address ?? '',
    document: kindOf(one, cooperative),
    number: null,
    refersTo: null,
    date: null,
    due: null,
    lines: one.lines,
    netCents: one.netCents,
    vat: one.vat,
    vatCents: one.vatCents,
    amountCents: one.amountCents,
    openingBalanceCents: one.openingBalanceCents,
    dueCents: one.amountCents + one.openingBalanceCents,
    correction: null,
  }))
}

function kindOf(one: MemberResult, { model }: Pick<Cooperative, 'model'>): BillDocument['document'] {
  if (model === 'premium') return 'statement'
  return one.amountCents < 0 ? 'credit-note' : 'bill'
}
