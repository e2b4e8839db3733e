import type { DecidedEquity } from '../../../core/billing/decided.ts'
import { longMonth } from '../../../core/explanation/format.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { breachesOf, type Breach } from '../../../core/tuning/breaches.ts'
import type { Consequences } from '../../../core/tuning/consequences.ts'
import type { NewDecision } from '../../../core/tuning/decision.ts'
import type { JobWatch } from '../jobs/jobs.ts'
import { serviceProblem } from '../problems.ts'
import type { Session } from '../session.ts'
import { nextOpenMonth, settingBefore } from './inForce.ts'
import { consequencesNow } from './proposing.ts'

/**
 * Records what a board decided, for good, with the limits and the consequences it was decided on. Throws
 * `decision-incomplete` without a reason or names, `proposal-unknown`, `decision-month-closed` for a month with frozen
 * bills, `outside-rails` for settings that break one of the board's own limits, in themselves or in what they lead to.
 */
export async function decide(session: Session, entered: NewDecision, watch: JobWatch): Promise<void> {
  const { file } = session
  const { act, validFrom, on, proposal } = entered
  const reason = entered.reason.trim()
  const by = entered.by.trim()
  if (reason === '') throw new ProblemError(serviceProblem('decision-incomplete', { lacks: 'a reason' }))
  if (by === '') throw new ProblemError(serviceProblem('decision-incomplete', { lacks: 'who decided' }))
  refuseClosed(session, validFrom)
  const before = settingBefore(session, validFrom)
  const setting = settingOf(session, entered, before)
  const rails = entered.rails ?? file.guardRails.get()
  const refuse = (led: Consequences | null): void => {
    const [breach] = breachesOf(setting, rails, led)
    if (breach !== undefined)
      throw new ProblemError(serviceProblem('outside-rails', { reason: inWords(breach, led) }))
  }
  if (act !== 'reject') refuse(null)
  const led = act === 'reject' ? null : await consequencesNow(session, setting, before, watch)
  if (act !== 'reject') refuse(led)
  watch.throwIfCancelled()
  // months may have been approved while these were settled
  refuseClosed(session, validFrom)
  const words =
    act === 'reject'
      ? 'Equity settings rejected'
      : `Equity settings decided: ${percent(setting.rho)} solidarity from ${longMonth(validFrom)} on`
  file.write({ kind: 'decision', words, reason }, (batch) => {
    if (entered.rails !== null) file.ledger.set(batch, 'guard-rails', 'guard-rails', entered.rails)
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
      rails,
      consequences: led,
    })
  })
}

function refuseClosed(session: Session, validFrom: string): void {
  const open = nextOpenMonth(session)
  if (validFrom < open)
    throw new ProblemError(serviceProblem('decision-month-closed', { month: validFrom, open }))
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

function inWords(breach: Breach, led: Consequences | null): string {
  const money = (amount: number): string => `${amount.toFixed(2)} ${led?.currency ?? ''}`.trim()
  switch (breach.limit) {
    case 'most-rho':
      return `a solidarity share of ${percent(breach.rho)} is more than the board’s limit of ${percent(breach.most)}`
    case 'weight':
      return `the weight ${breach.weight} of ${breach.group} is not within ${breach.least} and ${breach.most}`
    case 'excess':
      return breach.excess === null
        ? 'what a group could gain alone is not known for so many members, so its limit cannot be kept'
        : `a group could gain ${money(breach.excess)} a month alone, more than the board’s limit of ${money(breach.most)}`
    case 'worse-off':
      return `${breach.members.join(', ')} would be worse off than alone, and are not without settings`
  }
}

const percent = (fraction: number): string => `${Math.round(fraction * 1000) / 10} %`
