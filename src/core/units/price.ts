import { centsOfPico, type Cents } from './money.ts'
import type { MicroKWh } from './energy.ts'

/** A price as an integer of 10⁻⁶ currency units per kWh: 0.291 €/kWh is 291 000. */
export type MicroPrice = number

/** price × energy in 10⁻¹² currency units, exact. */
export function picoOf(price: MicroPrice, energy: MicroKWh): bigint {
  return BigInt(price) * BigInt(energy)
}

/** A bill line: price × energy, rounded once to cents, half away from zero. */
export function lineCents(price: MicroPrice, energy: MicroKWh): Cents {
  return centsOfPico(picoOf(price, energy))
}

/** micro-price of a decimal string such as `0.291` or `.291`, at most six places; null where it is not one. */
export function parsePrice(text: string): MicroPrice | null {
  const match = /^([+-]?)(?=\.?\d)(\d{0,6})(?:\.(\d{1,6}))?$/.exec(text.trim())
  if (!match) return null
  const micro = Number(match[2]) * 1_000_000 + Number((match[3] ?? '').padEnd(6, '0'))
  return match[1] === '-' && micro !== 0 ? -micro : micro
}

/** `0.291`: the shortest decimal string of a price, at least two places. */
export function formatPrice(price: MicroPrice): string {
  const absolute = Math.abs(price)
  const whole = Math.floor(absolute / 1_000_000)
  const places = String(absolute % 1_000_000)
    .padStart(6, '0')
    .replace(/0{1,4}$/, '')
  return `${price < 0 ? '-' : ''}${whole}.${places}`
}
