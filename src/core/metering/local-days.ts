import { localDays } from '../calendar/month.ts'
import type { Zone } from '../calendar/zone.ts'
import { endOf, type Series } from './series.ts'

/** The part of a series whose slots start on one local day. */
export interface DayPiece {
  readonly date: string
  readonly series: Series
}

/** A series cut at local midnights; a slot belongs to the day of its start. Days without a value are left out. */
export function splitByLocalDay(series: Series, zone: Zone): DayPiece[] {
  if (series.values.length === 0) return []
  const pieces: DayPiece[] = []
  for (const day of localDays(
    zone,
    zone.dateOf(series.start),
    zone.dateOf(endOf(series) - series.stepSeconds),
  )) {
    const from = Math.max(0, Math.ceil((day.start - series.start) / series.stepSeconds))
    const until = Math.min(series.values.length, Math.ceil((day.end - series.start) / series.stepSeconds))
    if (until <= from) continue
    const values = series.values.slice(from, until)
    if (values.every((value) => Number.isNaN(value))) continue
    const piece = { start: series.start + from * series.stepSeconds, stepSeconds: series.stepSeconds, values }
    pieces.push({
      date: day.date,
      series: series.quality ? { ...piece, quality: series.quality.slice(from, until) } : piece,
    })
  }
  return pieces
}
