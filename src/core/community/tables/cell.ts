import { epochDayOf } from '../../calendar/zone.ts'
import { parseCents } from '../../units/money.ts'
import { parsePrice } from '../../units/price.ts'

/** A cell as a value, or why it is none. An empty cell never reaches a reader: the column says what empty means. */
export type Read<T> = { readonly value: T } | { readonly reason: string }

/** Characters with which a spreadsheet starts a formula. A plain negative number is none. */
const FORMULA = /^'*[=+\-@]/
const PLAIN_NUMBER = /^-\d+(?:\.\d+)?$/

/** A value as a cell that no spreadsheet runs as a formula: an apostrophe goes before it, `readCell` takes it off again. */
export function writeCell(value: string): string {
  // a blank, tab or line break in front would hide the sign from this check, not from the spreadsheet
  const text = value.trim()
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text
}

/** The value of a cell, without blanks around it and without the apostrophe of `writeCell`. */
export function readCell(cell: string): string {
  const text = cell.trim()
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text
}

/** A decimal with point or comma; a thousands separator cannot be told from it, so two of them are refused. */
function withPoint(text: string): string | null {
  const plain = text.replace('\u2212', '-')
  return /^[+-]?(?=[.,]?\d)\d*(?:[.,]\d+)?(?:[eE][+-]?\d+)?$/.test(plain) ? plain.replace(',', '.') : null
}

/** A day as `2026-10-01`; a European date is refused with that form named, never guessed. */
export function readDate(text: string): Read<string> {
  // spreadsheets write a date cell as its midnight
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/.exec(text)
  const date = match?.[1]
  if (date !== undefined && isDate(date)) return { value: date }
  const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (european) {
    const likely = `${european[3]}-${european[2]!.padStart(2, '0')}-${european[1]!.padStart(2, '0')}`
    if (isDate(likely)) return { reason: `Dates are written YYYY-MM-DD. If ${likely} is meant, write that.` }
  }
  return { reason: `"${text}" is no date. Dates are written YYYY-MM-DD.` }
}

function isDate(text: string): boolean {
  try {
    epochDayOf(text)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** A fraction from 0 to 1 with a point or a comma. */
export function readFraction(text: string): Read<number> {
  const plain = withPoint(text)
  if (plain === null) {
    const hint = text.includes('%') ? ' 25 % is written 0.25.' : ''
    return { reason: `"${text}" is no fraction between 0 and 1.${hint}` }
  }
  const value = Number(plain)
  if (value < 0 || value > 1) return { reason: `"${text}" is not between 0 and 1. 25 % is written 0.25.` }
  return { value: value === 0 ? 0 : value }
}

export function readInteger(text: string): Read<number> {
  const value = Number(text.replace('\u2212', '-'))
  if (!/^[+\-\u2212]?\d+$/.test(text) || !Number.isSafeInteger(value))
    return { reason: `"${text}" is no whole number.` }
  return { value: value === 0 ? 0 : value }
}

/** Whole currency units; `28000.00` is one, `28.000` and `28,000` could be 28 or 28 000 and are refused. */
export function readWholeAmount(text: string): Read<number> {
  const match = /^(\d+)(?:[.,]0{1,2})?$/.exec(text)
  const value = Number(match?.[1])
  if (!match || !Number.isSafeInteger(value))
    return { reason: `"${text}" is no whole amount. Write it in digits alone, such as 28000.` }
  return { value }
}

/** An amount in currency units with at most two places, to cents. */
export function readCents(text: string): Read<number> {
  const cents = parseCents(withPoint(text) ?? '')
  return cents === null ? { reason: `"${text}" is no amount with at most two decimals.` } : { value: cents }
}

/** A price in currency units per kWh with at most six places, to 10⁻⁶. */
export function readPrice(text: string): Read<number> {
  const price = parsePrice(withPoint(text) ?? '')
  return price === null
    ? { reason: `"${text}" is no price per kWh with at most six decimals, such as 0.291.` }
    : { value: price }
}

/** Percent to hundredths of a percent: `20` → 2000. */
export function readVatRate(text: string): Read<number> {
  const rate = parseCents(withPoint(text) ?? '')
  if (rate === null || rate < 0 || rate > 10_000)
    return { reason: `"${text}" is no rate in percent, such as 20 or 5.5.` }
  return { value: rate }
}

export function readYesNo(text: string): Read<boolean> {
  const word = text.toLowerCase()
  if (word === 'yes' || word === 'true') return { value: true }
  if (word === 'no' || word === 'false') return { value: false }
  return { reason: `"${text}" is neither yes nor no.` }
}

/** One of some words, whatever its capitals. */
export function readChoice<T extends string>(choices: readonly T[]): (text: string) => Read<T> {
  return (text) => {
    const found = choices.find((choice) => choice === text.toLowerCase())
    return found === undefined
      ? { reason: `"${text}" is not one of ${choices.join(', ')}.` }
      : { value: found }
  }
}

export const readText = (text: string): Read<string> => ({ value: text })
