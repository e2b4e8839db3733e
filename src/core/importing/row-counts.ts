import type { PointSeries, Series } from '../metering/series.ts'
import type { PlannedPoint, RowCounts } from './plan-result.ts'
import type { RefusalReason } from './refused.ts'

type Counts = { -readonly [K in keyof RowCounts]: number }
type Side = Pick<PointSeries, 'point' | 'direction'>
interface CountedPoint extends Side {
  readonly rows: Counts
  refusedBecause: RefusalReason | null
}

const noRows = (): Counts => ({ new: 0, same: 0, changed: 0, refused: 0 })

/** Values present. */
export function countValues({ values }: Series): number {
  let count = 0
  for (const value of values) if (!Number.isNaN(value)) count++
  return count
}

/** What an import does with the values of one file, by side of a point. */
export class FileRows {
  readonly #points = new Map<string, CountedPoint>()

  add(side: Side, rows: Partial<RowCounts>, reason: RefusalReason | null = null): void {
    const { point, direction } = side
    const key = JSON.stringify([point, direction])
    const counted = this.#points.get(key) ?? { point, direction, rows: noRows(), refusedBecause: null }
    this.#points.set(key, counted)
    addTo(counted.rows, rows)
    counted.refusedBecause ??= reason
  }

  get points(): PlannedPoint[] {
    return [...this.#points.values()]
  }

  get rows(): RowCounts {
    return sumOfRows([...this.#points.values()].map(({ rows }) => rows))
  }
}

export function sumOfRows(all: readonly RowCounts[]): RowCounts {
  const sum = noRows()
  for (const rows of all) addTo(sum, rows)
  return sum
}

function addTo(sum: Counts, rows: Partial<RowCounts>): void {
  sum.new += rows.new ?? 0
  sum.same += rows.same ?? 0
  sum.changed += rows.changed ?? 0
  sum.refused += rows.refused ?? 0
}
