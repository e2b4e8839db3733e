import { Zone } from '../../../calendar/zone.ts'
import { textAt, type XmlElement } from '../../xml/element.ts'

/** Zones of North America by their standard distance to UTC in seconds, with and without daylight saving. */
const WITH_SAVING: Readonly<Record<string, string>> = {
  '-12600': 'America/St_Johns',
  '-14400': 'America/Halifax',
  '-18000': 'America/New_York',
  '-21600': 'America/Chicago',
  '-25200': 'America/Denver',
  '-28800': 'America/Los_Angeles',
  '-32400': 'America/Anchorage',
}
const WITHOUT_SAVING: Readonly<Record<string, string>> = {
  '-14400': 'America/Puerto_Rico',
  '-21600': 'America/Regina',
  '-25200': 'America/Phoenix',
  '-36000': 'Pacific/Honolulu',
}

/**
 * The zone in which a feed's days are to be shown. Its instants are UTC whatever comes out. The cooperative's own zone where it has
 * the distance to UTC that the feed states in January, else one of North America with it, else the cooperative's.
 */
export function zoneOfFeed(localTime: XmlElement | null, own: string): string {
  if (localTime === null) return own
  const standard = textAt(localTime, 'tzOffset')
  const january = Date.UTC(2024, 0, 15) / 1000
  if (standard === '' || new Zone(own).offsetAt(january) === Number(standard)) return own
  const saving = textAt(localTime, 'dstOffset')
  const zones = saving === '' || saving === '0' ? WITHOUT_SAVING : WITH_SAVING
  return Object.hasOwn(zones, standard) ? (zones[standard] as string) : own
}
