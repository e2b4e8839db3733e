import * as v from 'valibot'
import {
  ownedTogether,
  ownershipColumn,
  ownershipOf,
  OWNERSHIP_TOLERANCE,
  overlap,
  type CommonKind,
} from './common-points.ts'
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
    ...ownershipProblems(member, rest),
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

function pointProblems(member: Member, others: readonly Member[]): FieldProblem[] {
  const problems: FieldProblem[] = []
  const seen = new Set<string>()
  for (const { id, direction } of member.points) {
    const column = columnOfPoint(direction)
    if (/\s/.test(id)) problems.push({ column, reason: `The point ${id} holds a blank; ids have none.` })
    if (seen.has(`${direction} ${id}`)) problems.push({ column, reason: `The point ${id} stands twice.` })
    seen.add(`${direction} ${id}`)
    const holder = others.find(
      (other) =>
        overlap(member, other) &&
        other.points.some((point) => point.id === id) &&
        ownedTogether(member, other, id) === null,
    )
    if (holder) problems.push({ column, reason: heldSentence(id, holder) })
  }
  return problems
}

function heldSentence(id: string, holder: Member): string {
  const time = holder.until === null ? `since ${holder.from}` : `from ${holder.from} until ${holder.until}`
  return `The point ${id} belongs to member ${holder.number}, ${holder.name}, ${time}. A point can pass on only where the memberships do not overlap. A plant or battery that members own together is named by each of them, with a part (pv_share or battery_share) of each.`
}

/** What the owners of a common plant or battery have of it together on any day must not exceed 1. */
function ownershipProblems(member: Member, others: readonly Member[]): FieldProblem[] {
  const problems = new Map<CommonKind, FieldProblem>()
  for (const id of new Set(member.points.map((point) => point.id))) {
    const owners = others.filter(
      (other) => overlap(member, other) && ownedTogether(member, other, id) !== null,
    )
    const kind = owners[0] === undefined ? null : ownedTogether(member, owners[0], id)
    if (kind === null) continue
    const over = sumAboveOne(member, owners, (one) => ownershipOf(one, kind) ?? 0, OWNERSHIP_TOLERANCE)
    if (over === null) continue
    const reason = `With it the owners of ${id} have ${Number(over.sum.toFixed(6))} of it together on ${over.day}; they may not exceed 1.`
    problems.set(kind, { column: ownershipColumn[kind], reason })
  }
  return [...problems.values()]
}

/** Static shares of everybody who is a member on the same day must not exceed 1; the sum only rises on a first day. */
function staticShareProblems(member: Member, others: readonly Member[]): FieldProblem[] {
  if (member.staticShare === null) return []
  const sharing = others.filter((other) => other.staticShare !== null && overlap(member, other))
  const over = sumAboveOne(member, sharing, (one) => one.staticShare ?? 0, SHARE_TOLERANCE)
  if (over === null) return []
  const reason = `With it the static shares add up to ${Number(over.sum.toFixed(6))} on ${over.day}; they may not exceed 1.`
  return [{ column: 'static_share', reason }]
}

/** The first day on which the parts of a member and of others exceed 1; the sum only rises on a first day. */
function sumAboveOne(
  member: Member,
  others: readonly Member[],
  partOf: (member: Member) => number,
  tolerance: number,
): { readonly day: string; readonly sum: number } | null {
  const days = new Set([member.from, ...others.map(({ from }) => from).filter((day) => day > member.from)])
  for (const day of [...days].toSorted()) {
    if (member.until !== null && day > member.until) continue
    const here = others.filter((other) => other.from <= day && (other.until === null || day <= other.until))
    const sum = here.reduce((all, other) => all + partOf(other), partOf(member))
    if (sum > 1 + tolerance) return { day, sum }
  }
  return null
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
