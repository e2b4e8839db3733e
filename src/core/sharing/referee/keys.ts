import type { SplitColumns } from './columns.ts'
import { EXACT_MICRO, slotSums } from './recompute.ts'

/** Which other key the shares of some slots look like: equal parts, fixed shares, or none that is known here. */
export function otherKey(
  columns: SplitColumns,
  slots: readonly number[],
): 'equal' | 'static' | 'unknown-key' {
  if (isEqual(columns, slots)) return 'equal'
  return isStatic(columns, slots) ? 'static' : 'unknown-key'
}

const shareOf = (column: Float64Array | null, slot: number): number => column?.[slot] ?? Number.NaN

/** Everybody the same: as shares, or as covers up to what each used. */
function isEqual(columns: SplitColumns, slots: readonly number[]): boolean {
  const { consumers } = columns
  if (consumers.length < 2) return false
  return slots.every((slot) => {
    const parts = consumers.map(({ share, cover }) => shareOf(share ?? cover, slot))
    const highest = Math.max(...parts)
    return parts.every(
      (part, k) =>
        Math.abs(part - highest) <= EXACT_MICRO ||
        (part < highest && Math.abs(part - (consumers[k]?.used[slot] as number)) <= EXACT_MICRO),
    )
  })
}

/** Each consumer's part of the generation is the same in every slot. */
function isStatic(columns: SplitColumns, slots: readonly number[]): boolean {
  if (slots.length < 3 || columns.consumers.some(({ share }) => share === null)) return false
  const largest = slots.reduce((best, slot) =>
    slotSums(columns, slot).made > slotSums(columns, best).made ? slot : best,
  )
  const { made } = slotSums(columns, largest)
  if (!(made > 0)) return false
  return columns.consumers.every(({ share }) => {
    const part = shareOf(share, largest) / made
    return slots.every(
      (slot) => Math.abs(shareOf(share, slot) - part * slotSums(columns, slot).made) <= EXACT_MICRO + 1,
    )
  })
}
