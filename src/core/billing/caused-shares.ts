import type { causes } from './result.ts'
import type { SlotCauses } from './slot-causes.ts'

export type Cause = (typeof causes)[number]

/**
 * Unrounded shares of the pot by cause and part of the day, in 10⁻¹² currency units: cells[member] holds what `causes`
 * tells apart slot by slot; `apart` are parts that belong to no time.
 */
export interface CausedShares {
  readonly causes: SlotCauses
  readonly cells: readonly Float64Array[]
  readonly apart: { cause: Cause; amounts: Float64Array }[]
}

export function emptyShares(members: number, causes: SlotCauses): CausedShares {
  const cells = Array.from({ length: members }, () => new Float64Array(causes.cells.length))
  return { causes, cells, apart: [] }
}

/** Adds what a member got in a slot for what it bought and for what it sold. */
export function addShare(
  shares: CausedShares,
  member: number,
  slot: number,
  bought: number,
  sold: number,
): void {
  shares.causes.add(shares.cells[member]!, member, slot, bought, sold)
}

/** Every member's share, all parts added. */
export function shareTotals(shares: CausedShares): number[] {
  return shares.cells.map(
    (cells, i) =>
      cells.reduce((sum, part) => sum + part, 0) +
      shares.apart.reduce((sum, { amounts }) => sum + amounts[i]!, 0),
  )
}

/** Shares an amount out over the members by weight, as a part of its own; by equal parts where no weight is above 0. */
export function addApart(
  shares: CausedShares,
  cause: Cause,
  amount: number,
  weights: readonly number[],
): void {
  if (amount === 0) return
  const sum = weights.reduce((all, weight) => all + weight, 0)
  const part = (weight: number): number => (sum > 0 ? (amount * weight) / sum : amount / weights.length)
  shares.apart.push({ cause, amounts: Float64Array.from(weights, part) })
}

/** Adds amounts of members as a part of their own: what moves between them, and then sums to 0, or what each has by itself. */
export function addTransfer(shares: CausedShares, cause: Cause, amounts: readonly number[]): void {
  if (amounts.every((amount) => amount === 0)) return
  shares.apart.push({ cause, amounts: Float64Array.from(amounts) })
}

/** The same shares to add to without touching these. */
export function copyOfShares({ causes, cells, apart }: CausedShares): CausedShares {
  return {
    causes,
    cells: cells.map((own) => Float64Array.from(own)),
    apart: apart.map(({ cause, amounts }) => ({ cause, amounts: Float64Array.from(amounts) })),
  }
}

/**
 * What the game's real numbers and the key's whole microKWh leave between Σ shares and the pot is spread in proportion
 * to the size of the shares, each part of a share alike. It is far below a cent.
 */
export function spreadRest(shares: CausedShares, pot: number): void {
  const totals = shareTotals(shares)
  const rest = pot - totals.reduce((sum, share) => sum + share, 0)
  const sizes = totals.reduce((sum, share) => sum + Math.abs(share), 0)
  if (rest === 0 || sizes === 0) return
  for (const [i, cells] of shares.cells.entries()) {
    const inCells = cells.reduce((sum, part) => sum + part, 0)
    if (inCells === 0) continue
    const factor = 1 + (rest * Math.abs(totals[i]!)) / sizes / inCells
    for (let k = 0; k < cells.length; k++) cells[k]! *= factor
  }
}
