import { divideRounded, toSafeNumber } from './exact.ts'

/** An amount in integer minor units (cents). Minus is a credit. */
export type Cents = number

/** price (10⁻⁶ currency units per kWh) × energy (10⁻⁶ kWh) counts in 10⁻¹² currency units. */
export const PICO_PER_CENT = 10_000_000_000n

/** Cents of an exact amount in 10⁻¹² currency units, rounded once, half away from zero. */
export function centsOfPico(pico: bigint): Cents {
  return toSafeNumber(divideRounded(pico, PICO_PER_CENT))
}

/** `-3.03`: a decimal string with two places, minus as hyphen; what the command line and CSV print. */
export function formatCents(cents: Cents): string {
  if (!Number.isSafeInteger(cents)) throw new RangeError(`not a whole number of cents: ${cents}`)
  const absolute = Math.abs(cents)
  const whole = Math.floor(absolute / 100)
  const rest = String(absolute % 100).padStart(2, '0')
  return `${cents < 0 ? '-' : ''}${whole}.${rest}`
}

/** Cents of a decimal string such as `12.5`, `-3.03`; null where it is not one or has over two places. */
export function parseCents(text: string): Cents | null {
  const match = /^([+-]?)(?=\.?\d)(\d{0,13})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return null
  const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'))
  return match[1] === '-' && cents !== 0 ? -cents : cents
}
