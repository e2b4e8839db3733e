import {
  keys,
  rules,
  settledKeys,
  settledRules,
  type Key,
  type Model,
} from '../../../core/community/vocabulary.ts'
import type { Member } from '../../../core/community/member.ts'
import type { BeforeSettling } from '../../../core/contract/settling.ts'
import { changesBeforeSettling } from '../../../core/reporting/before-settling.ts'
import type { PointSlots } from '../../../core/reporting/month-facts.ts'
import { pointSlots } from '../overview/pointSlots.ts'
import { readingsOfMonth } from '../readingsOfMonth.ts'
import type { Session } from '../session.ts'
import { touchesMonth } from './snapshot.ts'
import { correctionsDue } from './stale.ts'

const NOT_YET = 'It is not in this version.'

/** What changed since last month, what is missing, and what can be chosen. */
export function beforeSettlingOf(session: Session, month: string): BeforeSettling {
  const { file } = session
  const cooperative = file.cooperative.get()
  const everybody = file.members.all()
  const members = everybody.filter((member) => touchesMonth(member, month))
  const readings = readingsOfMonth(session, month)
  const choices = keyChoices(cooperative.model, readings.hasSplit, members)
  const operator = choices.find((choice) => choice.name === 'operator')?.available ?? false
  return {
    month,
    changes: changesBeforeSettling({
      month,
      currency: cooperative.currency,
      members: everybody,
      tariffs: file.tariffs.all().map((kept) => kept.row),
      gaps: pointSlots(readings, 'missing'),
      corrections: replacedOf(session, month, members),
      stepSeconds: readings.stepSeconds,
      openApprovals: openApprovals(session, month),
      correctionsDue: correctionsDue(session).filter((due) => due !== month),
    }),
    complete: readings.complete,
    rules: rules.map((name) => {
      const available = settledRules.some((settled) => settled === name)
      return { name, available, reason: available ? null : NOT_YET }
    }),
    keys: choices,
    rule: cooperative.rule,
    key: cooperative.key ?? (operator ? 'operator' : 'pro-rata'),
    gapRule: null,
    needsInvoice: cooperative.model === 'full-supply',
    needsPremium: cooperative.model === 'premium',
    invoiceCents: file.amounts.get(month, 'invoice'),
    premiumCents: file.amounts.get(month, 'premium'),
    members: members.length,
    points: readings.expectedPoints,
  }
}

function keyChoices(model: Model, hasSplit: boolean, members: readonly Member[]): BeforeSettling['keys'] {
  return keys.map((name) => {
    const reason = whyNot(name, model, hasSplit, members)
    return { name, available: reason === null, reason }
  })
}

function whyNot(key: Key, model: Model, hasSplit: boolean, members: readonly Member[]): string | null {
  if (!settledKeys.some((settled) => settled === key)) return NOT_YET
  if (model === 'full-supply')
    return key === 'pro-rata' ? null : 'Behind one connection all is netted; no key is needed.'
  if (key === 'operator' && !hasSplit) return "The month's exports hold no split of the grid operator."
  if (key === 'static' && members.every((member) => member.staticShare === null))
    return 'No member has a static share.'
  return null
}

/** Settled months before this one whose bills are not approved. */
function openApprovals({ file }: Session, month: string): { month: string; bills: number }[] {
  return file.settlements
    .months()
    .filter((settled) => !settled.approved && settled.month < month)
    .map((settled) => ({
      month: settled.month,
      bills: file.settlements.newest(settled.month)?.result.members.length ?? 0,
    }))
}

function replacedOf(session: Session, month: string, members: readonly Member[]): PointSlots[] {
  const { start, end } = session.month(month)
  return session.file.readings.replaced(start, end).flatMap(({ point, slots }) => {
    const owner = members.find((member) => member.points.some((one) => one.id === point))
    return owner ? [{ member: owner.number, memberName: owner.name, point, slots }] : []
  })
}
