import type { Zone } from '../calendar/zone.ts'
import type { PointSeries } from '../metering/series.ts'
import { ProblemError } from '../problems/problem.ts'
import { importProblem } from './problems.ts'
import { clockWords } from './time-words.ts'

/** 1 GWh in 10⁻⁶ kWh: no meter of a cooperative has that in one interval. */
const MOST = 1e12

/** Throws the ProblemError `damaged` at the first value that no meter can have: infinite, or beyond 1 GWh in one interval. */
export function checkPossible(file: string, placed: readonly PointSeries[], zone: Zone): void {
  for (const { point, series } of placed) {
    const at = series.values.findIndex((value) => Math.abs(value) > MOST)
    if (at < 0) continue
    const when = clockWords(zone, series.start + at * series.stepSeconds)
    const detail = `the value of ${point || 'the meter'} at ${when} is more than 1 GWh.`
    throw new ProblemError(importProblem('damaged', { file, detail }))
  }
}
