import { formatCents, type Cents } from '../units/money.ts'
import type { MemberResult, SettlementResult, SharePart } from './result.ts'

/** Members for whom the cooperative cost more than it brought (benefit < 0), with the cause in words (settlement.md A.5). */
export function worseOff(members: readonly MemberResult[], currency: string): SettlementResult['worseOff'] {
  return members
    .filter((member) => member.benefitCents < 0)
    .map((member) => ({
      member: member.member,
      benefitCents: member.benefitCents,
      cause: causeOf(member, currency),
    }))
}

function causeOf(member: MemberResult, currency: string): string {
  const money = (cents: Cents): string => `${formatCents(cents).replace('-', '−')} ${currency}`
  const { shareCents, fixedCents } = member
  if (shareCents >= 0) {
    const shared = member.sharedIn + member.sharedOut
    const why =
      member.offtake + member.feedIn === 0
        ? 'no energy was metered'
        : shared === 0
          ? 'no energy was shared with the others'
          : `the share of the saving is ${money(shareCents)}`
    return `The fixed fee is ${money(fixedCents)}, and ${why}.`
  }
  const invoice = member.parts.find((part) => part.cause === 'invoice-difference')
  if (invoice !== undefined && shareCents - invoice.cents >= 0) {
    return `The supplier's invoice is higher than the master tariff; ${money(-invoice.cents)} of the difference falls to this member.`
  }
  const largest = member.parts.toSorted((a, b) => a.cents - b.cents)[0]
  const where = largest === undefined ? '' : `, most of it ${placeOf(largest)}`
  return `The share of the saving is ${money(shareCents)}${where}: at these prices and under this rule sharing cost this member money.`
}

function placeOf({ cause, band }: SharePart): string {
  if (cause === 'bought' || cause === 'sold') return `on energy ${cause}${band === null ? '' : ` (${band})`}`
  if (cause === 'solidarity') return 'given as a solidarity share'
  if (cause === 'stability') return 'moved to groups that could do better alone'
  return cause === 'weights' ? 'by the weights of the groups' : `as ${cause.replace('-', ' ')}`
}
