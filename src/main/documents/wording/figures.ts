import { monthSpan } from '../../../core/calendar/month.ts'
import { dayAndMonth, longDate, NARROW, vatRate } from '../../../core/explanation/format.ts'
import { formatPrice, type MicroPrice } from '../../../core/units/price.ts'

/** Figures that only paper needs; everything else is core/explanation/format.ts, so that screen and paper agree. */

/** Head of a price column: `ct per kWh` in euros, else the currency. */
export function priceUnit(currency: string): string {
  return currency === 'EUR' ? 'ct per kWh' : `${currency} per kWh`
}

/**
 * A price as a bill states it: `29.10`, in hundredths for euros, `0.2910` elsewhere; further places only where the price
 * has them, because kWh × price must give the line's amount to whoever checks it.
 */
export function priceFigure(price: MicroPrice, currency: string): string {
  const [units, places] = currency === 'EUR' ? [price * 100, 2] : [price, 4]
  const [whole = '', fraction = ''] = formatPrice(units).replace('-', '\u2212').split('.')
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(places, '0')}`
}

/** A VAT rate for a column whose head has the sign: `20`, `13.5`. */
export function rateFigure(rate: number): string {
  return vatRate(rate).replace(`${NARROW}%`, '')
}

/** `1 to 31 October 2026`. */
export function monthPeriod(month: string): string {
  return `1 to ${longDate(monthSpan(month).last)}`
}

/** `1 to 14 October`, `15 September to 3 October`: local days, both included, without the year. */
export function dayPeriod(from: string, until: string): string {
  if (from === until) return dayAndMonth(from)
  const sameMonth = from.slice(0, 7) === until.slice(0, 7)
  return `${sameMonth ? Number(from.slice(8, 10)) : dayAndMonth(from)} to ${dayAndMonth(until)}`
}
