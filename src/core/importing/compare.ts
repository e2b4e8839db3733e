import { endOf, type PointSeries, type Series } from '../metering/series.ts'
import { MOST_CHANGES_SHOWN, type ChangedValue } from './plan-result.ts'

export interface Compared {
  readonly counts: { readonly new: number; readonly same: number; readonly changed: number }
  /** New and changed values, empty where there are none. */
  readonly changes: readonly PointSeries[]
  /** New values alone. */
  readonly additions: readonly PointSeries[]
  /** The first changed values, old and new. */
  readonly shown: readonly ChangedValue[]
}

/**
 * A file's series against what is there: `new` where nothing was, `same`, `changed`. Over readings of another step every
 * value counts as changed, since it says something else about the same time.
 */
export function compareWithKnown(reading: PointSeries, existing: Series | null): Compared {
  const { series } = reading
  const comparable =
    existing !== null &&
    existing.stepSeconds === series.stepSeconds &&
    (existing.start - series.start) % series.stepSeconds === 0
  const counts = { new: 0, same: 0, changed: 0 }
  const changes = series.values.slice()
  const additions = series.values.slice()
  const shown: ChangedValue[] = []
  series.values.forEach((value, slot) => {
    if (Number.isNaN(value)) return
    const start = series.start + slot * series.stepSeconds
    const there =
      existing === null
        ? Number.NaN
        : comparable
          ? (existing.values[(start - existing.start) / series.stepSeconds] ?? Number.NaN)
          : overlapped(existing, start, start + series.stepSeconds)
    const qualityThere = comparable
      ? (existing.quality?.[(start - existing.start) / series.stepSeconds] ?? 0)
      : 0
    if (Number.isNaN(there)) counts.new++
    else if (comparable && there === value && qualityThere === (series.quality?.[slot] ?? 0)) {
      counts.same++
      changes[slot] = Number.NaN
      additions[slot] = Number.NaN
    } else {
      counts.changed++
      additions[slot] = Number.NaN
      if (shown.length < MOST_CHANGES_SHOWN) {
        const { point, direction, quantity } = reading
        const before = comparable ? there : null
        shown.push({
          point,
          direction,
          quantity,
          start,
          stepSeconds: series.stepSeconds,
          before,
          after: value,
        })
      }
    }
  })
  return { counts, changes: trimmed(reading, changes), additions: trimmed(reading, additions), shown }
}

/** Any value of a series inside a stretch of time, else NaN. */
function overlapped(existing: Series, start: number, end: number): number {
  if (end <= existing.start || start >= endOf(existing)) return Number.NaN
  const from = Math.max(0, Math.floor((start - existing.start) / existing.stepSeconds))
  const until = Math.min(existing.values.length, Math.ceil((end - existing.start) / existing.stepSeconds))
  for (let slot = from; slot < until; slot++) {
    const value = existing.values[slot] as number
    if (!Number.isNaN(value)) return value
  }
  return Number.NaN
}

/** The reading with other values, without missing slots at its ends; none where nothing is left. */
export function trimmed(reading: PointSeries, values: Float64Array): PointSeries[] {
  const first = values.findIndex((value) => !Number.isNaN(value))
  if (first < 0) return []
  const last = values.findLastIndex((value) => !Number.isNaN(value))
  const { start, stepSeconds, quality } = reading.series
  const series = { start: start + first * stepSeconds, stepSeconds, values: values.slice(first, last + 1) }
  return [{ ...reading, series: quality ? { ...series, quality: quality.slice(first, last + 1) } : series }]
}
