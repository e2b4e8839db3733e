import { roundToTotal } from '../units/shareOut.ts'
import type { Cents } from '../units/money.ts'
import type { CausedShares } from './caused-shares.ts'
import type { SharePart } from './result.ts'

const PICO_PER_CENT = 1e10

/**
 * The additive parts of a member's share, by cause and part of the day. They stay unrounded until this one rounding by
 * largest remainder, so they sum to the share to the cent. Parts that come to nothing are left out.
 */
export function partsOf(shares: CausedShares, member: number, shareCents: Cents): SharePart[] {
  const cells = shares.cells[member]!
  const named = [
    ...shares.causes.cells.map((cell, k) => ({ ...cell, amount: cells[k]! })),
    ...shares.apart.map(({ cause, amounts }) => ({ cause, band: null, amount: amounts[member]! })),
  ]
  const rounded = roundToTotal(
    named.map(({ amount }) => amount / PICO_PER_CENT),
    shareCents,
  )
  return named
    .map(({ cause, band }, k) => ({ cause, band, cents: rounded[k]! }))
    .filter(({ cents }) => cents !== 0)
}
