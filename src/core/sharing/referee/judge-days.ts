import type { LocalDay } from '../../calendar/month.ts'
import type { SplitColumns } from './columns.ts'
import { explainAs, explainDay, type DayExplanation } from './explain-day.ts'
import { keyOf, type DayFault } from './fault.ts'
import { EXACT_MICRO, isExact, slotDeviation, slotSums } from './recompute.ts'
import { ENOUGH, explainingSwap, type Swap } from './swaps.ts'

export interface JudgedDay extends DayExplanation {
  readonly date: string
  /** Slots that are not as recomputed. */
  readonly deviating: readonly number[]
}

export interface JudgedDays {
  /** Days with a difference. */
  readonly found: readonly JudgedDay[]
  /** Dates on which anything was generated and used. */
  readonly informative: readonly string[]
  /** Slots that could be recomputed. */
  readonly slots: number
  readonly maxDeviationMicro: number
  /** Whether a fault could be there on a date without showing. */
  readonly hides: (fault: DayFault, date: string) => boolean
}

export interface JudgeWatch {
  report(progress: { readonly phase: string; readonly done: number; readonly total: number }): void
  shouldStop(): boolean
}

/** Days in vain after which no two causes are sought on further ones: as a rule the same key holds on all of them. */
const SEARCHED = 3

/** Recomputes day by day and explains those that differ; what is found on one day helps to explain the others. */
export function judgeDays(columns: SplitColumns, days: readonly LocalDay[], watch?: JudgeWatch): JudgedDays {
  const informative: string[] = []
  const found: JudgedDay[] = []
  const deviatingOf = new Map<string, readonly number[]>()
  const spanOf = new Map<string, readonly [number, number]>()
  let slots = 0
  let maxDeviationMicro = 0
  for (const [k, { date, start, end }] of days.entries()) {
    if (watch?.shouldStop()) break
    watch?.report({ phase: 'split', done: k, total: days.length })
    const from = Math.max(0, Math.ceil((start - columns.start) / columns.stepSeconds))
    const until = Math.min(columns.slots, Math.ceil((end - columns.start) / columns.stepSeconds))
    spanOf.set(date, [from, until])
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
    deviatingOf.set(date, deviating)
    const open = found.filter(({ certain }) => !certain).length
    found.push({ date, deviating, ...explainDay(columns, deviating, swapsIn(found), open < SEARCHED) })
  }
  const known = swapsIn(found)
  // days too short to tell an exchange by themselves may tell it together
  const short = found
    .filter(({ deviating }) => deviating.length < ENOUGH)
    .flatMap(({ deviating }) => deviating)
  const together = known.length === 0 && short.length >= ENOUGH ? explainingSwap(columns, short) : null
  if (together) known.push(together)
  const again = found.map((day): JudgedDay => {
    const isTold =
      day.certain && (known.length === 0 || day.faults.some(({ mended }) => mended !== undefined))
    if (isTold || watch?.shouldStop()) return day
    return { ...day, ...explainDay(columns, day.deviating, known, false) }
  })
  const hides = ({ mended }: DayFault, date: string): boolean => {
    const [from, until] = spanOf.get(date) ?? [0, 0]
    if (!mended) return false
    const slotsOfDay = deviatingOf.get(date)
    if (slotsOfDay) return explainAs(mended, slotsOfDay).certain
    for (let slot = from; slot < until; slot++) {
      const sums = slotSums(mended, slot)
      if (!Number.isNaN(sums.made + sums.used) && !isExact(mended, slot, sums)) return false
    }
    return true
  }
  return { found: again, informative, slots, maxDeviationMicro, hides }
}

/** The exchanges found on any day, the most frequent first. */
function swapsIn(days: readonly JudgedDay[]): Swap[] {
  const swaps = days.flatMap(({ faults }) =>
    faults.flatMap((fault) =>
      fault.mended ? [{ key: keyOf(fault), points: fault.points, columns: fault.mended }] : [],
    ),
  )
  return [...Map.groupBy(swaps, ({ key }) => key).values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap(([first]) => (first ? [first] : []))
}

/** Less is better: days that are not explained, then faults in all. */
export const compareJudged = (a: JudgedDays, b: JudgedDays): number => {
  const open = ({ found }: JudgedDays): number => found.filter(({ certain }) => !certain).length
  const kinds = ({ found }: JudgedDays): number =>
    new Set(found.flatMap(({ faults }) => faults.map(keyOf))).size
  return open(a) - open(b) || kinds(a) - kinds(b)
}
