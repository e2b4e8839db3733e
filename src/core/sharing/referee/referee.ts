import { localDays } from '../../calendar/month.ts'
import type { Zone } from '../../calendar/zone.ts'
import type { SplitColumns } from './columns.ts'
import { differencesOf, type Difference } from './differences.ts'
import { absentOf, lackingOf, type Lacking, type LackingPoint } from './lacking.ts'
import { movedOf, type Moved } from './moved.ts'
import { unexplained } from './explain-day.ts'
import { mergeDays, type DayFault, type Fault } from './fault.ts'
import { EXACT_MICRO, slotSums } from './recompute.ts'
import { compareJudged, judgeDays, type JudgedDay, type JudgedDays, type JudgeWatch } from './judge-days.ts'
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
  /** Slots that could not be recomputed since a point has no value in them, and the points. */
  readonly lacking: Lacking
  /** Points that took no part in a stretch of the span, as what was published shows. */
  readonly absent: readonly LackingPoint[]
}

export interface RefereeOptions {
  readonly doubled?: readonly DoubledPoint[]
  /** What a shared kWh saves in each slot, 10⁻⁶ currency units, NaN where unknown; null = no price is known. */
  readonly saving?: Float64Array | null
  readonly watch?: JudgeWatch
}

/** Recomputes the operator's split slot by slot and names every difference, neighbouring days with the same one together. */
export function referee(
  given: SplitColumns,
  zone: Zone,
  { doubled = [], saving = null, watch }: RefereeOptions = {},
): RefereeReport {
  const days = localDays(
    zone,
    zone.dateOf(given.start),
    zone.dateOf(given.start + (given.slots - 1) * given.stepSeconds),
  )
  const { columns, twins, judged } = withoutTwins(given, (one) => judgeDays(one, days, watch))
  const inDoubt = twins.some(({ detail }) => detail === 'same-readings')
  const found = judged.found.map((day) => ({
    ...day,
    // beside a column that cannot be right no cause is sure
    faults: inDoubt ? unexplained(columns, day.deviating).faults : named(day.faults, columns),
  }))
  const differences = found.flatMap(({ date, deviating }) => differencesOf(columns, date, deviating, saving))
  const period = { from: days[0]?.date ?? '', until: days.at(-1)?.date ?? '' }
  const whole = wholeFileFaults(columns, twins, doubled, found.length > 0)
  return {
    ...period,
    slots: judged.slots,
    spanSlots: columns.slots,
    stepSeconds: columns.stepSeconds,
    points: given.consumers.length + given.plants.length,
    consumers: given.consumers.length,
    plants: given.plants.length,
    maxDeviationMicro: Math.round(judged.maxDeviationMicro * 1000) / 1000,
    faults: [
      ...whole.map((fault) => ({ ...fault, ...period, days: judged.informative.length })),
      ...mergeDays(found, judged.informative, judged.hides),
    ],
    differences,
    moved: movedOf(found, differences),
    lacking: lackingOf(columns, zone),
    absent: absentOf(columns, zone),
  }
}

/** Where the file has a split of points without consumption, these are the consumers that the file lacks. */
function named(faults: readonly DayFault[], { withoutConsumption }: SplitColumns): DayFault[] {
  return faults.map((fault) =>
    fault.detail === 'consumer-not-in-file' ? { ...fault, points: withoutConsumption } : fault,
  )
}

interface WithoutTwins {
  readonly columns: SplitColumns
  readonly twins: readonly DayFault[]
  readonly judged: JudgedDays
}

/**
 * Of a meter under two names one is left out where the days are then explained no worse; where what was split to the two differs, which
 * an exchanged column does, only where they are explained better.
 */
function withoutTwins(given: SplitColumns, judge: (columns: SplitColumns) => JudgedDays): WithoutTwins {
  let best = { columns: given, judged: judge(given) }
  const twins = twinsOf(given).map((twin): DayFault => {
    if (best.judged.found.length === 0) return twin
    const [first, second] = twin.points as [string, string]
    const isWhole = twin.detail === 'two-names'
    for (const point of isWhole ? [second] : [second, first]) {
      const columns = withoutPoint(best.columns, point)
      const judged = judge(columns)
      const order = compareJudged(judged, best.judged)
      if (order > 0) continue
      if (!isWhole && (order === 0 || !judged.found.every(isExchangeOnly))) continue
      const partner = isWhole ? null : partnerOf(point, given, judged)
      if (!isWhole && partner === null) continue
      best = { columns, judged }
      return partner === null ? twin : { ...twin, detail: 'two-names', points: [partner, point] }
    }
    return twin
  })
  return { ...best, twins }
}

const isExchangeOnly = ({ faults }: JudgedDay): boolean => faults.every(({ detail }) => detail === 'swapped')

/** The point whose columns, once the exchanged ones are put right, are all those of the point left out. */
function partnerOf(point: string, given: SplitColumns, { found }: JudgedDays): string | null {
  const mended = found[0]?.faults[0]?.mended
  if (!mended) return null
  const consumer = given.consumers.find((one) => one.point === point)
  const plant = given.plants.find((one) => one.point === point)
  const again: SplitColumns = {
    ...mended,
    consumers: [...mended.consumers, ...(consumer ? [consumer] : [])],
    plants: [...mended.plants, ...(plant ? [plant] : [])],
  }
  const twin = twinsOf(again).find(({ detail, points }) => detail === 'two-names' && points.includes(point))
  return twin?.points.find((other) => other !== point) ?? null
}

const withoutPoint = (columns: SplitColumns, name: string): SplitColumns => ({
  ...columns,
  consumers: columns.consumers.filter(({ point }) => point !== name),
  plants: columns.plants.filter(({ point }) => point !== name),
})

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
