import { localDays } from '../../calendar/month.ts'
import type { Zone } from '../../calendar/zone.ts'
import type { SplitColumns } from './columns.ts'
import { differencesOf, type Difference } from './differences.ts'
import { explainDay } from './explain-day.ts'
import { movedOf, type Moved } from './moved.ts'
import { mergeDays, type DayFault, type Fault } from './fault.ts'
import { EXACT_MICRO, isExact, slotDeviation, slotSums } from './recompute.ts'
import { twinsOf } from './twins.ts'

/** A point whose column stands in the file more than once, with its energy (10⁻⁶ kWh). */
export interface DoubledPoint {
  readonly point: string
  readonly slots: number
  readonly micro: number
}

export interface RefereeReport {
  /** Local dates of the first and the last slot. */
  readonly from: string
  readonly until: string
  /** Slots that could be recomputed, of all of the span. */
  readonly slots: number
  readonly spanSlots: number
  readonly stepSeconds: number
  readonly points: number
  readonly consumers: number
  readonly plants: number
  /** Largest distance of a published value from the recomputed one, 10⁻⁶ kWh. */
  readonly maxDeviationMicro: number
  readonly faults: readonly Fault[]
  /** Published against recomputed by day and point, where they differ. */
  readonly differences: readonly Difference[]
  /** Who was given more and who less where the split itself is at fault. */
  readonly moved: readonly Moved[]
}

export interface RefereeOptions {
  readonly doubled?: readonly DoubledPoint[]
  /** What a shared kWh saves in each slot, 10⁻⁶ currency units, NaN where unknown; null = no price is known. */
  readonly saving?: Float64Array | null
  readonly watch?: {
    report(progress: { readonly phase: string; readonly done: number; readonly total: number }): void
    shouldStop(): boolean
  }
}

/** Recomputes the operator's split slot by slot and names every difference, neighbouring days with the same one together. */
export function referee(
  given: SplitColumns,
  zone: Zone,
  { doubled = [], saving = null, watch }: RefereeOptions = {},
): RefereeReport {
  const { columns, twins } = withoutTwins(given)
  const days = localDays(
    zone,
    zone.dateOf(columns.start),
    zone.dateOf(columns.start + (columns.slots - 1) * columns.stepSeconds),
  )
  const informative: string[] = []
  const found: { date: string; faults: readonly DayFault[] }[] = []
  const differences: Difference[] = []
  let slots = 0
  let maxDeviationMicro = 0
  const slotsOf = new Map<string, readonly [number, number]>()
  for (const [k, { date, start, end }] of days.entries()) {
    if (watch?.shouldStop()) break
    watch?.report({ phase: 'split', done: k, total: days.length })
    const from = Math.max(0, Math.ceil((start - columns.start) / columns.stepSeconds))
    const until = Math.min(columns.slots, Math.ceil((end - columns.start) / columns.stepSeconds))
    slotsOf.set(date, [from, until])
    const deviating: number[] = []
    let any = false
    for (let slot = from; slot < until; slot++) {
      const sums = slotSums(columns, slot)
      if (Number.isNaN(sums.made + sums.used)) continue
      slots++
      if (sums.used > 0 && sums.made > 0) any = true
      const { split, surplus } = slotDeviation(columns, slot, sums)
      maxDeviationMicro = Math.max(maxDeviationMicro, split, surplus)
      if (split > EXACT_MICRO || surplus > EXACT_MICRO) deviating.push(slot)
    }
    if (any || deviating.length > 0) informative.push(date)
    if (deviating.length === 0) continue
    found.push({ date, faults: named(explainDay(columns, deviating), columns) })
    differences.push(...differencesOf(columns, date, deviating, saving))
  }
  const hides = ({ mended }: DayFault, date: string): boolean => {
    const [from, until] = slotsOf.get(date) ?? [0, 0]
    if (!mended) return false
    for (let slot = from; slot < until; slot++) if (!isExact(mended, slot)) return false
    return true
  }
  const period = { from: days[0]?.date ?? '', until: days.at(-1)?.date ?? '' }
  const whole = wholeFileFaults(columns, twins, doubled, found.length > 0)
  return {
    ...period,
    slots,
    spanSlots: columns.slots,
    stepSeconds: columns.stepSeconds,
    points: given.consumers.length + given.plants.length,
    consumers: given.consumers.length,
    plants: given.plants.length,
    maxDeviationMicro: Math.round(maxDeviationMicro * 1000) / 1000,
    faults: [
      ...whole.map((fault) => ({ ...fault, ...period, days: informative.length })),
      ...mergeDays(found, informative, hides),
    ],
    differences,
    moved: movedOf(found, differences),
  }
}

