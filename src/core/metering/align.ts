import type { LocalMonth } from '../calendar/month.ts'
import { gridOf, type MonthGrid } from './grid.ts'
import type { Series } from './series.ts'
import { inOnePiece } from './steps.ts'

/** A series on a month's grid: NaN outside the series and where it is missing. */
export interface AlignedColumn {
  readonly values: Float64Array
  readonly quality: Uint8Array
}

export interface Aligned {
  readonly grid: MonthGrid
  /** One a series, in the order given. */
  readonly columns: readonly AlignedColumn[]
}

const DEFAULT_STEP = 900

/** The coarsest step on which every series' slots can stand: as a rule the finest of theirs. No series: a quarter hour. */
export function commonStep(seriesList: readonly Series[], month: LocalMonth): number {
  let step = 0
  for (const { start, stepSeconds, values } of seriesList) {
    if (values.length === 0) continue
    step = commonDivisor(step, stepSeconds)
    step = commonDivisor(step, Math.abs(start - month.start))
  }
  return step === 0 ? DEFAULT_STEP : commonDivisor(step, month.end - month.start)
}

/**
 * Series on the slots of a month. Coarser values are split evenly; of an integer that does not divide, the first slots get the larger
 * part, so that nothing is lost or made. Missing stays missing.
 */
export function alignToMonth(
  seriesList: readonly Series[],
  month: LocalMonth,
  stepSeconds?: number,
): Aligned {
  return inOnePiece(aligningToMonth(seriesList, month, stepSeconds))
}

/** `alignToMonth`, a series a step. */
export function* aligningToMonth(
  seriesList: readonly Series[],
  month: LocalMonth,
  stepSeconds?: number,
): Generator<void, Aligned, undefined> {
  const grid = gridOf(month, stepSeconds ?? commonStep(seriesList, month))
  const columns: AlignedColumn[] = []
  for (const series of seriesList) {
    columns.push(alignOne(series, grid))
    yield
  }
  return { grid, columns }
}

function alignOne(series: Series, grid: MonthGrid): AlignedColumn {
  const values = new Float64Array(grid.slots).fill(Number.NaN)
  const quality = new Uint8Array(grid.slots)
  const parts = series.stepSeconds / grid.stepSeconds
  const offset = (series.start - grid.start) / grid.stepSeconds
  if (!Number.isInteger(parts) || !Number.isInteger(offset))
    throw new RangeError('a series does not stand on this grid')
  if (parts === 1) {
    const first = Math.max(0, -offset)
    const end = Math.min(series.values.length, grid.slots - offset)
    if (first >= end) return { values, quality }
    values.set(series.values.subarray(first, end), first + offset)
    if (series.quality)
      for (let slot = first; slot < end; slot++)
        if (!Number.isNaN(series.values[slot])) quality[slot + offset] = series.quality[slot] as number
    return { values, quality }
  }
  // slots before the month end before it begins
  for (let slot = Math.max(0, Math.floor(-offset / parts)); slot < series.values.length; slot++) {
    const at = offset + slot * parts
    if (at >= grid.slots) break
    const value = series.values[slot] as number
    if (Number.isNaN(value)) continue
    const code = series.quality?.[slot] ?? 0
    for (let part = 0; part < parts; part++) {
      const target = at + part
      if (target < 0 || target >= grid.slots) continue
      values[target] = partOf(value, parts, part)
      quality[target] = code
    }
  }
  return { values, quality }
}

/** Part k of an integer shared out over n slots: the first ones get what the division leaves. */
export function partOf(value: number, parts: number, part: number): number {
  if (parts === 1) return value
  const whole = Math.trunc(value / parts)
  const rest = value - whole * parts
  return whole + (part < Math.abs(rest) ? Math.sign(rest) : 0)
}

function commonDivisor(a: number, b: number): number {
  let [x, y] = [a, b]
  while (y !== 0) [x, y] = [y, x % y]
  return x
}
