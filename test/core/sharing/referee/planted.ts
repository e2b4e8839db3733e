import type { FaultKind } from '../../../../src/core/sharing/referee/fault.ts'
import { splitColumns, type SplitColumns } from '../../../../src/core/sharing/referee/columns.ts'
import type { PointSeries, Quantity } from '../../../../src/core/metering/series.ts'
import { Zone } from '../../../../src/core/calendar/zone.ts'
import type { WorkbookColumn } from './eeg-month.ts'
import { madeColumn, slotsOfDays, splitAnew, type MadeColumn, type MadeMonth } from './made-month.ts'

/** A fault planted into a made month, and how the referee names it. */
export interface Planted {
  readonly kind: FaultKind
  /** Sorted; empty where the fault names none. */
  readonly points: readonly string[]
  /** Local dates, both included; null = the whole month. */
  readonly days: readonly [string, string] | null
}

type Below = (limit: number) => number
export type Plant = (month: MadeMonth, below: Below) => Planted

const pointsOf = ({ columns }: MadeMonth, direction: WorkbookColumn['direction']): string[] => [
  ...new Set(columns.filter((one) => one.direction === direction).map(({ point }) => point)),
]
const two = (n: number): string => String(n).padStart(2, '0')

/** Two points' columns of one kind under each other's headings. */
export const swapColumns: Plant = (month, below) => {
  const kinds = ['used', 'share', 'cover', 'made', 'surplus'] as const
  const canPlants = pointsOf(month, 'GENERATION').length > 1
  const kind: MadeColumn = kinds[below(canPlants ? 5 : 3)]!
  const points = pointsOf(month, kind === 'made' || kind === 'surplus' ? 'GENERATION' : 'CONSUMPTION')
  const first = below(points.length)
  const second = (first + 1 + below(points.length - 1)) % points.length
  const [a, b] = [points[first]!, points[second]!]
  const [one, other] = [madeColumn(month.columns, kind, a), madeColumn(month.columns, kind, b)]
  ;[one.values, other.values] = [other.values, one.values]
  return { kind: 'columns-swapped', points: [a, b].toSorted(), days: null }
}

/** All columns of a plant left out of the file. */
export const dropPlant: Plant = (month, below) => {
  const plants = pointsOf(month, 'GENERATION')
  const gone = plants[below(plants.length)]
  for (let k = month.columns.length - 1; k >= 0; k--)
    if (month.columns[k]!.point === gone) month.columns.splice(k, 1)
  return { kind: 'plant-missing', points: [], days: null }
}

/** All columns of a point once more under another name. */
export const doublePoint: Plant = (month, below) => {
  const points = [...pointsOf(month, 'CONSUMPTION'), ...pointsOf(month, 'GENERATION')]
  const point = points[below(points.length)]!
  const again = month.columns.filter((one) => one.point === point)
  const name = `X${points.length}`
  month.columns.push(...again.map((one) => ({ ...one, point: name, values: [...one.values] })))
  return { kind: 'point-twice', points: [point, name].toSorted(), days: null }
}

/** Four days split in equal parts, or by fixed shares. */
export const otherKeyForFourDays: Plant = (month, below) => {
  const from = 1 + below(28)
  const count = pointsOf(month, 'CONSUMPTION').length
  const weights = Array.from({ length: count }, (_, k) => k + 1)
  const all = weights.reduce((sum, one) => sum + one, 0)
  const equal = below(2) === 0
  splitAnew(month.columns, slotsOfDays(from, from + 3), (made, _used, _all, k) =>
    equal ? made / count : (made * weights[k]!) / all,
  )
  return { kind: 'other-key', points: [], days: [`2026-10-${two(from)}`, `2026-10-${two(from + 3)}`] }
}

/** The columns as the referee takes them, without the way through a file. */
export function columnsFor({ labels, columns }: MadeMonth): SplitColumns {
  const start = new Zone('Europe/Vienna').startOf('2026-10-01')
  const quantityOf = ({ code }: WorkbookColumn): Quantity =>
    code.startsWith('Anteil')
      ? 'share'
      : code.startsWith('Eigendeckung')
        ? 'self-cover'
        : code.includes('berschuss')
          ? 'surplus'
          : 'measured'
  const series = columns.map((one): PointSeries => ({
    point: one.point,
    direction: one.direction === 'CONSUMPTION' ? 'offtake' : 'feed-in',
    quantity: quantityOf(one),
    series: {
      start,
      stepSeconds: 900,
      values: Float64Array.from(labels, (_, slot) => Math.round(one.values[slot]! * 1e6)),
    },
  }))
  return splitColumns(series)!
}
