import { clockOf } from '../moments.ts'

/** Words of each slot's start: `06:00`; beyond a day with the day before it. */
export function slotLabels(steps: number, stepMinutes: number): string[] {
  const days = steps * stepMinutes > 24 * 60
  return Array.from({ length: steps }, (_, slot) => {
    const minutes = slot * stepMinutes
    const day = Math.floor(minutes / 1440)
    const clock = clockOf((minutes % 1440) * 60)
    return days ? `${day + 1}. ${clock}` : clock
  })
}

/** Labels every six hours, or every day beyond one. */
export function shownSlots(steps: number, stepMinutes: number): (slot: number) => boolean {
  const every = (steps * stepMinutes > 2880 ? 1440 : 360) / stepMinutes
  return (slot) => slot % Math.max(1, Math.round(every)) === 0
}
