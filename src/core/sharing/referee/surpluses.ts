import type { SplitColumns } from './columns.ts'
import type { DayFault } from './fault.ts'
import { EXACT_MICRO, slotSums } from './recompute.ts'

/** Plants whose surplus is not what the self-covers leave of them. */
export function surplusFaults(columns: SplitColumns, slots: readonly number[]): DayFault[] {
  const sums = slots.map((slot) => ({
    slot,
    made: slotSums(columns, slot).made,
    covered: coveredIn(columns, slot),
  }))
  return columns.plants.flatMap(({ point, made, surplus }): DayFault[] => {
    if (surplus === null) return []
    let count = 0
    let micro = 0
    for (const one of sums) {
      const stated = surplus[one.slot] as number
      const expected = one.made > 0 ? (made[one.slot] as number) * (1 - one.covered / one.made) : 0
      if (Number.isNaN(stated) || Math.abs(stated - expected) <= EXACT_MICRO) continue
      count++
      micro += expected - stated
    }
    if (count === 0) return []
    return [
      {
        kind: 'surplus-unassigned',
        detail: 'surplus-differs',
        points: [point],
        slots: count,
        micro: Math.round(micro),
      },
    ]
  })
}

/**
 * Whether a slot hangs together whatever the key and whoever is missing: every cover is the smaller of share and consumption, and every
 * plant keeps the same part of what it made as its surplus.
 */
export function isCoherent({ consumers, plants }: SplitColumns, slot: number): boolean {
  for (const { used, share, cover } of consumers) {
    const [stated, given] = [cover?.[slot] ?? Number.NaN, share?.[slot] ?? Number.NaN]
    if (Math.abs(stated - Math.min(used[slot] as number, given)) > EXACT_MICRO) return false
  }
  const largest = plants.reduce<(typeof plants)[number] | null>(
    (best, one) => (best === null || (one.made[slot] as number) > (best.made[slot] as number) ? one : best),
    null,
  )
  const kept = largest?.surplus?.[slot] ?? Number.NaN
  const all = largest?.made[slot] as number
  if (largest === null || Number.isNaN(kept) || !(all > 0)) return true
  return plants.every(({ made, surplus }) => {
    const stated = surplus?.[slot] ?? Number.NaN
    if (Number.isNaN(stated)) return true
    return stated <= (made[slot] as number) + EXACT_MICRO
      ? Math.abs(stated - ((made[slot] as number) * kept) / all) <= 2 * EXACT_MICRO
      : false
  })
}

/** How many cells of a slot are at odds with the rest of it: covers, shares not by consumption, surpluses of another part than the largest plant's. */
export function incoherentCells(columns: SplitColumns, slot: number): number {
  const { consumers, plants } = columns
  const { made, used } = slotSums(columns, slot)
  let odd = 0
  for (const one of consumers) {
    const c = one.used[slot] as number
    const [cover, share] = [one.cover?.[slot] ?? Number.NaN, one.share?.[slot] ?? Number.NaN]
    if (Math.abs(cover - Math.min(c, share)) > EXACT_MICRO) odd++
    if (used > 0 && Math.abs(share - Math.round((made * c) / used)) > EXACT_MICRO) odd++
  }
  const covered = consumers.reduce((sum, { cover }) => sum + (cover?.[slot] ?? 0), 0)
  for (const one of plants) {
    const expected = made > 0 ? (one.made[slot] as number) * (1 - covered / made) : 0
    if (Math.abs((one.surplus?.[slot] ?? Number.NaN) - expected) > EXACT_MICRO) odd++
  }
  return odd
}

function coveredIn({ consumers, plants }: SplitColumns, slot: number): number {
  const made = plants.reduce((sum, plant) => sum + (plant.made[slot] as number), 0)
  const used = consumers.reduce((sum, consumer) => sum + (consumer.used[slot] as number), 0)
  return consumers.reduce((sum, consumer) => {
    const stated = consumer.cover?.[slot] ?? Number.NaN
    const c = consumer.used[slot] as number
    return sum + (Number.isNaN(stated) ? Math.min(c, used > 0 ? Math.round((made * c) / used) : 0) : stated)
  }, 0)
}
