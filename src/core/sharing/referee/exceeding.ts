import type { SplitColumns } from './columns.ts'
import type { DayFault } from './fault.ts'
import { EXACT_MICRO, slotSums } from './recompute.ts'

/** Self-covers above the consumption; `all` where they are all that differs between published and recomputed covers and shares. */
export function exceedingFaults(
  columns: SplitColumns,
  slots: readonly number[],
): { readonly faults: readonly DayFault[]; readonly all: boolean } {
  const { consumers } = columns
  const exceeds = ({ used, cover }: SplitColumns['consumers'][number], slot: number): boolean =>
    (cover?.[slot] ?? 0) > (used[slot] as number) + EXACT_MICRO
  const faults = consumers.flatMap((one): DayFault[] => {
    const over = slots.filter((slot) => exceeds(one, slot))
    if (over.length === 0) return []
    const micro = over.reduce((sum, slot) => sum + (one.cover?.[slot] ?? 0) - (one.used[slot] as number), 0)
    return [
      { kind: 'share-exceeds', detail: 'more-than-used', points: [one.point], slots: over.length, micro },
    ]
  })
  const all =
    faults.length > 0 &&
    slots.every((slot) => {
      const { made, used } = slotSums(columns, slot)
      return consumers.every((one) => {
        const share = used > 0 ? Math.round((made * (one.used[slot] as number)) / used) : 0
        const differs = (stated: number | undefined, expected: number): boolean =>
          stated !== undefined && Math.abs(stated - expected) > EXACT_MICRO
        if (differs(one.share?.[slot], share)) return false
        return exceeds(one, slot) || !differs(one.cover?.[slot], Math.min(one.used[slot] as number, share))
      })
    })
  return { faults, all }
}
