import { isPresent, type AssembledMonth, type Holding } from './assemble.ts'
import { weekdayOf, type SlotGrid } from './grid.ts'

/** What is missing in a month, before any gap rule. */
export interface Gaps {
  /** Slots without a value inside the membership, per holding. */
  readonly missing: readonly number[]
  /** 1 where no point at all has a value: no part of the month and no gap of anyone. */
  readonly empty: Uint8Array
  /** 1 where some point lacks a value and another has one. */
  readonly gap: Uint8Array
  readonly emptySlots: number
  readonly gapSlots: number
}

/**
 * Slots in which a point that should have a value has none; a slot in which nobody has one is no part of the month
 * (settlement.md A.7).
 */
export function findGaps({ grid, holdings }: AssembledMonth): Gaps {
  const empty = new Uint8Array(grid.slots).fill(1)
  for (const { from, until, energy } of holdings) {
    for (let t = from; t < until; t++) if (!Number.isNaN(energy[t]!)) empty[t] = 0
  }
  const gap = new Uint8Array(grid.slots)
  const missing = holdings.map((holding) => {
    let slots = 0
    for (let t = holding.from; t < holding.until; t++) {
      if (empty[t] === 1 || isPresent(holding, t)) continue
      gap[t] = 1
      slots++
    }
    return slots
  })
  const count = (mask: Uint8Array): number => mask.reduce((sum, bit) => sum + bit, 0)
  return { missing, empty, gap, emptySlots: count(empty), gapSlots: count(gap) }
}

/** The largest part of the shared energy that gap slots may hold for the rule `slot` to be the default. */
const SMALL_GAP = 0.02

/**
 * The default gap rule (settlement.md A.7): `slot` where the gap slots hold at most 2 % of the shared energy, computed
 * from the points present, else `member`. Where nothing was shared at all the number of slots is measured instead.
 */
export function defaultGapRule(shared: Float64Array, gaps: Gaps): 'slot' | 'member' {
  let all = 0
  let inGaps = 0
  for (let t = 0; t < shared.length; t++) {
    all += shared[t]!
    if (gaps.gap[t] === 1) inGaps += shared[t]!
  }
  const part = all > 0 ? inGaps / all : gaps.gapSlots / (shared.length - gaps.emptySlots)
  return part <= SMALL_GAP ? 'slot' : 'member'
}

/** Working day, Saturday or Sunday. */
function kindOfDay(grid: SlotGrid, slot: number): 'working' | 'sat' | 'sun' {
  const weekday = weekdayOf(grid.month.days[grid.day[slot]!]!.date)
  return weekday === 'sat' || weekday === 'sun' ? weekday : 'working'
}

/**
 * The rule `impute`: a missing value becomes the mean of the point's own values at the same local time on the same
 * kind of day of the month, in whole microKWh; without any it stays a gap. The operator's shared energy of the point is
 * treated alike and never exceeds the energy. Gives the month and, per holding, 1 where a slot was filled.
 */
export function impute(month: AssembledMonth, gaps: Gaps): { month: AssembledMonth; imputed: Uint8Array[] } {
  const labels = Array.from(month.grid.seconds, (seconds, t) => `${kindOfDay(month.grid, t)} ${seconds}`)
  const imputed: Uint8Array[] = []
  const holdings = month.holdings.map((holding): Holding => {
    const energy = fill(holding, holding.energy, labels, gaps.empty)
    const shared = holding.shared === null ? null : fill(holding, holding.shared, labels, gaps.empty)
    const filled = { ...holding, energy, shared: shared === null ? null : capped(shared, energy, holding) }
    imputed.push(Uint8Array.from(energy, (_, t) => Number(isPresent(filled, t) && !isPresent(holding, t))))
    return filled
  })
  return { month: { ...month, holdings }, imputed }
}

/** Shared energy that was filled in never exceeds the energy of its slot. */
function capped(shared: Float64Array, energy: Float64Array, holding: Holding): Float64Array {
  return shared.map((value, t) => (isPresent(holding, t) ? value : Math.min(value, energy[t]!)))
}

function fill(
  holding: Holding,
  values: Float64Array,
  labels: readonly string[],
  empty: Uint8Array,
): Float64Array {
  const sums = new Map<string, { sum: number; count: number }>()
  for (let t = holding.from; t < holding.until; t++) {
    if (Number.isNaN(values[t]!)) continue
    const seen = sums.get(labels[t]!) ?? { sum: 0, count: 0 }
    sums.set(labels[t]!, { sum: seen.sum + values[t]!, count: seen.count + 1 })
  }
  const filled = Float64Array.from(values)
  for (let t = holding.from; t < holding.until; t++) {
    const seen = sums.get(labels[t]!)
    if (Number.isNaN(values[t]!) && empty[t] === 0 && seen) filled[t] = Math.round(seen.sum / seen.count)
  }
  return filled
}
