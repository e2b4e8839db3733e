import type { AssembledMonth } from './assemble.ts'
import type { Allocation } from '../sharing/flows.ts'
import type { MonthEnergy } from './month-energy.ts'
import type { MemberResult } from './result.ts'
import type { SlotGrid } from './grid.ts'
import type { Valuation } from './valuation.ts'

const HOURS = 24

/**
 * A member's average day: for each local hour the energy of an hour, averaged over the settled hours of the membership
 * (the repeated hour of autumn counts twice, the skipped one of spring not at all). Slots longer than an hour spread
 * evenly over the hours they cover.
 */
export function averageDay(
  month: AssembledMonth,
  energy: MonthEnergy,
  allocation: Allocation,
  member: number,
): MemberResult['day'] {
  const { from, until } = month.memberships[member]!
  const mean = (row: Float64Array): number[] => {
    const sums = new Float64Array(HOURS)
    const hours = new Float64Array(HOURS)
    for (let t = from; t < until; t++) {
      if (energy.settled[t] !== 1) continue
      forEachHour(month.grid, t, (hour, part, length) => {
        sums[hour]! += row[t]! * part
        hours[hour]! += length
      })
    }
    return Array.from(sums, (sum, hour) => (hours[hour] === 0 ? 0 : Math.round(sum / hours[hour]!)))
  }
  return {
    offtake: mean(energy.metered.offtake[member]!),
    sharedIn: mean(allocation.sharedIn[member]!),
    feedIn: mean(energy.metered.feedIn[member]!),
    sharedOut: mean(allocation.sharedOut[member]!),
  }
}

/** The local hours a slot covers: the part of its energy in each, and how much of an hour it is. */
function forEachHour(
  grid: SlotGrid,
  slot: number,
  give: (hour: number, part: number, length: number) => void,
): void {
  const first = Math.floor(grid.seconds[slot]! / 3600)
  const covered = Math.max(1, Math.round(grid.stepSeconds / 3600))
  for (let k = 0; k < covered; k++)
    give((first + k) % HOURS, 1 / covered, Math.min(1, grid.stepSeconds / 3600))
}

/** Shared energy by local day, every day of the month. */
export function dailyShared(grid: SlotGrid, allocation: Allocation): { date: string; shared: number }[] {
  const daily = grid.month.days.map(({ date }) => ({ date, shared: 0 }))
  for (let t = 0; t < grid.slots; t++) daily[grid.day[t]!]!.shared += allocation.shared[t]!
  return daily
}

/** By local hour, what a shared kWh saved on average (Δ weighted by shared energy); null where none was shared. */
export function hourValues(grid: SlotGrid, allocation: Allocation, valuation: Valuation): (number | null)[] {
  const worth = new Float64Array(HOURS)
  const shared = new Float64Array(HOURS)
  for (let t = 0; t < grid.slots; t++) {
    if (allocation.shared[t] === 0) continue
    let saved = 0
    for (let i = 0; i < allocation.sharedIn.length; i++) {
      const received = allocation.sharedIn[i]![t]!
      const supplied = allocation.sharedOut[i]![t]!
      if (received > 0) saved += valuation.receive(i, t) * received
      if (supplied > 0) saved -= valuation.give(i, t) * supplied
    }
    forEachHour(grid, t, (hour, part) => {
      worth[hour]! += saved * part
      shared[hour]! += allocation.shared[t]! * part
    })
  }
  return Array.from(worth, (sum, hour) => (shared[hour] === 0 ? null : sum / shared[hour]!))
}
