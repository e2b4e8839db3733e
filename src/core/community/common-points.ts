import type { Member } from './member.ts'

/** What members own together behind one meter: a plant only feeds in, a battery also draws. */
export type CommonKind = 'pv' | 'battery'

/** The part of a common plant or battery that is a member's; null where none is entered. */
export function ownershipOf(
  member: Pick<Member, 'pvShare' | 'batteryShare'>,
  kind: CommonKind,
): number | null {
  return kind === 'pv' ? member.pvShare : member.batteryShare
}

/** The spreadsheet column of that part (interface.md "members import"). */
export const ownershipColumn: Record<CommonKind, string> = { pv: 'pv_share', battery: 'battery_share' }

/** Parts that add up to 1 may miss it by what decimal fractions such as 0.333333 lose. */
export const OWNERSHIP_TOLERANCE = 1e-5

/** True where two memberships have a day in common. */
export const overlap = (a: Pick<Member, 'from' | 'until'>, b: Pick<Member, 'from' | 'until'>): boolean =>
  (a.until === null || b.from <= a.until) && (b.until === null || a.from <= b.until)

const names = ({ points }: Pick<Member, 'points'>, point: string): boolean =>
  points.some(({ id }) => id === point)

const directionsAt = (member: Pick<Member, 'points'>, point: string): string =>
  member.points
    .flatMap(({ id, direction }) => (id === point ? [direction] : []))
    .toSorted()
    .join(' ')

/**
 * What two members who both name a point own together there: both name it in the same directions, and both have a part.
 * A point that only draws is nobody's in common: there is no key by which its cost would be divided. Null otherwise.
 */
export function ownedTogether(a: Member, b: Member, point: string): CommonKind | null {
  // most members have nothing to do with each other's points
  if (!names(a, point) || !names(b, point)) return null
  const directions = directionsAt(a, point)
  if (directions !== directionsAt(b, point)) return null
  const kind = directions === 'feed-in' ? 'pv' : directions === 'feed-in offtake' ? 'battery' : null
  if (kind === null) return null
  return [a, b].every((member) => (ownershipOf(member, kind) ?? 0) > 0) ? kind : null
}

/** The points that members with a day in common own together, and as what. */
export function commonPoints(members: readonly Member[]): ReadonlyMap<string, CommonKind> {
  const holders = new Map<string, Member[]>()
  for (const member of members)
    for (const id of new Set(member.points.map((point) => point.id)))
      holders.set(id, [...(holders.get(id) ?? []), member])
  const common = new Map<string, CommonKind>()
  for (const [id, owners] of holders) {
    for (const [k, owner] of owners.entries()) {
      const other = owners.slice(k + 1).find((one) => overlap(owner, one))
      const kind = other === undefined ? null : ownedTogether(owner, other, id)
      if (kind !== null) common.set(id, kind)
    }
  }
  return common
}
