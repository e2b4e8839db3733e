import {
  currencySign,
  decimal,
  englishFigures,
  figure,
  NARROW,
  rescale,
  type FigureStyle,
} from '../../core/explanation/format.ts'

/**
 * How the window writes figures: as the documents do (core/explanation/format.ts), with what only the window needs.
 * Reads integers of core/units, gives words.
 */
export { currencySign as currencyMark, MINUS, NARROW as NO_BREAK } from '../../core/explanation/format.ts'
export const DASH = '–'

interface Written {
  /** Show a plus for differences; zero never has a sign. */
  readonly signed?: boolean
  readonly style?: FigureStyle
}

/** `1 072.92` of 107292 cents. */
export function formatMoney(cents: number, written: Written = {}): string {
  return scaled(cents, 2, 2, written)
}

/** `1 072.92 €` with the currency's own mark, never broken from it. */
export function formatAmount(cents: number, currency: string, written: Written = {}): string {
  return `${formatMoney(cents, written)}${NARROW}${currencySign(currency)}`
}

/** `416.5` of 10⁻⁶ kWh; one place in tables, two on bills, none in headlines. */
export function formatEnergy(microKWh: number, places: 0 | 1 | 2 | 3 = 1, written: Written = {}): string {
  return scaled(microKWh, 6, places, written)
}

/** `29.10` ct of 291000 micro-units per kWh; more places only where the price has them. */
export function formatPriceInCents(microPrice: number, written: Written = {}): string {
  const places = microPrice % 100 === 0 ? 2 : microPrice % 10 === 0 ? 3 : 4
  return scaled(microPrice, 4, places, written)
}

/** A plain number with a given number of places: `0.273`. */
export function formatNumber(
  value: number,
  places: number,
  { signed = false, style = englishFigures }: Written = {},
): string {
  return withSign(decimal(value, places, style), value, signed)
}

/** `12.4` of 0.124: a share of one as percent, at most one place, the sign % is the column's or the sentence's. */
export function formatPercent(fraction: number, places: 0 | 1 = 0, written: Written = {}): string {
  return formatNumber(fraction * 100, places, written)
}

/** `6` or `12.5` of a share of one as percent: a place only where it has one. */
export function formatShare(fraction: number): string {
  return formatPercent(fraction, Number.isInteger(Math.round(fraction * 1e6) / 1e4) ? 0 : 1)
}

/** `4 096`. */
export function formatCount(count: number): string {
  return formatNumber(count, 0)
}

/** The hundredth of a currency, in which prices per kWh are written. */
export function minorMark(currency: string): string {
  const marks: Record<string, string> = {
    CHF: 'Rp.',
    GBP: 'p',
    CZK: 'hal.',
    PLN: 'gr',
    DKK: 'øre',
    SEK: 'öre',
    NOK: 'øre',
  }
  return marks[currency] ?? 'ct'
}

/** Whole units of 10^-`has` written with `places` places. */
function scaled(
  units: number,
  has: number,
  places: number,
  { signed = false, style = englishFigures }: Written,
): string {
  return withSign(figure(rescale(units, has, places), places, style), units, signed)
}

/** A plus before what is more than zero, unless it is written as zero. */
function withSign(written: string, value: number, signed: boolean): string {
  return signed && value > 0 && /[1-9]/.test(written) ? `+${written}` : written
}
