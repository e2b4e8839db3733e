/**
 * How figures are written (LOOK.md, Numbers): U+2212 for minus, U+00A0 between thousands and before units,
 * two places for money and ct, one for kWh in tables. Reads integers of core/units, gives words.
 */
export const NO_BREAK = '\u00A0'
export const MINUS = '\u2212'
export const DASH = '–'

/** How one language writes figures; each language has its own. */
export interface FigureStyle {
  readonly decimal: string
}
export const englishFigures: FigureStyle = { decimal: '.' }

interface Written {
  /** Show a plus for differences; zero never has a sign. */
  readonly signed?: boolean
  readonly style?: FigureStyle
}

/** `1 072.92` of 107292 cents. */
export function formatMoney(cents: number, written: Written = {}): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not a whole number of cents: ${cents}`)
  return fixed(BigInt(cents), 2, 2, written)
}

/** `1 072.92 €` with the currency's own mark, never broken from it. */
export function formatAmount(cents: number, currency: string, written: Written = {}): string {
  return `${formatMoney(cents, written)}${NO_BREAK}${currencyMark(currency)}`
}

/** `416.5` of 10⁻⁶ kWh; one place in tables, two on bills, none in headlines. */
export function formatEnergy(microKWh: number, places: 0 | 1 | 2 | 3 = 1, written: Written = {}): string {
  if (!Number.isSafeInteger(microKWh)) throw new RangeError(`not an amount of energy: ${microKWh}`)
  return fixed(BigInt(microKWh), 6, places, written)
}

/** `29.10` ct of 291000 micro-units per kWh; more places only where the price has them. */
export function formatPriceInCents(microPrice: number, written: Written = {}): string {
  const places = microPrice % 100 === 0 ? 2 : microPrice % 10 === 0 ? 3 : 4
  return fixed(BigInt(microPrice), 4, places, written)
}

/** A plain number with a given number of places: `0.273`. */
export function formatNumber(value: number, places: number, written: Written = {}): string {
  const scale = 10 ** places
  return fixed(BigInt(Math.round(value * scale)), places, places, written)
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

export function currencyMark(currency: string): string {
  const marks: Record<string, string> = { EUR: '€', GBP: '£', USD: '$', CZK: 'Kč', PLN: 'zł' }
  return marks[currency] ?? currency
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

/** An integer of 10^-`has` written with `places` places, rounded half away from zero. */
function fixed(
  integer: bigint,
  has: number,
  places: number,
  { signed = false, style = englishFigures }: Written,
): string {
  const negative = integer < 0n
  const absolute = negative ? -integer : integer
  const drop = 10n ** BigInt(Math.max(0, has - places))
  const rounded = (absolute + drop / 2n) / drop
  const digits = String(rounded).padStart(places + 1, '0')
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, NO_BREAK)
  const rest = places > 0 ? style.decimal + digits.slice(-places) : ''
  const sign = rounded === 0n ? '' : negative ? MINUS : signed ? '+' : ''
  return sign + whole + rest
}
