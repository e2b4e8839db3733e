import { vatCents } from '../billing/vat.ts'
import type { MemberResult, SharePart } from '../billing/result.ts'
import type { Cents } from '../units/money.ts'
import { roundToTotal } from '../units/shareOut.ts'

/** The way from the cost alone to the cost with the cooperative, as the member bears it. */
export interface GrossWay {
  readonly withoutCents: Cents
  /** Parts of the share, a saving is plus; parts of nothing are left out. */
  readonly parts: readonly SharePart[]
  readonly fixedCents: Cents
  /** VAT that belongs to no part of the share; 0 but for a share of nothing that carries two rates. */
  readonly taxCents: Cents
  readonly withCents: Cents
  /** False for who can reclaim VAT and where none is charged: then everything counts net (settlement.md A.6). */
  readonly isGross: boolean
}

/**
 * A member's parts as the member bears them: the VAT on the saving is laid on what was not sold, in proportion to it,
 * and what another rate of the feed-in leaves over on every part by its size. Rounded by largest remainder, so that
 * without − Σ parts + fixed + tax = with, to the cent.
 */
export function grossWay(member: MemberResult, rate: number | null): GrossWay {
  const isGross = rate !== null && member.vatStatus === 'none'
  const parts = isGross ? withVat(member, rate) : member.parts
  const partedCents = parts.reduce((sum, part) => sum + part.cents, 0)
  const fixedCents = member.fixedCents + (isGross ? vatCents(member.fixedCents, rate) : 0)
  return {
    withoutCents: member.aloneGrossCents,
    parts: parts.filter((part) => part.cents !== 0),
    fixedCents,
    taxCents: member.withGrossCents - member.aloneGrossCents + partedCents - fixedCents,
    withCents: member.withGrossCents,
    isGross,
  }
}

/** What a member feeds in, from a plant of its own or one owned together, carries no VAT where the member charges none. */
const isSold = ({ cause }: SharePart): boolean => cause === 'sold' || cause === 'common-pv'

function withVat(member: MemberResult, rate: number): SharePart[] {
  const size = member.parts.reduce((sum, part) => sum + Math.abs(part.cents), 0)
  if (size === 0) return []
  const vatOf = (part: SharePart): number => (isSold(part) ? 0 : (part.cents * rate) / 10_000)
  const parted = member.parts.reduce((sum, part) => sum + part.cents + vatOf(part), 0)
  const rest = member.savingGrossCents - parted
  const exact = member.parts.map((part) => part.cents + vatOf(part) + (rest * Math.abs(part.cents)) / size)
  const rounded = roundToTotal(exact, member.savingGrossCents)
  return member.parts.map((part, k) => ({ ...part, cents: rounded[k]! }))
}
