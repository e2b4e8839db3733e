import type { DayFault, FaultDetail } from './fault.ts'
import type { Difference } from './differences.ts'

/** What a consumer was given on days on which the operator split otherwise, against what consumption gives it; 10⁻⁶ kWh. */
export interface Moved {
  readonly point: string
  readonly days: number
  readonly statedMicro: number
  readonly recomputedMicro: number
  /** The difference at what a shared kWh saves, in 10⁻¹² currency units; null where no price is known. */
  readonly worthPico: number | null
}

/** Faults of the split itself. Where a column of the file is at fault, what was recomputed from it says nothing about anybody's energy. */
const OF_THE_SPLIT: ReadonlySet<FaultDetail> = new Set([
  'equal',
  'static',
  'consumer-not-in-split',
  'plant-not-in-split',
  'twice-in-split',
])

/** Who was given more and who less, by point in the order met; days with any other fault are left out. */
export function movedOf(
  days: readonly { readonly date: string; readonly faults: readonly DayFault[] }[],
  differences: readonly Difference[],
): Moved[] {
  const dates = new Set(
    days.flatMap(({ date, faults }) =>
      faults.every(({ detail }) => OF_THE_SPLIT.has(detail)) ? [date] : [],
    ),
  )
  const anyCover = differences.some(({ quantity }) => quantity === 'self-cover')
  const rows = differences.filter(
    ({ date, quantity }) => dates.has(date) && quantity === (anyCover ? 'self-cover' : 'share'),
  )
  const sum = (own: readonly Difference[], of: (row: Difference) => number): number =>
    own.reduce((total, row) => total + of(row), 0)
  return [...Map.groupBy(rows, ({ point }) => point)].map(([point, own]) => ({
    point,
    days: new Set(own.map(({ date }) => date)).size,
    statedMicro: sum(own, ({ statedMicro }) => statedMicro),
    recomputedMicro: sum(own, ({ recomputedMicro }) => recomputedMicro),
    worthPico: own.some(({ worthPico }) => worthPico === null)
      ? null
      : sum(own, ({ worthPico }) => worthPico as number),
  }))
}
