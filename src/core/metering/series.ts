import type { Direction } from '../community/vocabulary.ts'

/** How a value came about; index = code stored per slot. */
export const qualities = ['measured', 'estimated', 'substituted', 'imputed'] as const
export type Quality = (typeof qualities)[number]

/** Measured energy, or one of the operator's own columns of a community workbook. */
export const quantities = ['measured', 'share', 'self-cover', 'surplus'] as const
export type Quantity = (typeof quantities)[number]

/**
 * Consecutive slots of equal length: values[k] is the energy (10⁻⁶ kWh) of [start + k·step, start + (k+1)·step) in UTC
 * seconds; NaN is missing, never 0. quality[k] is an index into `qualities`; absent = all measured.
 */
export interface Series {
  readonly start: number
  readonly stepSeconds: number
  readonly values: Float64Array
  readonly quality?: Uint8Array
}

/** A series of one metering point and one quantity. */
export interface PointSeries {
  readonly point: string
  /** `other`: neither offtake nor feed-in, kept apart and never settled. */
  readonly direction: Direction | 'other'
  readonly quantity: Quantity
  readonly series: Series
}

/** UTC seconds of the last slot's end. */
export function endOf(series: Series): number {
  return series.start + series.values.length * series.stepSeconds
}
