import type { SplitColumns } from './columns.ts'
import type { DayFault } from './fault.ts'
import { otherKey } from './keys.ts'
import { EXACT_MICRO, isExact, slotDeviation, slotSums } from './recompute.ts'
import { explainingSwap } from './swaps.ts'
import { explainTotals } from './totals.ts'

/**
 * What happened on a day, from its slots that are not as recomputed: the first explanation under which all of them agree, in the order
 * exchanged columns, other sums, a consumer left out; where none holds, another key.
 */
export function explainDay(columns: SplitColumns, slots: readonly number[]): DayFault[] {
  const swap = explainingSwap(columns, slots)
  if (swap)
    return [
      {
        kind: 'columns-swapped',
        detail: 'swapped',
        points: swap.points,
        slots: slots.length,
        micro: moved(columns, slots),
        mended: swap.columns,
      },
    ]
  const split: number[] = []
  const surplus: number[] = []
  for (const slot of slots) {
    const deviation = slotDeviation(columns, slot, slotSums(columns, slot))
    if (deviation.split > EXACT_MICRO) split.push(slot)
    else surplus.push(slot)
  }
  if (split.length === 0) return surplusFaults(columns, surplus)
  const explained = explainTotals(columns, split) ?? leftOutOf(columns, split)
  if (explained) return [explained, ...surplusFaults(columns, surplus)]
  const key: DayFault = {
    kind: 'other-key',
    detail: otherKey(columns, split),
    points: [],
    slots: split.length,
    micro: moved(columns, split),
  }
  return [key, ...exceedingFaults(columns, split), ...surplusFaults(columns, slots)]
}

/** Energy that came to other consumers than by the formula: half of what differs. */
function moved(columns: SplitColumns, slots: readonly number[]): number {
  let sum = 0
  for (const slot of slots) {
    const { made, used } = slotSums(columns, slot)
    for (const consumer of columns.consumers) {
      const c = consumer.used[slot] as number
      const share = used > 0 ? Math.round((made * c) / used) : 0
      const stated = (consumer.cover ?? consumer.share)?.[slot] ?? Number.NaN
      if (!Number.isNaN(stated)) sum += Math.abs(stated - (consumer.cover ? Math.min(c, share) : share)) / 2
    }
  }
  return Math.round(sum)
}

/** A consumer who got nothing while the others share by consumption among themselves. */
function leftOutOf(columns: SplitColumns, slots: readonly number[]): DayFault | null {
  for (const one of columns.consumers) {
    if (!slots.every((slot) => ((one.share ?? one.cover)?.[slot] ?? 0) === 0)) continue
    const others = { ...columns, consumers: columns.consumers.filter((other) => other !== one) }
    if (!slots.every((slot) => isExact(others, slot))) continue
    const micro = slots.reduce((sum, slot) => sum + (one.used[slot] as number), 0)
    return {
      kind: 'consumer-missing',
      detail: 'consumer-not-in-split',
      points: [one.point],
      slots: slots.length,
      micro,
    }
  }
  return null
}

/** Self-covers above the consumption. */
function exceedingFaults({ consumers }: SplitColumns, slots: readonly number[]): DayFault[] {
  return consumers.flatMap(({ point, used, cover }): DayFault[] => {
    const over = slots.filter((slot) => (cover?.[slot] ?? 0) > (used[slot] as number) + EXACT_MICRO)
    if (over.length === 0) return []
    const micro = over.reduce((sum, slot) => sum + (cover?.[slot] ?? 0) - (used[slot] as number), 0)
    return [{ kind: 'share-exceeds', detail: 'more-than-used', points: [point], slots: over.length, micro }]
  })
}

/** Plants whose surplus is not what the self-covers leave of them. */
function surplusFaults(columns: SplitColumns, slots: readonly number[]): DayFault[] {
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
    return count === 0
      ? []
      : [
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

function coveredIn({ consumers, plants }: SplitColumns, slot: number): number {
  const made = plants.reduce((sum, plant) => sum + (plant.made[slot] as number), 0)
  const used = consumers.reduce((sum, consumer) => sum + (consumer.used[slot] as number), 0)
  return consumers.reduce((sum, consumer) => {
    const stated = consumer.cover?.[slot] ?? Number.NaN
    const c = consumer.used[slot] as number
    return sum + (Number.isNaN(stated) ? Math.min(c, used > 0 ? Math.round((made * c) / used) : 0) : stated)
  }, 0)
}
