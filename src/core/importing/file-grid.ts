import { dateOfEpochDay, epochDayOf, type Zone } from '../calendar/zone.ts'
import type { Channel } from './channel.ts'
import type { Labels, Placement } from './label-clock.ts'

const DAY = 86_400

/** The slots of a file's own span, from its first row to its last. Daily values count local days, whatever their length. */
export class FileGrid {
  readonly start: number
  readonly slots: number
  readonly stepSeconds: number
  readonly daily: boolean
  readonly #zone: Zone

  private constructor(start: number, slots: number, stepSeconds: number, daily: boolean, zone: Zone) {
    this.start = start
    this.slots = slots
    this.stepSeconds = stepSeconds
    this.daily = daily
    this.#zone = zone
  }

  /** Null where no row has a place in time. */
  static of(
    placements: ReadonlyMap<Labels, Placement>,
    channels: readonly Channel[],
    daily: boolean,
    stepSeconds: number,
    zone: Zone,
  ): FileGrid | null {
    let first = Number.POSITIVE_INFINITY
    let last = Number.NEGATIVE_INFINITY
    for (const [labels, { instants }] of placements) {
      // a register's last reading ends the last slot, it does not begin one
      const onlyCumulative = channels.every((channel) => channel.labels !== labels || channel.cumulative)
      let own = Number.NEGATIVE_INFINITY
      for (const instant of instants) {
        if (instant < first) first = instant
        if (instant > own) own = instant
      }
      last = Math.max(last, onlyCumulative ? own - stepSeconds : own)
    }
    if (!Number.isFinite(first) || last < first) return null
    if (!daily)
      return new FileGrid(first, Math.round((last - first) / stepSeconds) + 1, stepSeconds, false, zone)
    const from = epochDayOf(zone.dateOf(first))
    const until = epochDayOf(zone.dateOf(last))
    return new FileGrid(zone.startOf(dateOfEpochDay(from)), until - from + 1, DAY, true, zone)
  }

  /** UTC seconds of the last slot's end. */
  get end(): number {
    return this.startOf(this.slots)
  }

  startOf(slot: number): number {
    if (!this.daily) return this.start + slot * this.stepSeconds
    return this.#zone.startOf(dateOfEpochDay(epochDayOf(this.#zone.dateOf(this.start)) + slot))
  }

  /** The slot that begins at an instant; for daily values the one that holds it. A fraction: the instant lies on no slot. */
  slotOf(instant: number): number {
    if (!this.daily) return (instant - this.start) / this.stepSeconds
    return epochDayOf(this.#zone.dateOf(instant)) - epochDayOf(this.#zone.dateOf(this.start))
  }
}
