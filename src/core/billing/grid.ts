import type { LocalMonth } from '../calendar/month.ts'
import type { Zone } from '../calendar/zone.ts'
import { weekdays, type Weekday } from '../community/tariff.ts'
import { epochDayOf } from '../calendar/zone.ts'

/** The slots of a local month: slot t is [start + t·step, start + (t+1)·step) in UTC seconds, with its local clock. */
export interface SlotGrid {
  readonly month: LocalMonth
  readonly stepSeconds: number
  readonly slots: number
  /** Index of the local day, and wall-clock seconds since midnight, of each slot's start. */
  readonly day: Uint16Array
  readonly seconds: Int32Array
}

/** The slots of a month in a zone: for each its day (index into the month's days) and its local clock, seconds after midnight. */
export function slotGrid(zone: Zone, month: LocalMonth, stepSeconds: number): SlotGrid {
  const slots = (month.end - month.start) / stepSeconds
  const day = new Uint16Array(slots)
  const seconds = new Int32Array(slots)
  let today = 0
  for (let t = 0; t < slots; t++) {
    const instant = month.start + t * stepSeconds
    while (instant >= month.days[today]!.end) today++
    day[t] = today
    seconds[t] = zone.localOf(instant).seconds
  }
  return { month, stepSeconds, slots, day, seconds }
}

/** `2026-10-25 02:30`: the local start of a slot, for sentences. */
export function slotName(grid: SlotGrid, slot: number): string {
  return `${grid.month.days[grid.day[slot]!]!.date} ${clockOf(grid.seconds[slot]!)}`
}

/** `07:30` of 27 000 seconds after midnight. */
export function clockOf(seconds: number): string {
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`
}

export function weekdayOf(date: string): Weekday {
  // 1970-01-01 was a Thursday
  return weekdays[(((epochDayOf(date) + 3) % 7) + 7) % 7]!
}

/** First slot of a local day's index, and the slot after its last. */
export function slotsOfDays(
  grid: SlotGrid,
  firstDay: number,
  lastDay: number,
): { from: number; until: number } {
  const slotAt = (instant: number): number => Math.ceil((instant - grid.month.start) / grid.stepSeconds)
  return { from: slotAt(grid.month.days[firstDay]!.start), until: slotAt(grid.month.days[lastDay]!.end) }
}
