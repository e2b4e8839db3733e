import { localMonth } from '../calendar/month.ts'
import type { Zone } from '../calendar/zone.ts'
import type { Model } from '../community/vocabulary.ts'
import type { TariffRow } from '../community/tariff.ts'
import { ProblemError } from '../problems/problem.ts'
import { slotGrid } from './grid.ts'
import { tariffInMonth } from './prices.ts'

/** Prices by which a shared kWh is valued: the cooperative's own, whatever single members have. */
export interface SavingPrices {
  readonly model: Model
  readonly referenceTariff: string
  readonly tariffs: readonly TariffRow[]
}

/**
 * What a shared kWh saves in each slot of a span, Δ = b − n − s − fee in 10⁻⁶ currency units (settlement.md A.1); NaN where no price
 * holds. Null where a kWh has no such value: under a premium, behind one connection, or with prices that contradict each other.
 */
export function sharedSaving(
  span: { readonly start: number; readonly stepSeconds: number; readonly slots: number },
  zone: Zone,
  { model, referenceTariff, tariffs }: SavingPrices,
): Float64Array | null {
  if (model !== 'shared-energy') return null
  const { start, stepSeconds, slots } = span
  const saving = new Float64Array(slots).fill(Number.NaN)
  for (let slot = 0; slot < slots;) {
    const month = localMonth(zone, zone.dateOf(start + slot * stepSeconds).slice(0, 7))
    const isOnGrid =
      (start - month.start) % stepSeconds === 0 && (month.end - month.start) % stepSeconds === 0
    if (!isOnGrid) return null
    const prices = pricesIn(month)
    if (prices === null) return null
    for (; slot < slots && start + slot * stepSeconds < month.end; slot++) {
      const row = prices.rows[prices.rowOf[(start - month.start) / stepSeconds + slot] as number]?.row
      if (row) saving[slot] = row.buy - row.sharedNetwork - row.sell - row.fee
    }
  }
  return saving

  function pricesIn(month: ReturnType<typeof localMonth>): ReturnType<typeof tariffInMonth> | null {
    try {
      return tariffInMonth(referenceTariff, tariffs, slotGrid(zone, month, stepSeconds))
    } catch (error) {
      // two rows of equal standing: settling asks which holds, here the value is left open
      if (error instanceof ProblemError) return null
      throw error
    }
  }
}
