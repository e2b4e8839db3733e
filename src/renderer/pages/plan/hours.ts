import { text } from '../../text/index.ts'

const LEAST_KW = 0.05
const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`

/** Stretches of hours in which a power flows, in words: `from 12:00 to 17:00`. */
export function stretches(kw: readonly number[]): string[] {
  const found: string[] = []
  let start: number | null = null
  for (let hour = 0; hour <= kw.length; hour++) {
    const flows = (kw[hour] ?? 0) > LEAST_KW
    if (flows && start === null) start = hour
    if (!flows && start !== null) {
      found.push(text.plan.from(clock(start), clock(hour)))
      start = null
    }
  }
  return found
}
