import { compareMemberNumbers } from '../../../core/units/memberOrder.ts'
import type { MemberRow } from '../../../core/contract/members.ts'
import type { Sort } from '../../parts/sort.ts'

/** Members whose name or number holds every word typed. */
export function foundMembers(members: readonly MemberRow[], typed: string): readonly MemberRow[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return members.filter((member) => {
    const text = `${member.number} ${member.name}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

type Compare = (a: MemberRow, b: MemberRow) => number

/** What is unknown (null) stands last, whichever way a column is sorted. */
const byFigure =
  (figure: (member: MemberRow) => number | null, down: boolean): Compare =>
  (a, b) => {
    const x = figure(a)
    const y = figure(b)
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1
    return down ? y - x : x - y
  }

const byWords =
  (words: (member: MemberRow) => string, down: boolean): Compare =>
  (a, b) =>
    (down ? -1 : 1) * words(a).localeCompare(words(b))

/** Sorted by a column; equal ones in the order of their numbers. */
export function sortedMembers(members: readonly MemberRow[], { column, down }: Sort): readonly MemberRow[] {
  const columns: Record<string, Compare> = {
    name: byWords((member) => member.name, down),
    kind: byWords((member) => member.kind, down),
    points: byFigure((member) => member.offtakePoints + member.feedInPoints, down),
    feedIn: byFigure((member) => member.feedInPoints, down),
    share: byFigure((member) => member.staticShare, down),
    paysBy: byWords((member) => member.paysBy, down),
    amount: byFigure((member) => member.amountCents, down),
  }
  const compare = columns[column]
  const byNumber: Compare = (a, b) => compareMemberNumbers(a.number, b.number)
  if (compare === undefined) return members.toSorted((a, b) => (down ? -byNumber(a, b) : byNumber(a, b)))
  return members.toSorted((a, b) => compare(a, b) || byNumber(a, b))
}

/** Sum of what is known; null where nothing is. */
export function sumOf(
  members: readonly MemberRow[],
  figure: (member: MemberRow) => number | null,
): number | null {
  const known = members.map(figure).filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}
