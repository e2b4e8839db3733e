import type { MemberResult } from '../../../core/billing/result.ts'

/** Causes that give by need rather than by contribution. */
const byNeedCauses = new Set(['weights', 'solidarity'])

/** The part of a member's share that is given by need, cents. */
export function needOfShare(member: MemberResult): number {
  return member.parts.reduce((sum, part) => (byNeedCauses.has(part.cause) ? sum + part.cents : sum), 0)
}

/** A share on the one scale of its column: where it starts and how wide its two parts are, as percent. */
export interface ShareBar {
  readonly start: number
  readonly contribution: number
  readonly need: number
  readonly negative: boolean
}

/** Bars of all members on one scale with one zero, so that lengths compare down the column. */
export function shareBars(members: readonly MemberResult[]): ReadonlyMap<string, ShareBar> {
  const lowest = Math.min(0, ...members.map((member) => member.shareCents))
  const highest = Math.max(0, ...members.map((member) => member.shareCents))
  const scale = highest === lowest ? 0 : 100 / (highest - lowest)
  return new Map(
    members.map((member) => {
      const negative = member.shareCents < 0
      const need = negative ? 0 : Math.max(0, Math.min(needOfShare(member), member.shareCents))
      return [
        member.member,
        {
          start: ((negative ? member.shareCents : 0) - lowest) * scale,
          contribution: (Math.abs(member.shareCents) - need) * scale,
          need: need * scale,
          negative,
        },
      ]
    }),
  )
}
