import type { DateOrder } from './time-label.ts'

/** The order of day, month and year that a mapping's time pattern spells. */
export function orderOf(timePattern: string): DateOrder {
  const letters = timePattern.replace(/[^YMD]/g, '')
  return letters.startsWith('Y') ? 'Y-M-D' : letters.startsWith('M') ? 'M-D-Y' : 'D-M-Y'
}

const PATTERNS: Readonly<Record<DateOrder, string>> = { 'Y-M-D': 'Y-M-D', 'M-D-Y': 'M/D/Y', 'D-M-Y': 'D.M.Y' }

/** The time pattern with its dates in another order. */
export const patternIn = (order: DateOrder, timePattern: string): string =>
  timePattern.replace(/^[YMD][-./][YMD][-./][YMD]/, PATTERNS[order])
