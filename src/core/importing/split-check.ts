import type { PointSeries } from '../metering/series.ts'
import type { InspectedFile } from './inspection.ts'

type Split = NonNullable<InspectedFile['split']>

/** Half a unit in the sixth place, and one more for the operator's own rounding of G. */
const EXACT_MICRO = 1.5

/**
 * Recomputes the operator's split of a community workbook: with G the slot's community generation and C its consumption,
 * share = round(G·c/C, 6) kWh and cover = min(c, share) (metering.md, “The referee”). Where no plant is in the file, G is the sum of the
 * shares. Null where the file holds no self-cover column. Faults are short sentences; `referee` names them by day.
 */
export function checkSplit(series: readonly PointSeries[]): Split | null {
  const of = (quantity: PointSeries['quantity'], direction: PointSeries['direction']): PointSeries[] =>
    series.filter((one) => one.quantity === quantity && one.direction === direction)
  const covers = of('self-cover', 'offtake')
  if (covers.length === 0) return null
  const plants = of('measured', 'feed-in')
  const shares = of('share', 'offtake')
  const consumption = new Map(of('measured', 'offtake').map((one) => [one.point, one.series.values]))
  const faults: Split['faults'] = []
  if (plants.length === 0)
    faults.push({ kind: 'plant-missing', sentence: 'The file holds shares but no plant that made them.' })
  const alone = covers.filter(({ point }) => !consumption.has(point))
  if (alone.length > 0)
    faults.push({
      kind: 'consumer-missing',
      sentence: `${alone.map(({ point }) => point).join(', ')}: self-cover without consumption.`,
    })
  const generators = (plants.length > 0 ? plants : shares).map((one) => one.series.values)
  let intervals = 0
  let maxDeviation = 0
  let otherKeySlots = 0
  let exceeding = 0
  for (let slot = 0; slot < (covers[0] as PointSeries).series.values.length; slot++) {
    const generation = sumPresent(generators, slot)
    const used = sumPresent([...consumption.values()], slot)
    if (Number.isNaN(generation) || Number.isNaN(used)) continue
    let deviation = -1
    for (const { point, series: cover } of covers) {
      const c = consumption.get(point)?.[slot]
      const stated = cover.values[slot] as number
      if (c === undefined || Number.isNaN(c) || Number.isNaN(stated)) continue
      const share = used > 0 ? Math.round((generation * c) / used) : 0
      deviation = Math.max(deviation, Math.abs(stated - Math.min(c, share)))
      if (stated > c + EXACT_MICRO) exceeding++
    }
    if (deviation < 0) continue
    intervals++
    maxDeviation = Math.max(maxDeviation, deviation)
    if (deviation > EXACT_MICRO) otherKeySlots++
  }
  if (otherKeySlots > 0)
    faults.push({
      kind: 'other-key',
      sentence: `In ${otherKeySlots} of ${intervals} slots the operator split otherwise than by consumption.`,
    })
  if (exceeding > 0)
    faults.push({
      kind: 'share-exceeds',
      sentence: `In ${exceeding} cells the self-cover is more than the consumption.`,
    })
  return { intervals, maxDeviationKWh: maxDeviation / 1e6, faults }
}

/** Sum over the columns that have a value in a slot; NaN where none has. */
function sumPresent(columns: readonly Float64Array[], slot: number): number {
  let sum = Number.NaN
  for (const values of columns) {
    const value = values[slot] as number
    if (!Number.isNaN(value)) sum = Number.isNaN(sum) ? value : sum + value
  }
  return sum
}
