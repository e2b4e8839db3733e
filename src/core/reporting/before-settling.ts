import { addMonths, monthSpan } from '../calendar/month.ts'
import type { Member } from '../community/member.ts'
import type { TariffRow } from '../community/tariff.ts'
import type { BeforeSettling } from '../contract/settling.ts'
import { compareMemberNumbers } from '../units/memberOrder.ts'
import type { PointSlots } from './month-facts.ts'
import { en, type ReportingText } from './text/en.ts'

export type SettlingChange = BeforeSettling['changes'][number]

/** What may have changed since last month, as plain values. */
export interface ChangesFacts {
  readonly month: string
  readonly currency: string
  readonly members: readonly Member[]
  readonly tariffs: readonly TariffRow[]
  /** Slots without a value inside a membership, by point. */
  readonly gaps: readonly PointSlots[]
  /** Meters that were, or may have been, exchanged within the month: the old point, the new one, and the day. */
  readonly exchanges: readonly {
    readonly memberName: string
    readonly point: string
    readonly nextPoint: string
    readonly date: string
    /** False where it is a question, and both points lack their other half until it is answered. */
    readonly sure: boolean
  }[]
  /** Values of this month that a later import replaced, by point. */
  readonly corrections: readonly PointSlots[]
  readonly stepSeconds: number
  /** Earlier months that are settled but not approved, with their bills; and approved ones that changed since. */
  readonly openApprovals: readonly { readonly month: string; readonly bills: number }[]
  readonly correctionsDue: readonly string[]
}

/**
 * One list of what changed since last month, to be looked at before settling: prices, who joined and left (a member who
 * left on last month's last day is gone for the first time now), gaps, the operator's corrections, open months. Each
 * with the page and the subject where it can be seen.
 */
export function changesBeforeSettling(facts: ChangesFacts, text: ReportingText = en): SettlingChange[] {
  const { month, stepSeconds: step } = facts
  const say = text.changes
  const { first, last } = monthSpan(month)
  const inMonth = (date: string | null): date is string => date !== null && first <= date && date <= last
  const lastDayBefore = monthSpan(addMonths(month, -1)).last
  const members = facts.members.toSorted((a, b) => compareMemberNumbers(a.number, b.number))
  const at = (page: string, subject: string | null, words: string): SettlingChange => ({
    words,
    page,
    subject,
  })
  return [
    ...tariffChanges(facts, inMonth, text),
    ...members
      .filter((member) => inMonth(member.from))
      .map((member) => at('members', member.number, say.joined(member.name, member.from))),
    ...members.flatMap(({ number, name, until }) =>
      inMonth(until) || until === lastDayBefore ? [at('members', number, say.left(name, until))] : [],
    ),
    ...facts.gaps.map((gap) =>
      at('readings', gap.point, say.gap(gap.memberName, gap.point, gap.slots, step)),
    ),
    ...facts.exchanges.map(({ memberName, point, nextPoint, date, sure }) =>
      at('readings', point, (sure ? say.exchange : say.maybeExchange)(memberName, point, nextPoint, date)),
    ),
    ...facts.corrections.map((found) =>
      at('readings', found.point, say.correction(found.memberName, found.point, found.slots, step)),
    ),
    ...facts.openApprovals.map((open) => at('bills', open.month, say.openApproval(open.month, open.bills))),
    ...facts.correctionsDue.map((due) => at('correction', due, say.correctionDue(due))),
  ]
}

/** Rows that begin in the month, with the price before where there was exactly one of the same band; rows that end and none follows. */
function tariffChanges(
  { tariffs, currency, month }: ChangesFacts,
  inMonth: (date: string | null) => date is string,
  { changes: say }: ReportingText,
): SettlingChange[] {
  const { last } = monthSpan(month)
  const sameBand = (a: TariffRow, b: TariffRow): boolean =>
    a.name === b.name &&
    a.bandFrom === b.bandFrom &&
    a.bandUntil === b.bandUntil &&
    (a.days ?? []).join() === (b.days ?? []).join()
  const found: SettlingChange[] = []
  const tell = (words: string, name: string): void => {
    if (!found.some((change) => change.words === words)) found.push({ words, page: 'tariffs', subject: name })
  }
  for (const row of tariffs) {
    if (inMonth(row.from)) {
      const before = tariffs
        .filter((other) => sameBand(row, other) && other.from < row.from)
        .toSorted((a, b) => (a.from < b.from ? 1 : -1))[0]
      if (before !== undefined && before.buy !== row.buy)
        tell(say.tariffPrice(row.name, row.from, before.buy, row.buy, currency), row.name)
      else tell(say.tariffStarts(row.name, row.from), row.name)
    }
    const follows = tariffs.some(
      (other) =>
        other.name === row.name && other.from > row.from && (other.until === null || other.until > last),
    )
    if (inMonth(row.until) && row.until < last && !follows)
      tell(say.tariffEnds(row.name, row.until), row.name)
  }
  return found
}
