import { dayParts } from './result.ts'

/** Number of parts of the day, and the index of each in `dayParts`. */
export const DAY_PARTS = dayParts.length

/** Index into `dayParts` of a wall-clock time: night 22–6, morning 6–10, midday 10–16, evening 16–22. */
export function dayPartAt(seconds: number): number {
  const hour = seconds / 3600
  if (hour < 6 || hour >= 22) return 0
  if (hour < 10) return 1
  return hour < 16 ? 2 : 3
}

/** The parts of the day of a plan's slots, the first of which begins at midnight. */
export function dayBands(slots: number, minutes: number): { names: readonly string[]; ofSlot: Uint8Array } {
  const ofSlot = Uint8Array.from({ length: slots }, (_one, t) => dayPartAt((t * minutes * 60) % 86_400))
  return { names: dayParts, ofSlot }
}
