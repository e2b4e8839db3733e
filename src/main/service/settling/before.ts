import { availableKeys, availableRules } from '../../../core/billing/availability.ts'
import { keyAsked, ruleAsked } from '../../../core/billing/choice.ts'
import type { Member } from '../../../core/community/member.ts'
import { checkingPoints } from '../../../core/metering/checks/checked-point.ts'
import { meterExchanges } from '../../../core/metering/checks/meter-exchanges.ts'
import type { BeforeSettling } from '../../../core/contract/settling.ts'
import { changesBeforeSettling } from '../../../core/reporting/before-settling.ts'
import type { PointSlots } from '../../../core/reporting/month-facts.ts'
import { pointSlots } from '../overview/pointSlots.ts'
import { readingsOfMonth } from '../readingsOfMonth.ts'
import { decidedFor } from '../equity/inForce.ts'
import type { Session } from '../session.ts'
import { touchesMonth } from './snapshot.ts'
import { findingCorrectionsDue } from './stale.ts'

/** What changed since last month, what is missing, and what can be chosen; in steps. */
export function* beforeSettlingOf(
  session: Session,
  month: string,
): Generator<void, BeforeSettling, undefined> {
  const { file } = session
  const cooperative = file.cooperative.get()
  const everybody = file.members.all()
  const members = everybody.filter((member) => touchesMonth(member, month))
  const readings = yield* readingsOfMonth(session, month)
  const tariffs = file.tariffs.all().map((kept) => kept.row)
  const asked = {
    month,
    cooperative,
    members,
    tariffs,
    bands: file.bands.all(),
    keyTables: file.keyTables.all(),
  }
  const decided = decidedFor(file, month)
  const chosen = { rule: null, key: null, decided, cooperative }
  const key = keyAsked(chosen, readings.hasSplit)
  return {
    month,
    changes: changesBeforeSettling({
      month,
      currency: cooperative.currency,
      members: everybody,
      tariffs,
      gaps: pointSlots(readings, 'missing'),
      exchanges: yield* exchangesIn(session, month, everybody),
      corrections: yield* replacedOf(session, month, members),
      stepSeconds: readings.stepSeconds,
      openApprovals: yield* openApprovals(session, month),
      correctionsDue: (yield* findingCorrectionsDue(session)).filter((due) => due !== month),
    }),
    complete: readings.complete,
    rules: availableRules(asked, key),
    keys: availableKeys(asked, readings.hasSplit),
    rule: ruleAsked(chosen),
    key,
    gapRule: null,
    needsInvoice: cooperative.model === 'full-supply',
    needsPremium: cooperative.model === 'premium',
    invoiceCents: file.amounts.get(month, 'invoice'),
    premiumCents: file.amounts.get(month, 'premium'),
    members: members.length,
    points: readings.expectedPoints,
  }
}

/** Settled months before this one whose bills are not approved. */
function* openApprovals(
  { file }: Session,
  month: string,
): Generator<void, { month: string; bills: number }[], undefined> {
  const open: { month: string; bills: number }[] = []
  for (const settled of file.settlements.months()) {
    if (settled.approved || settled.month >= month) continue
    const bills = file.settlements.newest(settled.month)?.result.members.length ?? 0
    open.push({ month: settled.month, bills })
    yield
  }
  return open
}

/** Meters that the month's readings show to have been exchanged, or that may have been. */
function* exchangesIn(
  session: Session,
  month: string,
  members: readonly Member[],
): Generator<
  void,
  { memberName: string; point: string; nextPoint: string; date: string; sure: boolean }[],
  undefined
> {
  const local = session.month(month)
  const readings = yield* session.file.readings.reading(local.start, local.end)
  const points = yield* checkingPoints({ month: local, members, readings })
  return meterExchanges(points).map(({ finding, old, next, sure }) => ({
    memberName: members.find(({ number }) => number === finding.member)?.name ?? old.point.point,
    point: old.point.point,
    nextPoint: next.point.point,
    date: session.zone.dateOf(finding.until as number),
    sure,
  }))
}

function* replacedOf(
  session: Session,
  month: string,
  members: readonly Member[],
): Generator<void, PointSlots[], undefined> {
  const { start, end } = session.month(month)
  const replaced = yield* session.file.readings.replaced(start, end)
  return replaced.flatMap(({ point, slots }) => {
    const owner = members.find((member) => member.points.some((one) => one.id === point))
    return owner ? [{ member: owner.number, memberName: owner.name, point, slots }] : []
  })
}
