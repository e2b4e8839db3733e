import type { MicroKWh } from '../units/energy.ts'
import type { Series } from './series.ts'

/** A run of slots without a value. */
export interface Gap {
  /** UTC seconds of its first slot. */
  readonly start: number
  readonly slots: number
}

/** Every run of missing slots, in time order. */
export function gapsOf(series: Series): Gap[] {
  const gaps: Gap[] = []
  let from = -1
  for (let slot = 0; slot <= series.values.length; slot++) {
    const missing = slot < series.values.length && Number.isNaN(series.values[slot])
    if (missing && from < 0) from = slot
    if (!missing && from >= 0) {
      gaps.push({ start: series.start + from * series.stepSeconds, slots: slot - from })
      from = -1
    }
  }
  return gaps
}

export interface Spike {
  readonly start: number
  readonly microKWh: MicroKWh
}

/** A slot this many times the series' 97th percentile, which the second largest of a day is not, is worth a remark … */
const SPIKE_RATIO = 20
/** … where it is at least as much as an hour at 10 kW would give in a quarter hour. */
const SPIKE_MICRO_KWH = 2_500_000

/** Slots that stand far out of their series, largest first; a remark, never a correction. Series under a day have none. */
export function spikesOf(series: Series): Spike[] {
  const present = series.values.filter((value) => !Number.isNaN(value)).toSorted()
  if (present.length * series.stepSeconds < 86_400 || present.length < 24) return []
  const usual = present[Math.floor(0.97 * (present.length - 1))] as number
  const limit = Math.max(SPIKE_MICRO_KWH, SPIKE_RATIO * usual)
  const spikes: Spike[] = []
  series.values.forEach((value, slot) => {
    if (value > limit) spikes.push({ start: series.start + slot * series.stepSeconds, microKWh: value })
  })
  return spikes.toSorted((a, b) => b.microKWh - a.microKWh)
}
