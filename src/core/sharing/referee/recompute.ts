import type { SplitColumns } from './columns.ts'

/** Half a unit in the sixth place, and one more for the operator's own rounding of its inputs. */
export const EXACT_MICRO = 1.5

/** Sums of a slot; NaN where a consumption or a generation is missing, so that nothing can be recomputed. */
export interface SlotSums {
  /** Community generation G and consumption C, 10⁻⁶ kWh. */
  readonly made: number
  readonly used: number
}

/** What was made and used in a slot, 10⁻⁶ kWh; NaN where a value is missing. */
export function slotSums({ consumers, plants }: SplitColumns, slot: number): SlotSums {
  let made = 0
  let used = 0
  for (const plant of plants) made += plant.made[slot] as number
  // without any plant in the file what was shared is all that is known of it
  if (plants.length === 0) for (const { share } of consumers) made += share?.[slot] ?? Number.NaN
  for (const consumer of consumers) used += consumer.used[slot] as number
  return { made, used }
}

/** Distances of the published from the recomputed values of a slot, 10⁻⁶ kWh; NaN cells are not compared. */
export interface SlotDeviation {
  /** Largest over shares and self-covers, and over surpluses. */
  readonly split: number
  readonly surplus: number
}

/**
 * The formula verified on real exports (metering.md, “The referee”): share = round(G·c/C, 6), cover = min(c, share), surplus =
 * p·(1 − Σcover/G). Stops early once `limit` is passed. G and C may be others than the file's, for a supposition.
 */
export function slotDeviation(
  { consumers, plants }: SplitColumns,
  slot: number,
  { made, used }: SlotSums,
  limit = Number.POSITIVE_INFINITY,
): SlotDeviation {
  let split = 0
  let covered = 0
  for (const consumer of consumers) {
    const c = consumer.used[slot] as number
    const expected = used > 0 ? Math.round((made * c) / used) : 0
    const cover = Math.min(c, expected)
    const stated = consumer.cover?.[slot]
    if (consumer.share) split = Math.max(split, distance(consumer.share[slot] as number, expected))
    if (stated !== undefined) split = Math.max(split, distance(stated, cover))
    covered += stated === undefined || Number.isNaN(stated) ? cover : stated
    if (split > limit) return { split, surplus: 0 }
  }
  let surplus = 0
  for (const plant of plants) {
    if (plant.surplus === null) continue
    const expected = made > 0 ? (plant.made[slot] as number) * (1 - covered / made) : 0
    surplus = Math.max(surplus, distance(plant.surplus[slot] as number, expected))
  }
  return { split, surplus }
}

const distance = (stated: number, expected: number): number =>
  Number.isNaN(stated) ? 0 : Math.abs(stated - expected)

/** Whether every compared cell of a slot is as recomputed. */
export function isExact(columns: SplitColumns, slot: number, sums = slotSums(columns, slot)): boolean {
  const { split, surplus } = slotDeviation(columns, slot, sums, EXACT_MICRO)
  return split <= EXACT_MICRO && surplus <= EXACT_MICRO
}
