import type { Zone } from '../calendar/zone.ts'
import type { Channel, RawReadings } from './channel.ts'
import type { Labels } from './label-clock.ts'

const DAY = 86_400
/** Seconds by which a label is kept off the next slot: `00:14:59`, `00:14`, `00:00:01`. */
const KEPT_OFF = new Set([1, 60])

export interface Beside {
  /** To add to every label. */
  readonly seconds: number
  readonly label: RawReadings['label']
}

/**
 * How labels that lie just beside whole slots are meant: `00:14` and `00:14:59` are ends, `00:00:01` is a start. Null where they lie on
 * slots; `odd` where they lie beside in a way that means nothing.
 */
export function besideSlots(
  instant: number,
  naive: number,
  step: number,
  zone: Zone,
  label: RawReadings['label'],
): Beside | 'odd' | null {
  if (step <= 60 || DAY % step !== 0) return null
  const rest = naive % step
  if (rest === 0 || (instant + zone.offsetAt(instant)) % step === 0) return null
  if (KEPT_OFF.has(rest)) return { seconds: -rest, label }
  if (KEPT_OFF.has(step - rest) && label !== 'both') return { seconds: step - rest, label: 'end' }
  return 'odd'
}

/** All labels later by some seconds. */
export function moved(raw: RawReadings, { seconds, label }: Beside): RawReadings {
  const known = new Map<Labels, Labels>()
  const move = (labels: Labels): Labels => {
    const found = known.get(labels) ?? {
      naive: labels.naive.map((naive) => naive + seconds),
      instants: labels.instants?.map((instant) => instant + seconds) ?? null,
      passes: labels.passes,
    }
    known.set(labels, found)
    return found
  }
  return {
    ...raw,
    label,
    channels: raw.channels.map((one): Channel => ({ ...one, labels: move(one.labels) })),
  }
}
