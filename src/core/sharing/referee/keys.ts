import type { SplitColumns } from './columns.ts'
import { EXACT_MICRO } from './recompute.ts'
import { splitTotal } from './totals.ts'

/** Which other key the shares of some slots follow: equal parts or fixed shares; null where none that is known here. */
export function otherKey(columns: SplitColumns, slots: readonly number[]): 'equal' | 'static' | null {
  if (isEqual(columns, slots)) return 'equal'
  return isStatic(columns, slots) ? 'static' : null
}

const shareOf = (column: Float64Array | null, slot: number): number => column?.[slot] ?? Number.NaN

/** Everybody the same: as shares, or as covers up to what each used. */
function isEqual(columns: SplitColumns, slots: readonly number[]): boolean {
  const { consumers } = columns
  if (consumers.length < 2) return false
  return slots.every((slot) => {
    const parts = consumers.map(({ share, cover }) => shareOf(share ?? cover, slot))
    const highest = Math.max(...parts)
    if (!(highest > EXACT_MICRO)) return false
    return parts.every(
      (part, k) =>
        Math.abs(part - highest) <= EXACT_MICRO ||
        (part < highest && Math.abs(part - (consumers[k]?.used[slot] as number)) <= EXACT_MICRO),
    )
  })
}

/** Each consumer's part of all that was shared is the same in every slot; how much was made need not be known for that. */
function isStatic(columns: SplitColumns, slots: readonly number[]): boolean {
  const totals = slots.map((slot) => splitTotal(columns, slot) ?? Number.NaN)
  const largest = totals.indexOf(Math.max(...totals))
  const all = totals[largest] as number
  if (slots.length < 3 || !(all > 0)) return false
  return columns.consumers.every(({ share }) => {
    const part = shareOf(share, slots[largest] as number) / all
    // rounding of the share itself, and of all shares in their sum
    const slack = EXACT_MICRO + 1 + 0.5 * columns.consumers.length * part
    return slots.every((slot, k) => Math.abs(shareOf(share, slot) - part * (totals[k] as number)) <= slack)
  })
}
