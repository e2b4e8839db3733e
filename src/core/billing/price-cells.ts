import type { Allocation } from '../sharing/flows.ts'
import { picoOf } from '../units/price.ts'
import type { MonthEnergy } from './month-energy.ts'
import { networkOf, type MonthPrices } from './month-prices.ts'
import type { PricedRow } from './prices.ts'

/** A member's energy of the month under one pair of prices, whole microKWh: money is these few sums times prices. */
export interface PriceCell {
  readonly reference: PricedRow
  readonly own: PricedRow
  offtake: number
  feedIn: number
  sharedIn: number
  sharedOut: number
}

/** The cells of every member, in order of the month's prices. */
export function priceCells(energy: MonthEnergy, allocation: Allocation, prices: MonthPrices): PriceCell[][] {
  return prices.own.map((tariff, i) => {
    const cells = new Map<number, PriceCell>()
    for (let t = 0; t < energy.settled.length; t++) {
      const o = energy.billed.offtake[i]![t]!
      const f = energy.billed.feedIn[i]![t]!
      if (o === 0 && f === 0) continue
      const reference = prices.reference.rowOf[t]!
      const own = tariff.rowOf[t]!
      const place = reference * 65_536 + own
      let cell = cells.get(place)
      if (!cell) {
        const rows = { reference: prices.reference.rows[reference]!, own: tariff.rows[own]! }
        cell = { ...rows, offtake: 0, feedIn: 0, sharedIn: 0, sharedOut: 0 }
        cells.set(place, cell)
      }
      cell.offtake += o
      cell.feedIn += f
      cell.sharedIn += allocation.sharedIn[i]![t]!
      cell.sharedOut += allocation.sharedOut[i]![t]!
    }
    return [...cells.entries()].toSorted(([a], [b]) => a - b).map(([, cell]) => cell)
  })
}

/** alone = Σ b·o − s·f, exact in 10⁻¹² currency units. */
export function alonePico(cells: readonly PriceCell[]): bigint {
  return cells.reduce(
    (sum, { own, offtake, feedIn }) => sum + picoOf(own.row.buy, offtake) - picoOf(own.row.sell, feedIn),
    0n,
  )
}

/** What sharing saved: Σ (b − n − fee)·in − s·out, exact in 10⁻¹² currency units (settlement.md A.4). */
export function sharingPico(cells: readonly PriceCell[], prices: MonthPrices): bigint {
  return cells.reduce((sum, { own, reference, sharedIn, sharedOut }) => {
    const receive = own.row.buy - networkOf(own.row, prices) - reference.row.fee
    return sum + picoOf(receive, sharedIn) - picoOf(own.row.sell, sharedOut)
  }, 0n)
}

/** fee·in, exact in 10⁻¹² currency units. */
export function feePico(cells: readonly PriceCell[]): bigint {
  return cells.reduce((sum, { reference, sharedIn }) => sum + picoOf(reference.row.fee, sharedIn), 0n)
}
