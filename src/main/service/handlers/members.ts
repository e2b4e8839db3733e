import { isMemberOn, type Member } from '../../../core/community/member.ts'
import type { MemberDetail, MemberRow } from '../../../core/contract/members.ts'
import { monthSpan } from '../../../core/calendar/month.ts'
import { longDate } from '../../../core/explanation/format.ts'
import { ProblemError } from '../../../core/problems/problem.ts'
import { refuseUnfitMember } from '../checks/members.ts'
import { answered } from '../answering.ts'
import { sessionOf, type HandlersOf } from '../context.ts'
import { serviceProblem } from '../problems.ts'
import { pointMonthsOf } from '../readingsOfMonth.ts'
import type { Session } from '../session.ts'
import { touchesMonth } from '../settling/snapshot.ts'
import type { CooperativeFile } from '../store/cooperativeFile.ts'

type Calls = 'members.list' | 'members.get' | 'members.save' | 'members.leave'

const MOST_BILLS = 12
const MOST_HISTORY = 50

export const membersHandlers: HandlersOf<Calls> = {
  'members.list': ({ month }, context) => {
    const { file } = sessionOf(context)
    const settled = file.settlements.newest(month)?.result.members ?? []
    const amounts = new Map(settled.map((result) => [result.member, result.amountCents]))
    return {
      members: file.members.all().map((member) => rowOf(member, month, amounts.get(member.number) ?? null)),
    }
  },

  'members.get': ({ number, month }, context) => {
    const session = sessionOf(context)
    return answered(session, () => detailOf(session, number, month))
  },

  'members.save': ({ member, isNew }, context) => {
    const { file } = sessionOf(context)
    const before = file.members.get(member.number)
    if (isNew && before)
      throw new ProblemError(serviceProblem('member-exists', { number: member.number, name: before.name }))
    if (!isNew && !before) throw new ProblemError(serviceProblem('member-unknown', { number: member.number }))
    return change(
      file,
      member,
      isNew ? `${member.name} joins on ${longDate(member.from)}` : `${member.name} changed`,
    )
  },

  'members.leave': ({ number, until }, context) => {
    const { file } = sessionOf(context)
    const member = memberOf(file, number)
    return change(
      file,
      { ...member, until },
      until === null ? `${member.name} stays` : `${member.name} leaves on ${longDate(until)}`,
    )
  },
}

function* detailOf(
  session: Session,
  number: string,
  month: string,
): Generator<void, MemberDetail, undefined> {
  const member = memberOf(session.file, number)
  return {
    member,
    points: pointsOf(session, member, month),
    tariff: tariffOf(session.file, member, month),
    bills: yield* billsOf(session.file, number),
    history: session.file.ledger.historyOf('member', number, MOST_HISTORY),
  }
}

/** Every save is a batch, also one that changes nothing: the page is promised its number. */
function change(file: CooperativeFile, member: Member, words: string): { batch: number; words: string } {
  return file.write({ kind: 'members', words }, (batch) => {
    file.ledger.set(batch, 'member', member.number, member)
    refuseUnfitMember(file, member)
    return { batch, words }
  })
}

function memberOf(file: CooperativeFile, number: string): Member {
  const member = file.members.get(number)
  if (!member) throw new ProblemError(serviceProblem('member-unknown', { number }))
  return member
}

function rowOf(member: Member, month: string, amountCents: number | null): MemberRow {
  const count = (direction: string): number =>
    member.points.filter((point) => point.direction === direction).length
  return {
    number: member.number,
    name: member.name,
    kind: member.kind,
    from: member.from,
    until: member.until,
    inMonth: touchesMonth(member, month),
    offtakePoints: count('offtake'),
    feedInPoints: count('feed-in'),
    staticShare: member.staticShare,
    paysBy: member.iban !== '' && member.mandate !== '' ? 'direct-debit' : 'transfer',
    amountCents,
  }
}

function pointsOf(session: Session, member: Member, month: string): MemberDetail['points'] {
  const months = pointMonthsOf(session, month, [member])
  return member.points.map(({ id, direction }) => {
    const found = months.find((point) => point.point === id && point.direction === direction)
    const hasValue = found?.days.some((day) => day.microKWh !== null) ?? false
    return {
      id,
      direction,
      microKWh: found && hasValue ? found.microKWh : null,
      missing: found?.missing ?? 0,
    }
  })
}

/** The all-day prices in force on the member's last day of the month; null where the tariff has none then. */
function tariffOf(file: CooperativeFile, member: Member, month: string): MemberDetail['tariff'] {
  const { last } = monthSpan(month)
  const day = isMemberOn(member, last) ? last : (member.until ?? last)
  const name = member.tariff ?? file.cooperative.get().referenceTariff
  const row = file.tariffs
    .all()
    .map((kept) => kept.row)
    .filter((kept) => kept.name === name && kept.from <= day && (kept.until === null || day <= kept.until))
    .toSorted(
      (a, b) => Number(a.bandFrom !== null) - Number(b.bandFrom !== null) || (a.from > b.from ? -1 : 1),
    )[0]
  return row ? { name, buy: row.buy, sell: row.sell, since: row.from } : null
}

/** The newest bills, oldest first; a month a step. */
export function* billsOf(
  { settlements }: CooperativeFile,
  number: string,
): Generator<void, MemberDetail['bills'], undefined> {
  const bills: MemberDetail['bills'] = []
  for (const { month, approved } of settlements.months().toReversed()) {
    if (bills.length === MOST_BILLS) break
    const settlement = approved ? settlements.approved(month) : settlements.newest(month)
    const result = settlement?.result.members.find((member) => member.member === number)
    yield
    if (!result) continue
    const { amountCents, shareCents, sharedIn, sharedOut } = result
    bills.push({ month, amountCents, shareCents, sharedIn, sharedOut, approved })
  }
  return bills.toReversed()
}
