import type { Equity } from '../../../core/contract/equity.ts'
import type { Proposal } from '../../../core/tuning/proposal.ts'
import { currencyMark, formatNumber, formatShare } from '../../text/figures.ts'
import { text } from '../../text/index.ts'

/** The headline: what is proposed instead of what. */
export function headlineOf({ proposal, today, heldBy }: Proposal): string {
  const [to, from] = [formatShare(proposal.rho), formatShare(today.rho)]
  if (to === from) return text.decision.stay(to)
  return heldBy === 'most-rho' ? text.decision.headlineAtMost(to, from) : text.decision.headline(to, from)
}

/** The headline once the board decided on it; null while it has not. */
export function decidedHeadlineOf({ proposal, decisions, inForce }: Equity): string | null {
  if (proposal === null || !proposal.decided) return null
  const about = decisions.find((one) => !one.undone && one.proposal === proposal.id)
  if (about === undefined) return null
  return about.act === 'reject'
    ? text.decision.headlineRejected(formatShare(inForce.rho))
    : text.decision.headlineDecided(formatShare(about.setting.rho), about.validFrom)
}

/** Which of the board's limits decided the share, in a sentence; null where none did. */
export function heldOf({ heldBy, rails, proposal, currency }: Proposal): string | null {
  const words = text.decision.held
  switch (heldBy) {
    case null:
      return null
    case 'most-rho':
      return words.mostRho(formatShare(rails.mostRho), rails.mostExcess === null)
    case 'excess':
      return words.excess(
        `${formatNumber(rails.mostExcess!, 2)} ${currencyMark(currency)}`,
        formatShare(proposal.rho),
      )
    case 'worse-off':
      return words.worseOff(formatShare(proposal.rho))
  }
}
