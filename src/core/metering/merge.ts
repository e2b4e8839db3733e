import { endOf, type Series } from './series.ts'

/**
 * Two series of one point as one: where both have a value the second wins. Both must have one step and stand on one grid, else a
 * RangeError. Qualities follow their values.
 */
export function mergeSeries(older: Series, newer: Series): Series {
  if (older.values.length === 0) return newer
  if (newer.values.length === 0) return older
  const { stepSeconds } = older
  if (newer.stepSeconds !== stepSeconds || (newer.start - older.start) % stepSeconds !== 0)
    throw new RangeError('series of different grids cannot be merged')
  const start = Math.min(older.start, newer.start)
  const slots = (Math.max(endOf(older), endOf(newer)) - start) / stepSeconds
  const values = new Float64Array(slots).fill(Number.NaN)
  const quality = new Uint8Array(slots)
  for (const series of [older, newer]) {
    const offset = (series.start - start) / stepSeconds
    series.values.forEach((value, slot) => {
      if (Number.isNaN(value)) return
      values[offset + slot] = value
      quality[offset + slot] = series.quality?.[slot] ?? 0
    })
  }
  return quality.some((code) => code > 0)
    ? { start, stepSeconds, values, quality }
    : { start, stepSeconds, values }
}
