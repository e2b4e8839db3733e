import { formatPrice, type MicroPrice } from '../units/price.ts'
import { internalOf, networkOf, type MonthPrices } from './month-prices.ts'
import type { PriceCell } from './price-cells.ts'
import type { PricedRow } from './prices.ts'
import type { SettlementResult } from './result.ts'

type Breach = SettlementResult['priceBreaches'][number]

/**
 * s ≤ p ≤ b − n − fee is checked for every pair of prices that billed energy; a breach is shown, not forbidden. In full
 * supply and with a premium nothing is sold at p, so only a saving below zero, s > b − n − fee, is a breach.
 */
export function priceBreaches(
  cells: readonly (readonly PriceCell[])[],
  prices: MonthPrices,
  sellsInside: boolean,
): Breach[] {
  const found = new Map<string, Breach>()
  for (const { own, reference } of cells.flat()) {
    const tariff = own.row.name
    for (const sentence of sentencesOf(own, reference, prices, sellsInside)) {
      const from = own.from > reference.from ? own.from : reference.from
      found.set(JSON.stringify([tariff, from, sentence]), { tariff, from, sentence })
    }
  }
  return [...found.values()]
}

function sentencesOf(
  own: PricedRow,
  reference: PricedRow,
  prices: MonthPrices,
  sellsInside: boolean,
): string[] {
  const most = own.row.buy - networkOf(own.row, prices) - reference.row.fee
  const least = own.row.sell
  const price = internalOf(reference.row, prices)
  const band = own.band === null ? '' : ` (${own.band})`
  const perKWh = (value: MicroPrice): string => `${formatPrice(value).replace('-', '−')} per kWh`
  if (least > most) {
    return [
      `Sharing saves nothing${band}: a shared kWh is worth ${perKWh(most)} to who receives it, but ${perKWh(least)} outside.`,
    ]
  }
  if (!sellsInside) return []
  if (price < least) {
    return [
      `The internal price${band} of ${perKWh(price)} is below the ${perKWh(least)} that a surplus earns outside.`,
    ]
  }
  if (price > most) {
    return [
      `The internal price${band} of ${perKWh(price)} is above the ${perKWh(most)} that a shared kWh saves its receiver.`,
    ]
  }
  return []
}
