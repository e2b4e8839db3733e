import * as v from 'valibot'
import { ibanFault, languageFault, mailFault } from './contact-checks.ts'
import type { IncomeBand } from './cooperative.ts'
import { MemberSchema, type Member } from './member.ts'

/** What is wrong with one field, named as its spreadsheet column (interface.md "members import"), and why. */
export interface FieldProblem {
  readonly column: string
  readonly reason: string
}

/** Σ of static shares may exceed 1 by what decimal fractions lose as doubles. */
const SHARE_TOLERANCE = 1e-9

const columnOfField: Partial<Record<keyof Member, string>> = {
  incomePerYear: 'income_per_year',
  incomeBand: 'income_band',
  pvShare: 'pv_share',
  batteryShare: 'battery_share',
  staticShare: 'static_share',
  openingBalanceCents: 'opening_balance',
  mandateDate: 'mandate_date',
}

/**
 * What keeps a member from being saved, one entry a field; empty = it can be. The same for the form and the import.
 * `others`: every other member (an entry with the same number is the old state of this one and is left aside).
 */
export function memberProblems(
  member: Member,
  others: readonly Member[],
  bands: readonly IncomeBand[],
  tariffNames: readonly string[],
): FieldProblem[] {
  const rest = others.filter((other) => other.number !== member.number)
  return [
    ...shapeProblems(member),
    ...ownProblems(member),
    ...contactProblems(member),
    ...pointProblems(member, rest),
    ...staticShareProblems(member, rest),
    ...nameProblems(member, bands, tariffNames),
  ]
}

function shapeProblems(member: Member): FieldProblem[] {
  if (member.incomePerYear === 0)
    return [
      { column: 'income_per_year', reason: 'An income of 0 is refused. Leave it empty where it is unknown.' },
    ]
  const checked = v.safeParse(MemberSchema, member)
  return (checked.issues ?? []).map((issue) => {
    const field = issue.path?.[0]?.key as keyof Member | undefined
    const column = field === undefined ? 'number' : (columnOfField[field] ?? field)
    return { column, reason: `${issue.received} cannot stand here: ${issue.message}.` }
  })
}

function ownProblems(member: Member): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (member.until !== null && member.until < member.from)
    problems.push({
      column: 'until',
      reason: `The last day, ${member.until}, is before the first, ${member.from}.`,
    })
  return problems
}

/** Account, mail and language as a bank, a mail program and a document will read them. */
function contactProblems(member: Member): FieldProblem[] {
  const faults = [
    { column: 'iban', reason: ibanFault(member.iban) },
    { column: 'email', reason: mailFault(member.email) },
    { column: 'language', reason: languageFault(member.language) },
  ]
  return faults.flatMap(({ column, reason }) => (reason === null ? [] : [{ column, reason }]))
}

const columnOfPoint = (direction: Member['points'][number]['direction']): string =>
  direction === 'offtake' ? 'points' : 'feed_in_points'

const overlap = (a: Pick<Member, 'from' | 'until'>, b: Pick<Member, 'from' | 'until'>): boolean =>
  (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until)

function pointProblems(member: Member, others: readonly Member[]): FieldProblem[] {
  const problems: FieldProblem[] = []
  const seen = new Set<string>()
  for (const { id, direction } of member.points) {
    const column = columnOfPoint(direction)
    if (/\s/.test(id)) problems.push({ column, reason: `The point ${id} holds a blank; ids have none.` })
    if (seen.has(`${direction} ${id}`)) problems.push({ column, reason: `The point ${id} stands twice.` })
    seen.add(`${direction} ${id}`)
    const holder = others.find(
      (other) => overlap(member, other) && other.points.some((point) => point.id === id),
    )
    if (holder) problems.push({ column, reason: heldSentence(id, holder) })
  }
  return problems
}

function heldSentence(id: string, holder: Member): string {
  const time = holder.until === null ? `since ${holder.from}` : `from ${holder.from} until ${holder.until}`
  return `The point ${id} belongs to member ${holder.number}, ${holder.name}, ${time}. A point can pass on only where the memberships do not overlap.`
}

/** Static shares of everybody who is a member on the same day must not exceed 1; the sum only rises on a first day. */
function staticShareProblems(member: Member, others: readonly Member[]): FieldProblem[] {
  if (member.staticShare === null) return []
  const sharing = others.filter((other) => other.staticShare !== null && overlap(member, other))
  const days = new Set([
    member.from,
    ...sharing.map((other) => other.from).filter((day) => day > member.from),
  ])
  for (const day of [...days].toSorted()) {
    if (member.until !== null && day > member.until) continue
    const here = sharing.filter((other) => other.from <= day && (other.until === null || day <= other.until))
    const sum = here.reduce((all, other) => all + (other.staticShare as number), member.staticShare)
    if (sum > 1 + SHARE_TOLERANCE) {
      const reason = `With it the static shares add up to ${Number(sum.toFixed(6))} on ${day}; they may not exceed 1.`
      return [{ column: 'static_share', reason }]
    }
  }
  return []
}

function nameProblems(
  member: Member,
  bands: readonly IncomeBand[],
  tariffNames: readonly string[],
): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (member.incomeBand !== null && !bands.some((band) => band.id === member.incomeBand))
    problems.push({
      column: 'income_band',
      reason: unknownSentence(
        'income band',
        member.incomeBand,
        bands.map((band) => band.id),
      ),
    })
  if (member.tariff !== null && !tariffNames.includes(member.tariff))
    problems.push({ column: 'tariff', reason: unknownSentence('tariff', member.tariff, tariffNames) })
  return problems
}

function unknownSentence(what: string, name: string, known: readonly string[]): string {
  const choice = known.length > 0 ? `There is ${[...new Set(known)].join(', ')}.` : 'There is none yet.'
  return `There is no ${what} called ${name}. ${choice}`
}
