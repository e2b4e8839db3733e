import type { SplitColumns } from './columns.ts'
import type { DayFault } from './fault.ts'
import { EXACT_MICRO, slotSums } from './recompute.ts'

/** A slot in which the shares follow consumption but add up to another generation than the file's. */
interface OtherTotal {
  readonly made: number
  readonly used: number
  /** Σ share: the generation that the operator split. */
  readonly split: number
}

/**
 * Shares that are split by consumption, of more or less generation than the file holds: a plant or a consumer is in the operator's sums and not
 * in the file, in the file and not in its sums, or in them twice. Null where the shares of any slot are not by consumption.
 */
export function explainTotals(columns: SplitColumns, slots: readonly number[]): DayFault | null {
  const totals = slots.map((slot) => totalOf(columns, slot))
  if (totals.length === 0 || totals.some((one) => one === null)) return null
  const known = totals as OtherTotal[]
  const slack = 0.5 * columns.consumers.length + EXACT_MICRO
  const more = known.every(({ made, split }) => split > made + slack)
  const less = known.every(({ made, split }) => split < made - slack)
  if (!more && !less) return null
  const sumOf = (value: (one: OtherTotal, k: number) => number): number =>
    known.reduce((sum, one, k) => sum + value(one, k), 0)
  const plantThat = (difference: (one: OtherTotal) => number): string | undefined =>
    columns.plants.find(({ made }) =>
      known.every((one, k) => Math.abs(difference(one) - (made[slots[k] as number] as number)) <= slack),
    )?.point
  const missing = (one: OtherTotal): number => (one.used * one.made) / one.split - one.used
  if (more) {
    const micro = Math.round(sumOf(({ made, split }) => split - made))
    const twice = plantThat(({ made, split }) => split - made)
    return twice === undefined
      ? { kind: 'plant-missing', detail: 'plant-not-in-file', points: [], slots: slots.length, micro }
      : { kind: 'point-twice', detail: 'twice-in-split', points: [twice], slots: slots.length, micro }
  }
  const leftOut = plantThat(({ made, split }) => made - split)
  if (leftOut !== undefined)
    return {
      kind: 'plant-missing',
      detail: 'plant-not-in-split',
      points: [leftOut],
      slots: slots.length,
      micro: Math.round(sumOf(({ made, split }) => made - split)),
    }
  const twice = columns.consumers.find(({ used }) =>
    known.every(
      (one, k) =>
        Math.abs(missing(one) - (used[slots[k] as number] as number)) <=
        ((one.used * one.made) / one.split / one.split) * slack + slack,
    ),
  )
  const micro = Math.round(sumOf(missing))
  return twice
    ? { kind: 'point-twice', detail: 'twice-in-split', points: [twice.point], slots: slots.length, micro }
    : { kind: 'consumer-missing', detail: 'consumer-not-in-file', points: [], slots: slots.length, micro }
}

/** Σ share of a slot; null where a share is not published. */
export function splitTotal({ consumers }: SplitColumns, slot: number): number | null {
  let split = 0
  for (const { share } of consumers) {
    const value = share?.[slot]
    if (value === undefined || Number.isNaN(value)) return null
    split += value
  }
  return split
}

function totalOf(columns: SplitColumns, slot: number): OtherTotal | null {
  const { made, used } = slotSums(columns, slot)
  const split = splitTotal(columns, slot)
  if (split === null || !(split > 0 && used > 0)) return null
  for (const consumer of columns.consumers) {
    const c = consumer.used[slot] as number
    const share = consumer.share?.[slot] as number
    // Σ share carries the rounding of every column, its part by consumption at most the same
    if (Math.abs(share - (split * c) / used) > 0.5 * columns.consumers.length * (c / used) + EXACT_MICRO)
      return null
    const cover = consumer.cover?.[slot]
    if (cover !== undefined && !Number.isNaN(cover) && Math.abs(cover - Math.min(c, share)) > EXACT_MICRO)
      return null
  }
  return { made, used, split }
}
