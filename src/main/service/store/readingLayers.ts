import type { Series } from '../../../core/metering/series.ts'

/** Values of one point as one batch wrote them: a version that later batches may overlay. */
export interface ReadingLayer {
  readonly batch: number
  readonly series: Series
}

interface Grid {
  readonly stepSeconds: number
  readonly start: number
  readonly values: Float64Array
  readonly quality: Uint8Array
}

/**
 * The values in force in [from, until) (UTC seconds): for every slot the newest layer that has a value; a missing value
 * never erases an earlier one. Gives one series for each slot grid, oldest grid start first. Where layers of different
 * step meet, the newer value stands alone for the time it covers, so no kWh is counted twice.
 */
export function mergeLayers(layers: readonly ReadingLayer[], from: number, until: number): Series[] {
  const newestFirst = layers.toSorted((a, b) => b.batch - a.batch)
  const grids = gridsOf(newestFirst, from, until)
  for (const { series } of newestFirst) {
    const grid = grids.get(gridName(series))
    if (!grid) continue
    const others = [...grids.values()].filter((other) => other !== grid)
    overlay(grid, series, others)
  }
  return [...grids.values()]
    .flatMap(seriesOf)
    .toSorted((a, b) => a.start - b.start || a.stepSeconds - b.stepSeconds)
}

const modulo = (a: number, b: number): number => ((a % b) + b) % b
const gridName = (series: Series): string =>
  `${series.stepSeconds}:${modulo(series.start, series.stepSeconds)}`

function gridsOf(layers: readonly ReadingLayer[], from: number, until: number): Map<string, Grid> {
  const spans = new Map<string, { step: number; start: number; end: number }>()
  for (const { series } of layers) {
    const step = series.stepSeconds
    const skipped = Math.max(0, Math.ceil((from - series.start) / step))
    const start = series.start + skipped * step
    const count = Math.min(series.values.length, Math.ceil((until - series.start) / step)) - skipped
    if (count <= 0) continue
    const known = spans.get(gridName(series))
    const end = start + count * step
    if (known) Object.assign(known, { start: Math.min(known.start, start), end: Math.max(known.end, end) })
    else spans.set(gridName(series), { step, start, end })
  }
  return new Map(
    [...spans].map(([name, { step, start, end }]) => {
      const count = (end - start) / step
      return [
        name,
        {
          stepSeconds: step,
          start,
          values: new Float64Array(count).fill(NaN),
          quality: new Uint8Array(count),
        },
      ]
    }),
  )
}

function overlay(grid: Grid, series: Series, others: readonly Grid[]): void {
  const { start, stepSeconds, values, quality } = grid
  const offset = (series.start - start) / stepSeconds
  const end = Math.min(series.values.length, values.length - offset)
  const isCovered = (slot: number): boolean => {
    const from = start + slot * stepSeconds
    return others.some((other) => hasValueIn(other, from, from + stepSeconds))
  }
  for (let k = Math.max(0, -offset); k < end; k++) {
    const value = series.values[k] as number
    const slot = k + offset
    if (Number.isNaN(value) || !Number.isNaN(values[slot])) continue
    if (others.length > 0 && isCovered(slot)) continue
    values[slot] = value
    if (series.quality) quality[slot] = series.quality[k] as number
  }
}

function hasValueIn(grid: Grid, from: number, until: number): boolean {
  const first = Math.max(0, Math.floor((from - grid.start) / grid.stepSeconds))
  const end = Math.min(grid.values.length, Math.ceil((until - grid.start) / grid.stepSeconds))
  for (let slot = first; slot < end; slot++) if (!Number.isNaN(grid.values[slot])) return true
  return false
}

/** The grid as a series, without empty ends; none where it holds no value. */
function seriesOf(grid: Grid): Series[] {
  let first = 0
  let end = grid.values.length
  while (first < end && Number.isNaN(grid.values[first])) first++
  while (end > first && Number.isNaN(grid.values[end - 1])) end--
  if (first === end) return []
  const quality = grid.quality.slice(first, end)
  const series = {
    start: grid.start + first * grid.stepSeconds,
    stepSeconds: grid.stepSeconds,
    values: grid.values.slice(first, end),
  }
  return [quality.some((code) => code !== 0) ? { ...series, quality } : series]
}

/**
 * Slots in [from, until) in which a later layer of the same grid holds another value than the one in force before it;
 * a slot replaced twice counts twice.
 */
export function replacedSlots(layers: readonly ReadingLayer[], from: number, until: number): number {
  const inForce = new Map<number, Map<number, number>>()
  let replaced = 0
  for (const { series } of layers.toSorted((a, b) => a.batch - b.batch)) {
    const { start, stepSeconds, values } = series
    const known = inForce.get(stepSeconds) ?? new Map<number, number>()
    inForce.set(stepSeconds, known)
    values.forEach((value, k) => {
      const at = start + k * stepSeconds
      if (Number.isNaN(value) || at < from || at >= until) return
      const before = known.get(at)
      if (before !== undefined && before !== value) replaced++
      known.set(at, value)
    })
  }
  return replaced
}
