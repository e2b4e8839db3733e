import type { SplitColumns } from './columns.ts'
import { exceedingFaults } from './exceeding.ts'
import { keyOf, type DayFault } from './fault.ts'
import { otherKey } from './keys.ts'
import { leftOutOf } from './left-out.ts'
import { EXACT_MICRO, isExact, slotDeviation, slotSums } from './recompute.ts'
import { isCoherent, surplusFaults } from './surpluses.ts'
import { canSearch, explainingSwap, promisingSwaps, sampleOf, swaps, type Swap } from './swaps.ts'
import { explainTotals, splitTotal } from './totals.ts'

/** What happened on a day; `certain` where every slot agrees with it. */
export interface DayExplanation {
  readonly faults: readonly DayFault[]
  readonly certain: boolean
}

/**
 * What happened on a day, from its slots that are not as recomputed: the first explanation under which all of them agree, in the order
 * exchanged columns; one other cause; exchanged columns and another cause; two exchanges. Where none holds, or two would do equally,
 * only that something differs. `known` are exchanges found on other days, which go before new ones; not `thorough` tries no others with
 * another cause.
 */
export function explainDay(
  columns: SplitColumns,
  slots: readonly number[],
  known: readonly Swap[] = [],
  thorough = true,
): DayExplanation {
  const swap =
    known.find((one) => slots.every((slot) => isExact(one.columns, slot))) ??
    (thorough || canSearch(columns) ? explainingSwap(columns, slots) : null)
  if (swap) return { faults: [swapFault(columns, slots, swap)], certain: true }
  const plain = explainAs(columns, slots)
  // several surpluses at once may be exchanged in pairs
  const manySurpluses =
    plain.faults.length > 1 && plain.faults.every(({ detail }) => detail === 'surplus-differs')
  const search = thorough && canSearch(columns)
  if (plain.certain) return (manySurpluses && search ? explainTwoSwaps(columns, slots) : null) ?? plain
  return (
    explainWithSwap(columns, slots, known, search) ??
    (search ? explainTwoSwaps(columns, slots) : null) ??
    unexplained(columns, slots, plain.faults)
  )
}

/** Two exchanges at once; those that have a point in common are told as one of all their points, which is all that can be seen. */
function explainTwoSwaps(columns: SplitColumns, slots: readonly number[]): DayExplanation | null {
  for (const first of promisingSwaps(columns, slots)) {
    const second = explainingSwap(first.columns, slots)
    if (!second) continue
    const meet = first.points.some((point) => second.points.includes(point))
    const parts = meet
      ? [[...new Set([...first.points, ...second.points])].toSorted()]
      : [first.points, second.points]
    const faults = parts.map((points) => swapFault(columns, slots, { points, columns: second.columns }))
    return { faults, certain: true }
  }
  return null
}

/** Exchanged columns beside another cause; null where no exchange leaves the rest explained, or more than one does. */
function explainWithSwap(
  columns: SplitColumns,
  slots: readonly number[],
  known: readonly Swap[],
  search: boolean,
): DayExplanation | null {
  const sample = sampleOf(slots)
  const isMended = (swap: Swap): DayExplanation | null => {
    if (!sample.every((slot) => isCoherent(swap.columns, slot))) return null
    if (!explainAs(swap.columns, sample).certain || !slots.every((slot) => isCoherent(swap.columns, slot)))
      return null
    const rest = explainAs(swap.columns, slots)
    return rest.certain ? { ...rest, faults: [swapFault(columns, slots, swap), ...rest.faults] } : null
  }
  for (const swap of known) {
    const found = isMended(swap)
    if (found) return found
  }
  if (!search) return null
  let only: DayExplanation | null = null
  for (const swap of swaps(columns)) {
    const found = isMended(swap)
    if (!found) continue
    // what two points exchanged, their consumption or all the rest, is the same to see
    if (only && keyOf(only.faults[0]!) !== keyOf(found.faults[0]!)) return null
    only ??= found
  }
  return only
}

export function swapFault(columns: SplitColumns, slots: readonly number[], swap: Swap): DayFault {
  return {
    kind: 'columns-swapped',
    detail: 'swapped',
    points: swap.points,
    slots: slots.length,
    micro: moved(columns, slots),
    mended: swap.columns,
  }
}

/** The day with its columns as they stand: one cause of the split, and what its surpluses are then. */
export function explainAs(columns: SplitColumns, slots: readonly number[]): DayExplanation {
  const split: number[] = []
  const surplus: number[] = []
  for (const slot of slots) {
    const deviation = slotDeviation(columns, slot, slotSums(columns, slot))
    if (deviation.split > EXACT_MICRO) split.push(slot)
    else if (deviation.surplus > EXACT_MICRO) surplus.push(slot)
  }
  const alone = surplusFaults(columns, surplus)
  if (split.length === 0) return { faults: alone, certain: true }
  const cause = explainTotals(columns, split) ?? leftOutOf(columns, split)
  if (cause) return { faults: [cause, ...alone], certain: split.every((slot) => isCoherent(columns, slot)) }
  const key = otherKey(columns, split)
  if (key === null) return { faults: alone, certain: false }
  const faults: DayFault[] = [
    { kind: 'other-key', detail: key, points: [], slots: split.length, micro: moved(columns, split) },
    ...moreThanMade(columns, split),
    ...alone,
  ]
  return { faults, certain: split.every((slot) => isCoherent(columns, slot)) }
}

/** More was shared, by whatever key, than the plants in the file made: one is missing from it. */
function moreThanMade(columns: SplitColumns, slots: readonly number[]): DayFault[] {
  const slack = 0.5 * columns.consumers.length + EXACT_MICRO
  const excess = slots.map((slot) => (splitTotal(columns, slot) ?? 0) - slotSums(columns, slot).made)
  const over = excess.filter((micro) => micro > slack)
  if (over.length === 0) return []
  const micro = Math.round(over.reduce((sum, one) => sum + one, 0))
  return [{ kind: 'plant-missing', detail: 'plant-not-in-file', points: [], slots: over.length, micro }]
}

/** Only what can be seen: covers above the consumption where that is all, else that something differs, and that more was shared than made. */
export function unexplained(
  columns: SplitColumns,
  slots: readonly number[],
  known: readonly DayFault[] = [],
): DayExplanation {
  const exceeding = exceedingFaults(columns, slots)
  if (exceeding.all) return { faults: exceeding.faults, certain: true }
  const other: DayFault = {
    kind: 'other-key',
    detail: 'unexplained',
    points: [],
    slots: slots.length,
    micro: moved(columns, slots),
  }
  const facts = known.filter(({ detail }) => detail === 'plant-not-in-file')
  return { faults: [other, ...facts], certain: false }
}

/** Energy that came to other consumers than by the formula: half of what differs. */
function moved(columns: SplitColumns, slots: readonly number[]): number {
  let sum = 0
  for (const slot of slots) {
    const { made, used } = slotSums(columns, slot)
    for (const consumer of columns.consumers) {
      const c = consumer.used[slot] as number
      const share = used > 0 ? Math.round((made * c) / used) : 0
      const stated = (consumer.cover ?? consumer.share)?.[slot] ?? Number.NaN
      if (!Number.isNaN(stated)) sum += Math.abs(stated - (consumer.cover ? Math.min(c, share) : share)) / 2
    }
  }
  return Math.round(sum)
}
