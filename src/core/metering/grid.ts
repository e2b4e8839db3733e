import type { LocalMonth } from '../calendar/month.ts'

/** The slots of a local month: slot k is [start + k·step, start + (k+1)·step) in UTC seconds. */
export interface MonthGrid {
  readonly start: number
  readonly stepSeconds: number
  readonly slots: number
}

/** The grid of a month; throws a RangeError where the step does not divide its length. */
export function gridOf(month: LocalMonth, stepSeconds: number): MonthGrid {
  const slots = (month.end - month.start) / stepSeconds
  if (!Number.isInteger(slots) || stepSeconds <= 0)
    throw new RangeError(`a month of ${month.end - month.start} s has no slots of ${stepSeconds} s`)
  return { start: month.start, stepSeconds, slots }
}
