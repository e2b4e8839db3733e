import { ProblemError } from '../problems/problem.ts'
import { endOf, type PointSeries, type Quantity } from '../metering/series.ts'
import { slotName, type SlotGrid } from './grid.ts'
import { billingProblem } from './problems.ts'

/** A point's energy on the month's grid: NaN is missing, never 0. `estimated`: 1 where the operator estimated it. */
export interface PlacedSeries {
  readonly energy: Float64Array
  readonly estimated: Uint8Array
}

const ESTIMATED = 1
const SUBSTITUTED = 2

/**
 * Lays the series of one point and quantity on the grid, between two slots. Finer steps are added up; a grid slot has
 * a value only where every finer one has. Whole microKWh stay whole. Negative values and doubles are refused.
 */
export function placeOnGrid(
  series: readonly PointSeries[],
  grid: SlotGrid,
  from: number,
  until: number,
): PlacedSeries {
  const energy = new Float64Array(grid.slots)
  const covered = new Int32Array(grid.slots)
  const estimated = new Uint8Array(grid.slots)
  for (const { point, series: run } of series) {
    const first = Math.max(0, Math.ceil((grid.month.start - run.start) / run.stepSeconds))
    const end = Math.min(run.values.length, Math.ceil((grid.month.end - run.start) / run.stepSeconds))
    for (let k = first; k < end; k++) {
      const value = run.values[k]!
      const slot = Math.floor((run.start + k * run.stepSeconds - grid.month.start) / grid.stepSeconds)
      if (slot < from || slot >= until || Number.isNaN(value)) continue
      if (value < 0) {
        const reading = { point, when: slotName(grid, slot), kWh: value / 1e6 }
        throw new ProblemError(billingProblem('negative-reading', reading))
      }
      energy[slot]! += value
      covered[slot]! += run.stepSeconds
      if (covered[slot]! > grid.stepSeconds) {
        throw new ProblemError(billingProblem('readings-overlap', { point, when: slotName(grid, slot) }))
      }
      const quality = run.quality?.[k]
      if (quality === ESTIMATED || quality === SUBSTITUTED) estimated[slot] = 1
    }
  }
  for (let t = 0; t < grid.slots; t++) {
    if (covered[t] !== grid.stepSeconds) {
      energy[t] = Number.NaN
      estimated[t] = 0
    }
  }
  return { energy, estimated }
}

/**
 * The step all series have in common: the least common multiple of theirs, in seconds. Refused where a series does not
 * start on one of its own steps of the month, or where the common step does not divide the month.
 */
export function commonStep(
  series: readonly PointSeries[],
  month: { month: string; start: number; end: number },
): number {
  let step = 1
  for (const { point, series: run } of series) {
    if ((run.start - month.start) % run.stepSeconds !== 0) {
      const minutes = run.stepSeconds / 60
      throw new ProblemError(billingProblem('readings-misaligned', { point, minutes }))
    }
    step = (step / greatestCommonDivisor(step, run.stepSeconds)) * run.stepSeconds
  }
  if ((month.end - month.start) % step !== 0) {
    throw new ProblemError(billingProblem('steps-do-not-fit', { month: month.month, minutes: step / 60 }))
  }
  return step
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/** True where a series has a slot inside the month. */
export function touches(reading: PointSeries, month: { start: number; end: number }): boolean {
  return reading.series.start < month.end && endOf(reading.series) > month.start
}

/** The columns an operator publishes with its split. */
export const splitQuantities: readonly Quantity[] = ['self-cover', 'surplus']
