import { count } from '../../../core/explanation/format.ts'
import { formatCents } from '../../../core/units/money.ts'
import type { Session } from '../session.ts'
import type { KeptSettlement } from '../store/settlementsTable.ts'
import { isStale } from './stale.ts'

/** Why a settlement cannot be approved at all; null where it can (settlement.md A.7). */
export function cannotApprove(session: Session, kept: KeptSettlement): string | null {
  const { preview, model, totals, identities } = kept.result
  if (preview) return `It is a preview: ${preview.reason}`
  if (model === 'full-supply' && totals.invoiceCents === null)
    return 'The supplier’s invoice of the month is missing.'
  const broken = identities.find((identity) => !identity.ok)
  if (broken) return `The sums do not add up (${broken.name}: ${broken.detail}).`
  if (isStale(session, kept)) return 'Readings, prices or members changed since it was settled.'
  return null
}

/** Why approving asks for a deliberate yes with a reason: gaps, and members who are worse off. */
export function reasonsNeeded({ result }: KeptSettlement): string[] {
  const reasons: string[] = []
  if (result.gaps.length > 0) {
    const points = result.gaps.length
    const slots = result.gaps.reduce((sum, gap) => sum + gap.slots, 0)
    reasons.push(
      `${points} ${points === 1 ? 'point lacks' : 'points lack'} ${count(slots)} values of the month.`,
    )
  } else if (!result.complete)
    reasons.push(`In ${count(result.slots.empty)} slots of the month nobody has a value.`)
  for (const { member, benefitCents, cause } of result.worseOff) {
    const name = result.members.find((one) => one.member === member)?.name ?? member
    reasons.push(`${name} would be ${formatCents(-benefitCents)} ${result.currency} worse off: ${cause}`)
  }
  return reasons
}
