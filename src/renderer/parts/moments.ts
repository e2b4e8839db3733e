import { Zone } from '../../core/calendar/zone.ts'

/** An instant as the cooperative's own date and clock time: `2026-11-04`, `18:46`. */
export function localMoment(
  instant: number,
  zone: string,
): { readonly date: string; readonly clock: string } {
  const { date, seconds } = new Zone(zone).localOf(instant)
  return { date, clock: clockOf(seconds) }
}

/** `18:46` of seconds since local midnight. */
export function clockOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
