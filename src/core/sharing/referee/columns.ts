import type { LocalMonth } from '../../calendar/month.ts'
import { aligningToMonth, type AlignedColumn } from '../../metering/align.ts'
import type { PointSeries } from '../../metering/series.ts'
import { inOnePiece } from '../../metering/steps.ts'
import { withAbsences, type Absence } from './absences.ts'

/**
 * A consumer's columns of an operator's export on the file's slots, 10⁻⁶ kWh; NaN = missing, null = the file has no such column. A slot in
 * which any point of a side lacks its reading cannot be recomputed.
 */
export interface ConsumerColumns {
  readonly point: string
  readonly used: Float64Array
  readonly share: Float64Array | null
  readonly cover: Float64Array | null
}

export interface PlantColumns {
  readonly point: string
  readonly made: Float64Array
  readonly surplus: Float64Array | null
}

/** Slot k is [start + k·step, start + (k+1)·step), UTC seconds. */
export interface SplitColumns {
  readonly start: number
  readonly stepSeconds: number
  readonly slots: number
  readonly consumers: readonly ConsumerColumns[]
  readonly plants: readonly PlantColumns[]
  /** Points with a share or a self-cover but no consumption. */
  readonly withoutConsumption: readonly string[]
  /** Stretches in which a point took no part; it counts as 0 there. */
  readonly absent: readonly Absence[]
}

/** Columns out of the series of one file (all on one grid); null where the file publishes no split. */
export function splitColumns(series: readonly PointSeries[]): SplitColumns | null {
  const of = (
    quantity: PointSeries['quantity'],
    direction: PointSeries['direction'],
  ): Map<string, Float64Array> =>
    new Map(
      series
        .filter((one) => one.quantity === quantity && one.direction === direction)
        .map((one) => [one.point, one.series.values]),
    )
  const shares = of('share', 'offtake')
  const covers = of('self-cover', 'offtake')
  const [first] = series
  if (first === undefined || (shares.size === 0 && covers.size === 0)) return null
  const used = of('measured', 'offtake')
  const surpluses = of('surplus', 'feed-in')
  return withAbsences({
    start: first.series.start,
    stepSeconds: first.series.stepSeconds,
    slots: first.series.values.length,
    consumers: [...used].map(([point, values]) => ({
      point,
      used: values,
      share: shares.get(point) ?? null,
      cover: covers.get(point) ?? null,
    })),
    plants: [...of('measured', 'feed-in')].map(([point, made]) => ({
      point,
      made,
      surplus: surpluses.get(point) ?? null,
    })),
    withoutConsumption: [...new Set([...shares.keys(), ...covers.keys()])].filter(
      (point) => !used.has(point),
    ),
    absent: [],
  })
}

/**
 * The split of a month out of what is saved of it: series that stand on grids of their own, cut at the month. Null where they hold none
 * inside it.
 */
export function splitOfMonth(readings: readonly PointSeries[], month: LocalMonth): SplitColumns | null {
  return inOnePiece(splittingMonth(readings, month))
}

/** `splitOfMonth`, a series a step. */
export function* splittingMonth(
  readings: readonly PointSeries[],
  month: LocalMonth,
): Generator<void, SplitColumns | null, undefined> {
  const { grid, columns } = yield* aligningToMonth(
    readings.map(({ series }) => series),
    month,
  )
  const parts = readings.map((reading, k) => ({ reading, values: (columns[k] as AlignedColumn).values }))
  const named = Map.groupBy(parts, ({ reading: { point, direction, quantity } }) =>
    JSON.stringify([point, direction, quantity]),
  )
  const series: PointSeries[] = []
  for (const group of named.values()) {
    const [{ reading, values }, ...others] = group as [(typeof parts)[number], ...typeof parts]
    // runs of one point never hold the same slot twice
    for (const other of others)
      other.values.forEach((value, slot) => {
        if (Number.isNaN(values[slot])) values[slot] = value
      })
    if (values.some((value) => !Number.isNaN(value)))
      series.push({ ...reading, series: { start: grid.start, stepSeconds: grid.stepSeconds, values } })
    yield
  }
  return splitColumns(series)
}
