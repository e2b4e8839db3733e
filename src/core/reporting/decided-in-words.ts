import type { Decision, KeptProposal } from '../tuning/decision.ts'
import type { DecidedEquity } from '../billing/decided.ts'
import { decidedText } from './text/decided.en.ts'
import type { ReportDecision } from './report/board-report.ts'

/**
 * The board's decisions that stand and begin by a month, as the time axis and the report tell them. Who decided stays in
 * the file; a decision taken back is none.
 */
export function decisionsInWords(decisions: readonly Decision[], until: string): ReportDecision[] {
  return decisions
    .filter(({ undone, validFrom }) => !undone && validFrom <= until)
    .map(({ act, setting, validFrom, on, reason, rails, consequences }) => ({
      month: validFrom,
      words: act === 'reject' ? decidedText.rejected(settingInWords(setting)) : settingInWords(setting),
      decidedOn: on,
      reason,
      known: consequences === null || rails === null ? null : decidedText.known(consequences, rails),
    }))
}

/** A proposal that no standing decision is about; null where there is none. */
export function openProposal(
  proposal: KeptProposal | null,
  decisions: readonly Decision[],
  nextMonth: string,
): ReportDecision | null {
  if (proposal === null) return null
  if (decisions.some((one) => !one.undone && one.proposal === proposal.id)) return null
  const { rho, weights } = proposal.proposal.proposal
  const words = decidedText.proposed(
    settingInWords({ rho, weights }),
    decidedText.candidates[proposal.proposal.winner],
  )
  return { month: nextMonth, words, decidedOn: null, reason: null, known: null }
}

/** Equity settings in a few words: by contribution alone, or a part by need, with weights or without. */
export function settingInWords({ rho, weights }: DecidedEquity): string {
  const share = rho === 0 ? decidedText.byContribution : decidedText.byNeed(rho)
  return weights === null ? share : decidedText.withWeights(share)
}
