import { parseCents, type Cents } from '../../core/units/money.ts'
import { parsePrice, type MicroPrice } from '../../core/units/price.ts'

/** What was typed into a field: a value, nothing, or something that is none. Never a guess. */
export type Entered<T> = T | 'empty' | 'wrong'

/** A comma is a decimal mark too, as half of Europe types it; blanks between thousands are let through. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/[\s\u00A0]/g, '')
    .replace('\u2212', '-')
    .replace(',', '.')
}

function entered<T>(text: string, read: (plainText: string) => T | null): Entered<T> {
  const typed = plain(text)
  return typed === '' ? 'empty' : (read(typed) ?? 'wrong')
}

/** `29.10` ct → 291000 micro-units per kWh; at most four places. */
export function enteredPrice(text: string): Entered<MicroPrice> {
  return entered(text, (typed) => {
    const cents = parsePrice(typed)
    return cents === null || cents % 100 !== 0 ? null : cents / 100
  })
}

/** `12.50` → 1250 cents. */
export function enteredMoney(text: string): Entered<Cents> {
  return entered(text, parseCents)
}

/** `12.5` % → 0.125; from 0 to 100, at most four places. */
export function enteredPercent(text: string): Entered<number> {
  return entered(text, (typed) => {
    const micro = /^\d{1,3}(\.\d{1,4})?$/.test(typed) ? parsePrice(typed) : null
    return micro === null || micro > 100_000_000 ? null : micro / 100_000_000
  })
}

/** A VAT rate, `7.7` % → 770 hundredths of a percent. */
export function enteredVatRate(text: string): Entered<number> {
  return entered(text, (typed) => {
    const hundredths = parseCents(typed)
    return hundredths === null || hundredths < 0 || hundredths > 10_000 ? null : hundredths
  })
}

/** A whole number; minus only where the caller takes it. */
export function enteredWhole(text: string): Entered<number> {
  return entered(text, (typed) => (/^-?\d{1,15}$/.test(typed) ? Number(typed) : null))
}

/** `2026-10-01`, a day that exists. */
export function enteredDate(text: string): Entered<string> {
  const typed = text.trim()
  if (typed === '') return 'empty'
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : Number.NaN
  // 31 February parses in some engines and moves on to March; such a day does not exist
  return Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== typed
    ? 'wrong'
    : typed
}

/** The value, or null for nothing; a wrong one is the caller's to have refused before. */
export function valueOrNull<T>(typed: Entered<T>): T | null {
  return typed === 'empty' || typed === 'wrong' ? null : typed
}

/** Prices that are likely a slip: a hundred times too much (29.10 typed as 2910), or € where ct is meant. */
export function likelyPrice(price: MicroPrice): MicroPrice | null {
  if (price >= 2_000_000) return Math.round(price / 100)
  if (price > 0 && price < 5_000) return price * 100
  return null
}
