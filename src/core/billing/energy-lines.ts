import { lineCents, type MicroPrice } from '../units/price.ts'
import type { MicroKWh } from '../units/energy.ts'
import type { PriceCell } from './price-cells.ts'
import type { PricedRow } from './prices.ts'
import type { BillLine } from './result.ts'

/**
 * One line of energy a price row, in order of the month's prices: kWh × price, rounded once, `sign` −1 for a credit.
 * Rows without energy give no line. Days stand on a line only where its price does not hold the whole month.
 */
export function energyLines(
  kind: BillLine['kind'],
  cells: readonly PriceCell[],
  rowOf: (cell: PriceCell) => PricedRow,
  energyOf: (cell: PriceCell) => MicroKWh,
  priceOf: (row: PricedRow) => MicroPrice,
  sign: 1 | -1,
  vatRate: number | null,
): BillLine[] {
  const sums = new Map<PricedRow, MicroKWh>()
  for (const cell of cells) {
    const row = rowOf(cell)
    sums.set(row, (sums.get(row) ?? 0) + energyOf(cell))
  }
  return [...sums.entries()]
    .filter(([, energy]) => energy > 0)
    .map(([row, energy]) => ({
      kind,
      microKWh: energy,
      price: priceOf(row),
      from: row.wholeMonth ? null : row.from,
      until: row.wholeMonth ? null : row.until,
      band: row.band,
      netCents: sign === 1 ? lineCents(priceOf(row), energy) : 0 - lineCents(priceOf(row), energy),
      vatRate,
    }))
}

/** A line that is an amount only. */
export function amountLine(kind: BillLine['kind'], netCents: number, vatRate: number | null): BillLine {
  return { kind, microKWh: null, price: null, from: null, until: null, band: null, netCents, vatRate }
}
