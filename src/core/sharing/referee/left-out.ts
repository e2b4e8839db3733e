import type { SplitColumns } from './columns.ts'
import type { DayFault } from './fault.ts'
import { isExact } from './recompute.ts'

/** A consumer who got nothing while the others share by consumption among themselves. */
export function leftOutOf(columns: SplitColumns, slots: readonly number[]): DayFault | null {
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
