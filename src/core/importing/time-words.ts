import type { Zone } from '../calendar/zone.ts'

/** `2026-10-25 02:15`: an instant as the wall clock of a zone shows it. */
export function clockWords(zone: Zone, instant: number): string {
  const { date, seconds } = zone.localOf(instant)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date} ${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}`
}

/** `3 990.25`-like plain decimal of an energy in 10⁻⁶ kWh: at most three places, no grouping. */
export function kWhWords(micro: number): string {
  return String(Math.round(micro / 1000) / 1000)
}