/** Where the file has a split of points without consumption, these are the consumers that the file lacks. */
function named(faults: readonly DayFault[], { withoutConsumption }: SplitColumns): DayFault[] {
  return faults.map((fault) =>
    fault.detail === 'consumer-not-in-file' ? { ...fault, points: withoutConsumption } : fault,
  )
}

/** Of a meter under two names the second is left out where the split agrees better without it. */
function withoutTwins(given: SplitColumns): {
  readonly columns: SplitColumns
  readonly twins: readonly DayFault[]
} {
  let columns = given
  const twins = twinsOf(given)
  for (const { points } of twins) {
    const without = withoutPoint(columns, points[1] as string)
    if (deviatingSlots(without) < deviatingSlots(columns)) columns = without
  }
  return { columns, twins }
}

const withoutPoint = (columns: SplitColumns, name: string): SplitColumns => ({
  ...columns,
  consumers: columns.consumers.filter(({ point }) => point !== name),
  plants: columns.plants.filter(({ point }) => point !== name),
})

function deviatingSlots(columns: SplitColumns): number {
  let count = 0
  for (let slot = 0; slot < columns.slots; slot++) {
    const { split, surplus } = slotDeviation(columns, slot, slotSums(columns, slot), EXACT_MICRO)
    if (split > EXACT_MICRO || surplus > EXACT_MICRO) count++
  }
  return count
}

/** Faults of the file's columns themselves, whatever the day. */
function wholeFileFaults(
  columns: SplitColumns,
  twins: readonly DayFault[],
  doubled: readonly DoubledPoint[],
  daysDiffer: boolean,
): DayFault[] {
  const faults: DayFault[] = doubled.map(({ point, slots, micro }) => ({
    kind: 'point-twice',
    detail: 'twice-in-file',
    points: [point],
    slots,
    micro,
  }))
  faults.push(...twins)
  const anySurplus = columns.plants.some(({ surplus }) => surplus !== null)
  for (const { point, made, surplus } of columns.plants)
    if (surplus === null && anySurplus) faults.push(missingSurplus(columns, point, made))
  if (columns.plants.length === 0) faults.push(noPlants(columns))
  if (columns.withoutConsumption.length > 0 && !daysDiffer)
    faults.push({
      kind: 'consumer-missing',
      detail: 'no-consumption',
      points: columns.withoutConsumption,
      slots: columns.slots,
      micro: 0,
    })
  return faults
}

function missingSurplus(columns: SplitColumns, point: string, made: Float64Array): DayFault {
  let slots = 0
  let micro = 0
  for (let slot = 0; slot < columns.slots; slot++) {
    const sums = slotSums(columns, slot)
    if (!(sums.made > 0)) continue
    const covered = Math.min(sums.made, sums.used)
    const left = (made[slot] as number) * (1 - covered / sums.made)
    if (!(left > EXACT_MICRO)) continue
    slots++
    micro += left
  }
  return {
    kind: 'surplus-unassigned',
    detail: 'surplus-column-missing',
    points: [point],
    slots,
    micro: Math.round(micro),
  }
}

function noPlants(columns: SplitColumns): DayFault {
  let slots = 0
  let micro = 0
  for (let slot = 0; slot < columns.slots; slot++) {
    const { made } = slotSums(columns, slot)
    if (!(made > 0)) continue
    slots++
    micro += made
  }
  return { kind: 'plant-missing', detail: 'no-plants', points: [], slots, micro }
}
