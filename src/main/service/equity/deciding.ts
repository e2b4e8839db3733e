import type { DecidedEquity } from '../../../core/billing/decided.ts'
import { longMonth } from '../../../core/explanation/format.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import type { NewDecision } from '../../../core/tuning/decision.ts'
import type { GuardRails } from '../../../core/tuning/proposal.ts'
import { serviceProblem } from '../problems.ts'
import type { Session } from '../session.ts'
import { nextOpenMonth, settingBefore } from './inForce.ts'

/**
 * Records what a board decided, for good. Throws `decision-incomplete` without a reason or names, `proposal-unknown`,
 * `decision-month-closed` for a month with frozen bills, `outside-rails` for settings beyond the board's own bounds.
 */
export function decide(session: Session, entered: NewDecision): void {
  const { file } = session
  const { act, validFrom, on } = entered
  const reason = entered.reason.trim()
  const by = entered.by.trim()
  if (reason === '') throw new ProblemError(serviceProblem('decision-incomplete', { lacks: 'a reason' }))
  if (by === '') throw new ProblemError(serviceProblem('decision-incomplete', { lacks: 'who decided' }))
  const open = nextOpenMonth(session)
  if (validFrom < open)
    throw new ProblemError(serviceProblem('decision-month-closed', { month: validFrom, open }))
  const before = settingBefore(session, validFrom)
  const setting = settingOf(session, entered, before)
  if (act !== 'reject') refuseBeyondRails(setting, file.guardRails.get())
  const words =
    act === 'reject'
      ? 'Equity settings rejected'
      : `Equity settings decided: ${percent(setting.rho)} solidarity from ${longMonth(validFrom)} on`
  file.write({ kind: 'decision', words, reason }, (batch) => {
    const proposal = entered.proposal
    file.decisions.add(batch, {
      at: session.now(),
      act,
      setting,
      before,
      validFrom,
      reason,
      by,
      on,
      proposal,
    })
  })
}

function settingOf(session: Session, { act, proposal, setting }: NewDecision, before: DecidedEquity) {
  if (act === 'reject') return before
  if (act === 'change' || act === 'set') {
    if (setting === null)
      throw new ProblemError(serviceProblem('decision-incomplete', { lacks: 'the settings decided on' }))
    return setting
  }
  const kept = proposal === null ? null : session.file.proposals.get(proposal)
  if (kept === null) throw new ProblemError(serviceProblem('proposal-unknown'))
  const { rho, weights } = kept.proposal.proposal
  // weights that could not take effect were only shown
  return { rho, weights: kept.proposal.keyTakesEffect ? weights : null }
}

function refuseBeyondRails({ rho, weights }: DecidedEquity, rails: GuardRails): void {
  if (rho > rails.mostRho + 1e-9) {
    const reason = `a solidarity share of ${percent(rho)} is more than the board’s limit of ${percent(rails.mostRho)}`
    throw new ProblemError(serviceProblem('outside-rails', { reason }))
  }
  for (const [group, weight] of Object.entries(weights ?? {})) {
    if (weight >= rails.leastWeight && weight <= rails.mostWeight) continue
    const reason = `the weight ${weight} of ${group} is not within ${rails.leastWeight} and ${rails.mostWeight}`
    throw new ProblemError(serviceProblem('outside-rails', { reason }))
  }
}

const percent = (fraction: number): string => `${Math.round(fraction * 1000) / 10} %`
