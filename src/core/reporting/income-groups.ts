import type { IncomeBand } from '../community/cooperative.ts'
import { FEWEST_HOUSEHOLDS } from './energy-burden.ts'

/** Neighbouring income bands that are shown as one. */
export interface IncomeGroup<H> {
  /** Ids of the bands with households, lowest first. */
  readonly bands: readonly string[]
  readonly households: readonly H[]
}

/**
 * Households by income band, lowest first. A band below five households is merged with its smaller neighbour (the lower
 * one where both are alike) until each group has five; where all together are fewer, no group is shown and only the
 * totals of the month remain. Bands without a household do not appear; a household without a band is in no group.
 */
export function incomeGroups<H>(
  households: readonly H[],
  bandOf: (household: H) => IncomeBand | null,
  bands: readonly IncomeBand[],
): IncomeGroup<H>[] {
  const groups: IncomeGroup<H>[] = bands
    .toSorted((a, b) => lowerBound(a) - lowerBound(b))
    .map((band) => ({
      bands: [band.id],
      households: households.filter((household) => bandOf(household)?.id === band.id),
    }))
    .filter((group) => group.households.length > 0)
  for (;;) {
    const small = groups.findIndex((group) => group.households.length < FEWEST_HOUSEHOLDS)
    if (small === -1) return groups
    if (groups.length === 1) return []
    const size = (k: number): number => groups[k]?.households.length ?? Number.POSITIVE_INFINITY
    const lower = size(small - 1) <= size(small + 1) ? small - 1 : small
    const [a, b] = [groups[lower]!, groups[lower + 1]!]
    groups.splice(lower, 2, {
      bands: [...a.bands, ...b.bands],
      households: [...a.households, ...b.households],
    })
  }
}

function lowerBound(band: IncomeBand): number {
  return band.fromIncome ?? Number.NEGATIVE_INFINITY
}
