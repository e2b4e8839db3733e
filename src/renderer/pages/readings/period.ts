import type { InspectedPoint } from '../../../core/importing/inspection.ts'
import { monthSpan } from '../../../core/calendar/month.ts'
import { addDays, Zone } from '../../../core/calendar/zone.ts'
import { localMoment } from '../../parts/moments.ts'
import { text } from '../../text/index.ts'

/** First start and last end of a file's points as words; midnight at the end is 24:00 of the day before. */
export function periodOf(
  points: readonly InspectedPoint[],
  zone: string,
): { first: string; last: string } | null {
  const firsts = points.flatMap((point) => (point.first === null ? [] : [point.first]))
  const lasts = points.flatMap((point) => (point.last === null ? [] : [point.last]))
  if (firsts.length === 0 || lasts.length === 0) return null
  const first = localMoment(Math.min(...firsts), zone)
  const end = localMoment(Math.max(...lasts), zone)
  const last = end.clock === '00:00' ? { date: addDays(end.date, -1), clock: '24:00' } : end
  const { longDate } = text.words
  return { first: `${longDate(first.date)} ${first.clock}`, last: `${longDate(last.date)} ${last.clock}` }
}

/** False where a file's points hold nothing of the local month; a file without any time says nothing about it. */
export function reachesInto(points: readonly InspectedPoint[], zone: string, month: string): boolean {
  const { first, last } = monthSpan(month)
  const local = new Zone(zone)
  const [start, end] = [local.startOf(first), local.startOf(addDays(last, 1))]
  const timed = points.filter((point) => point.first !== null && point.last !== null)
  return timed.length === 0 || timed.some((point) => point.first! < end && point.last! > start)
}
