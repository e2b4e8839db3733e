import { epochDayOf } from '../calendar/zone.ts'
import { divideRounded } from '../units/exact.ts'
import type { MicroKWh } from '../units/energy.ts'
import type { Cents } from '../units/money.ts'
import type { MicroPrice } from '../units/price.ts'

/** Minus U+2212; thousands and units set off by U+00A0, so that a figure is never broken from its unit (LOOK.md "Numbers"). */
export const MINUS = '\u2212'
export const NARROW = '\u00A0'

/** How one language writes figures and months. */
export interface FigureStyle {
  readonly decimal: string
  readonly months: readonly string[]
}

export const englishFigures: FigureStyle = {
  decimal: '.',
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}

/** The figure of an integer count of 10^-`places`: `1 072.92`, `−8.28`; zero has no sign. */
export function figure(scaled: bigint, places: number, style: FigureStyle): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, NARROW)
  const rest = places > 0 ? style.decimal + digits.slice(digits.length - places) : ''
  return `${scaled < 0n ? MINUS : ''}${whole}${rest}`
}

/** `units` of 10^-`from` as a count of 10^-`to`, rounded half away from zero. Throws on what is not a whole count. */
export function rescale(units: number, from: number, to: number): bigint {
  if (!Number.isSafeInteger(units)) throw new RangeError(`not a whole count: ${units}`)
  return to >= from
    ? BigInt(units) * 10n ** BigInt(to - from)
    : divideRounded(BigInt(units), 10n ** BigInt(from - to))
}

/** An amount without its unit, for columns: `1 072.92`, `−8.28`, `0.00`. */
export function amount(cents: Cents, style = englishFigures): string {
  return figure(rescale(cents, 2, 2), 2, style)
}

/** A difference without its unit: `+1.52`, `−1.99`, `0.00`. */
export function difference(cents: Cents, style = englishFigures): string {
  return cents > 0 ? `+${amount(cents, style)}` : amount(cents, style)
}

const signs: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: '$', CZK: 'Kč', PLN: 'zł' }

/** What stands behind an amount: `€` for EUR, the currency's code where it has no sign of its own. */
export function currencySign(currency: string): string {
  return signs[currency] ?? currency
}

/** An amount with its unit: `1 072.92 €`, `−3.03 CHF`. */
export function money(cents: Cents, currency: string, style = englishFigures): string {
  return `${amount(cents, style)}${NARROW}${currencySign(currency)}`
}

/** kWh without unit from 10⁻⁶ kWh; one place in tables and sentences, two on bills, none in headlines. */
export function kWhFigure(micro: MicroKWh, places = 1, style = englishFigures): string {
  return figure(rescale(micro, 6, places), places, style)
}

/** `245.0 kWh` */
export function energy(micro: MicroKWh, places = 1, style = englishFigures): string {
  return `${kWhFigure(micro, places, style)}${NARROW}kWh`
}

/** A price in hundredths of the currency's unit a kWh without its unit, two places: `29.10`. */
export function centFigure(price: MicroPrice, style = englishFigures): string {
  return figure(rescale(price, 4, 2), 2, style)
}

/** A price a kWh with its unit: `29.10 ct` in euros, `0.2910 CHF` elsewhere. */
export function pricePerKWh(price: MicroPrice, currency: string, style = englishFigures): string {
  if (currency === 'EUR') return `${centFigure(price, style)}${NARROW}ct`
  return `${figure(rescale(price, 6, 4), 4, style)}${NARROW}${currency}`
}

/** A fraction in percent: `16 %`, `3.4 %`. */
export function percent(fraction: number, places: 0 | 1 = 0, style = englishFigures): string {
  return `${percentFigure(fraction, places, style)}${NARROW}%`
}

/** A fraction in percent without the sign: `16`, `3.4`. */
export function percentFigure(fraction: number, places: 0 | 1 = 0, style = englishFigures): string {
  return decimal(fraction * 100, places, style)
}

/** A real number with fixed places: a Gini has three. Throws on what is not finite; minus zero is zero. */
export function decimal(value: number, places: number, style = englishFigures): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a figure: ${value}`)
  const scale = 10 ** places
  return figure(BigInt(Math.sign(value) * Math.round(Math.abs(value) * scale)), places, style)
}

/** A VAT rate from hundredths of a percent: 2000 is `20 %`, 550 is `5.5 %`. */
export function vatRate(rate: number, style = englishFigures): string {
  const places = rate % 100 === 0 ? 0 : rate % 10 === 0 ? 1 : 2
  return `${figure(rescale(rate, 2, places), places, style)}${NARROW}%`
}

/** A whole count: `1 402`. */
export function count(value: number, style = englishFigures): string {
  return figure(rescale(value, 0, 0), 0, style)
}

function nameOfMonth(month: string, style: FigureStyle): string {
  const name = style.months[Number(month.slice(5, 7)) - 1]
  if (name === undefined) throw new RangeError(`not a month: ${month}`)
  return name
}

/** `4 November 2026` of `2026-11-04`; the day is never broken from its month. */
export function longDate(date: string, style = englishFigures): string {
  epochDayOf(date)
  return `${Number(date.slice(8, 10))}${NARROW}${nameOfMonth(date, style)} ${date.slice(0, 4)}`
}

/** `4 November` of `2026-11-04`. */
export function dayAndMonth(date: string, style = englishFigures): string {
  epochDayOf(date)
  return `${Number(date.slice(8, 10))}${NARROW}${nameOfMonth(date, style)}`
}

/** `October 2026` of `2026-10`. */
export function longMonth(month: string, style = englishFigures): string {
  return `${nameOfMonth(month, style)} ${month.slice(0, 4)}`
}

/** `October` of `2026-10`; where another year is meant than that of `beside`, the year stands with it. */
export function monthName(month: string, beside: string | null = null, style = englishFigures): string {
  return beside === null || beside.slice(0, 4) === month.slice(0, 4)
    ? nameOfMonth(month, style)
    : longMonth(month, style)
}
