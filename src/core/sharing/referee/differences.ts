import type { SplitColumns } from './columns.ts'
import { EXACT_MICRO, slotSums } from './recompute.ts'

/** A day's sum of one published column against the recomputed one, 10⁻⁶ kWh, over the slots that differ. */
export interface Difference {
  readonly date: string
  readonly point: string
  readonly quantity: 'share' | 'self-cover' | 'surplus'
  readonly slots: number
  readonly statedMicro: number
  readonly recomputedMicro: number
  /** For shared energy, stated less recomputed at what a shared kWh saves in its slot, 10⁻¹² currency units; null where no price is known. */
  readonly worthPico: number | null
}

/** What of the given slots differs, a row a point and column: the table for the operator. */
export function differencesOf(
  columns: SplitColumns,
  date: string,
  slots: readonly number[],
  saving: Float64Array | null,
): Difference[] {
  const rows = new Map<string, { -readonly [K in keyof Difference]: Difference[K] }>()
  const add = (
    point: string,
    quantity: Difference['quantity'],
    stated: number | undefined,
    expected: number,
    worth: number,
  ): void => {
    if (stated === undefined || Number.isNaN(stated) || Math.abs(stated - expected) <= EXACT_MICRO) return
    const key = `${quantity} ${point}`
    const row = rows.get(key) ?? {
      date,
      point,
      quantity,
      slots: 0,
      statedMicro: 0,
      recomputedMicro: 0,
      worthPico: 0,
    }
    rows.set(key, row)
    row.slots++
    row.statedMicro += stated
    row.recomputedMicro += Math.round(expected)
    const worthPico = (stated - Math.round(expected)) * worth
    row.worthPico = row.worthPico === null || Number.isNaN(worthPico) ? null : row.worthPico + worthPico
  }
  for (const slot of slots) {
    const { made, used } = slotSums(columns, slot)
    const worth = saving?.[slot] ?? Number.NaN
    let covered = 0
    for (const { point, used: own, share, cover } of columns.consumers) {
      const c = own[slot] as number
      const expected = used > 0 ? Math.round((made * c) / used) : 0
      add(point, 'share', share?.[slot], expected, worth)
      add(point, 'self-cover', cover?.[slot], Math.min(c, expected), worth)
      const stated = cover?.[slot]
      covered += stated === undefined || Number.isNaN(stated) ? Math.min(c, expected) : stated
    }
    for (const plant of columns.plants)
      add(
        plant.point,
        'surplus',
        plant.surplus?.[slot],
        made > 0 ? (plant.made[slot] as number) * (1 - covered / made) : 0,
        Number.NaN,
      )
  }
  return [...rows.values()]
}
