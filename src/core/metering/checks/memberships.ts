import type { Member } from '../../community/member.ts'
import { findingAt, isPresent, type CheckedPoint } from './checked-point.ts'
import { finding, type Finding } from './finding.ts'

/** Energy of a point on days on which nobody it belongs to is a member: before joining, or after leaving. It is not settled. */
export function outsideMembership(point: CheckedPoint): Finding[] {
  if (point.owners.length === 0) return []
  const days = point.days
    .filter(({ owner }) => owner === null)
    .flatMap((day) => {
      const slots = present(point, day)
      const left = latest(point.owners.filter(({ until }) => until !== null && until < day.date))
      const joins = earliest(point.owners.filter(({ from }) => from > day.date))
      // between two members of a point the energy is more likely of the one who left
      const member = left ?? joins
      return slots.length === 0 || !member ? [] : [{ day, slots, member, hasLeft: left !== undefined }]
    })
  const groups = Map.groupBy(days, ({ member, hasLeft }) => `${member.number} ${hasLeft}`)
  return [...groups.values()].flatMap((group) => {
    const [first, last] = [group[0]!, group.at(-1)!]
    const { member, hasLeft } = first
    const slots = group.flatMap((one) => one.slots)
    const microKWh = slots.reduce((sum, slot) => sum + (point.values[slot] as number), 0)
    if (microKWh === 0) return []
    return [
      findingAt(
        point,
        { from: first.slots[0] as number, until: (last.slots.at(-1) as number) + 1 },
        {
          kind: hasLeft ? 'after-leaving' : 'before-joining',
          member: member.number,
          slots: slots.length,
          runs: 1,
          microKWh,
          memberDate: hasLeft ? member.until : member.from,
        },
      ),
    ]
  })
}

const latest = (members: readonly Member[]): Member | undefined =>
  members.toSorted((a, b) => (b.until ?? '').localeCompare(a.until ?? ''))[0]
const earliest = (members: readonly Member[]): Member | undefined =>
  members.toSorted((a, b) => a.from.localeCompare(b.from))[0]

function present(
  { values }: CheckedPoint,
  { from, until }: { readonly from: number; readonly until: number },
): number[] {
  const slots: number[] = []
  for (let slot = from; slot < until; slot++) if (isPresent(values[slot] as number)) slots.push(slot)
  return slots
}

/** A point with values that no member has, in this direction, at any time. */
export function withoutMember(point: CheckedPoint): Finding[] {
  if (point.owners.length > 0) return []
  const slots = present(point, { from: 0, until: point.grid.slots })
  const [first, last] = [slots[0], slots.at(-1)]
  if (first === undefined || last === undefined) return []
  return [
    findingAt(
      point,
      { from: first, until: last + 1 },
      {
        kind: 'point-without-member',
        slots: slots.length,
        runs: 1,
        microKWh: slots.reduce((sum, slot) => sum + (point.values[slot] as number), 0),
      },
    ),
  ]
}

/** Members of the month who have no point: they take no part in it. */
export function withoutPoint(members: readonly Member[]): Finding[] {
  return members
    .filter(({ points }) => points.length === 0)
    .map(({ number }) => finding({ kind: 'member-without-point', member: number }))
}
