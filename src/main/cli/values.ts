import { addMonths, isMonth } from '../../core/calendar/month.ts'
import { Zone } from '../../core/calendar/zone.ts'
import { MOST_MONTHS } from '../../core/contract/settling.ts'
import { parseCents } from '../../core/units/money.ts'
import { parsePrice } from '../../core/units/price.ts'
import type { Invocation } from './command.ts'
import { nearest } from './nearest.ts'
import { cliProblem, usageError } from './problems.ts'

/** Reads what was typed; what it is not is wrong usage, never a default. */

function refuse(name: string, value: string, expected: string): never {
  throw usageError(cliProblem('wrong-value', { name, value, expected }))
}

export function monthOf(text: string): string {
  return isMonth(text) ? text : refuse('The month', text, 'a month as YYYY-MM, for example 2026-10')
}

/** Two months of which the second is not before the first, and at most five years apart. */
export function spanOf(from: string, to: string): { readonly from: string; readonly to: string } {
  const span = { from: monthOf(from), to: monthOf(to) }
  return span.from <= span.to && span.to < addMonths(span.from, MOST_MONTHS)
    ? span
    : refuse('--to', to, `a month from ${from} on, at most ${MOST_MONTHS} months in all`)
}

/** A price per kWh in 10⁻⁶ currency units; null where the option was not given. */
export function priceOption(invocation: Invocation, option: string): number | null {
  const text = invocation.text(option)
  if (text === null) return null
  return (
    parsePrice(text) ?? refuse(`--${option}`, text, 'a price per kWh with a decimal point, for example 0.291')
  )
}

/** An amount in cents; null where the option was not given. */
export function amountOption(invocation: Invocation, option: string): number | null {
  const text = invocation.text(option)
  if (text === null) return null
  return (
    parseCents(text) ??
    refuse(`--${option}`, text, 'an amount with a decimal point and at most two places, for example 1250.40')
  )
}

/** An amount of money above zero, in cents; null where the option was not given. */
export function positiveAmountOption(invocation: Invocation, option: string): number | null {
  const cents = amountOption(invocation, option)
  if (cents === null || cents > 0) return cents
  return refuse(`--${option}`, invocation.text(option) as string, 'an amount above zero, for example 0.50')
}

/** Percent with at most two places as hundredths of a percent: `20` is 2000. */
export function percentOption(invocation: Invocation, option: string): number | null {
  const text = invocation.text(option)
  if (text === null) return null
  const hundredths = parseCents(text)
  return hundredths !== null && hundredths >= 0 && hundredths <= 10_000
    ? hundredths
    : refuse(`--${option}`, text, 'a percentage from 0 to 100, for example 20')
}

/** A fraction from 0 to `most`; null where the option was not given. */
export function fractionOption(invocation: Invocation, option: string, most: number): number | null {
  const text = invocation.text(option)
  if (text === null) return null
  const value = /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN
  return value <= most ? value : refuse(`--${option}`, text, `a fraction from 0 to ${most}, for example 0.2`)
}

/** A whole number from `least` on; null where the option was not given. */
export function wholeOption(
  invocation: Invocation,
  option: string,
  least: number,
  most: number,
): number | null {
  const text = invocation.text(option)
  if (text === null) return null
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  return value >= least && value <= most
    ? value
    : refuse(`--${option}`, text, `a whole number from ${least} to ${most}`)
}

/** A number above zero; null where the option was not given. */
export function positiveOption(invocation: Invocation, option: string): number | null {
  const text = invocation.text(option)
  if (text === null) return null
  const value = /^\d{1,6}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  return value > 0 ? value : refuse(`--${option}`, text, 'a number above zero, for example 40')
}

/** A local day; null where the operand was not given. */
export function dateOperand(invocation: Invocation, index: number): string | null {
  const text = invocation.operands[index]
  if (text === undefined) return null
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
  return isDate ? text : refuse('The day', text, 'a day as YYYY-MM-DD, for example 2026-11-02')
}

/** One of a closed list of words; null where the option was not given. */
export function wordOption<W extends string>(
  invocation: Invocation,
  option: string,
  words: readonly W[],
): W | null {
  const text = invocation.text(option)
  if (text === null) return null
  const found = words.find((word) => word === text)
  if (found !== undefined) return found
  const likely = nearest(text, words)
  return refuse(
    `--${option}`,
    text,
    likely ? `${likely}, or one of ${words.join(', ')}` : `one of ${words.join(', ')}`,
  )
}

/** An IANA time zone this machine knows; null where the option was not given. */
export function zoneOption(invocation: Invocation, option: string): string | null {
  const text = invocation.text(option)
  if (text === null) return null
  try {
    return new Zone(text).id
  } catch (error) {
    if (error instanceof RangeError) return refuse(`--${option}`, text, 'a time zone such as Europe/Vienna')
    throw error
  }
}

export function required(invocation: Invocation, option: string, usage: string): string {
  const text = invocation.text(option)
  if (text === null || text.trim() === '')
    throw usageError(cliProblem('missing-argument', { name: `--${option}`, usage }))
  return text
}
