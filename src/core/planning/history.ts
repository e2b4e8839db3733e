import { weekdayOf } from '../billing/grid.ts'

/** What one member drew and fed in on one local day, kWh by hour (24 values each). */
export interface MemberHours {
  readonly offtake: readonly number[]
  readonly feedIn: readonly number[]
}

/** A local day of 24 hours; null where a member lacks a value of that day. */
export interface HistoryDay {
  readonly date: string
  readonly members: readonly (MemberHours | null)[]
}

export const dayKinds = ['working', 'saturday', 'sunday'] as const
export type DayKind = (typeof dayKinds)[number]

export function dayKindOf(date: string): DayKind {
  const weekday = weekdayOf(date)
  return weekday === 'sat' ? 'saturday' : weekday === 'sun' ? 'sunday' : 'working'
}
