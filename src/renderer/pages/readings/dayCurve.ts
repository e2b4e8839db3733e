import type { Output } from '../../../core/contract/contract.ts'
import { Zone } from '../../../core/calendar/zone.ts'
import { clockOf } from '../../parts/moments.ts'

type Day = Output<'readings.day'>

export interface DayCurve {
  /** Local clock time of each slot's start. */
  readonly clock: readonly string[]
  /** kWh a slot; null = missing. */
  readonly kWh: readonly (number | null)[]
  /** Slots of the hour that comes again when the clock goes back; null on other days. */
  readonly repeated: { readonly from: number; readonly to: number } | null
  readonly missing: number
  readonly estimated: number
}

/** A day's slots by local clock. Instants are converted one by one, so a 25-hour day shows its hour twice. */
export function dayCurve(day: Day, zoneId: string): DayCurve {
  const zone = new Zone(zoneId)
  const clock = day.values.map((_, k) => clockOf(zone.localOf(day.start + k * day.stepSeconds).seconds))
  const again = clock.flatMap((time, k) => (clock.indexOf(time) < k ? [k] : []))
  const from = again[0]
  const to = again.at(-1)
  return {
    clock,
    kWh: day.values.map((value) => (value === null ? null : value / 1_000_000)),
    repeated: from === undefined || to === undefined ? null : { from, to },
    missing: day.values.filter((value) => value === null).length,
    estimated: day.values.filter((value, k) => value !== null && day.quality[k] !== 'measured').length,
  }
}
