import type { SplitColumns } from './columns.ts'
import { isExact, slotSums } from './recompute.ts'

/** Slots at the start or the end of a file in which a point has no reading and the operator's own figures show that it took no part. */
export interface Absence {
  readonly point: string
  readonly direction: 'offtake' | 'feed-in'
  /** Slots in which others of its side have a reading. */
  readonly slots: number
  /** First and last of them. */
  readonly first: number
  readonly last: number
}

/** Of the slots with energy in a run without readings, so many hold without the point where it took no part; the others have a fault. */
const CONFIRMED = 0.75

interface Run {
  readonly side: 'consumers' | 'plants'
  readonly index: number
  readonly from: number
  readonly until: number
  readonly isWhole: boolean
}

/**
 * Members join and leave in the middle of a file, and a reading that is missing is not zero. Before its first and after its last value a
 * point counts as taking no part where what was published holds without it; everywhere else its slots stay missing. A column without any
 * value that does not hold so is as good as not in the file.
 */
export function withAbsences(given: SplitColumns): SplitColumns {
  const runs = [...runsOf(given, 'consumers'), ...runsOf(given, 'plants')]
  if (runs.length === 0) return given
  const trial = filled(given, runs)
  const holds = new Map<number, boolean | null>()
  // null: nothing was made or used, so the slot shows nothing
  const holdsIn = (slot: number): boolean | null => {
    const known = holds.get(slot)
    if (known !== undefined) return known
    const sums = slotSums(trial, slot)
    const found = sums.made > 0 && sums.used > 0 ? isExact(trial, slot, sums) : null
    holds.set(slot, found)
    return found
  }
  const confirmed = runs.filter(({ from, until }) => {
    let told = 0
    let held = 0
    for (let slot = from; slot < until; slot++) {
      const found = holdsIn(slot)
      if (found === null) continue
      told++
      if (found) held++
    }
    return told > 0 && held >= CONFIRMED * told
  })
  return withoutEmpty(
    { ...filled(given, confirmed), absent: confirmed.flatMap((run) => absenceOf(given, run)) },
    runs.filter((run) => run.isWhole && !confirmed.includes(run)),
  )
}

const columnsOf = (columns: SplitColumns, side: Run['side']): readonly Float64Array[] =>
  side === 'consumers' ? columns.consumers.map(({ used }) => used) : columns.plants.map(({ made }) => made)

function runsOf(columns: SplitColumns, side: Run['side']): Run[] {
  return columnsOf(columns, side).flatMap((values, index): Run[] => {
    const first = values.findIndex((value) => !Number.isNaN(value))
    if (first < 0) return [{ side, index, from: 0, until: values.length, isWhole: true }]
    const last = values.findLastIndex((value) => !Number.isNaN(value))
    return [
      { side, index, from: 0, until: first, isWhole: false },
      { side, index, from: last + 1, until: values.length, isWhole: false },
    ].filter(({ from, until }) => until > from)
  })
}

/** Zero in the runs, in slots in which others of the side have a value: where nobody has one the slot stays missing. */
function filled(columns: SplitColumns, runs: readonly Run[]): SplitColumns {
  const fill = (side: Run['side'], index: number, values: Float64Array): Float64Array => {
    const own = runs.filter((run) => run.side === side && run.index === index)
    if (own.length === 0) return values
    const result = values.slice()
    for (const { from, until } of own)
      for (let slot = from; slot < until; slot++) if (hasAny(columns, side, slot)) result[slot] = 0
    return result
  }
  return {
    ...columns,
    consumers: columns.consumers.map((one, k) => ({ ...one, used: fill('consumers', k, one.used) })),
    plants: columns.plants.map((one, k) => ({ ...one, made: fill('plants', k, one.made) })),
  }
}

export function hasAny({ consumers, plants }: SplitColumns, side: Run['side'], slot: number): boolean {
  return side === 'consumers'
    ? consumers.some(({ used }) => !Number.isNaN(used[slot]))
    : plants.some(({ made }) => !Number.isNaN(made[slot]))
}

function absenceOf(columns: SplitColumns, { side, index, from, until }: Run): Absence[] {
  const slots: number[] = []
  for (let slot = from; slot < until; slot++) if (hasAny(columns, side, slot)) slots.push(slot)
  if (slots.length === 0) return []
  return [
    {
      point: columns[side][index]!.point,
      direction: side === 'consumers' ? 'offtake' : 'feed-in',
      slots: slots.length,
      first: slots[0]!,
      last: slots.at(-1)!,
    },
  ]
}

function withoutEmpty(columns: SplitColumns, empty: readonly Run[]): SplitColumns {
  const isEmpty = (side: Run['side'], index: number): boolean =>
    empty.some((run) => run.side === side && run.index === index)
  const gone = columns.consumers.filter((_, k) => isEmpty('consumers', k))
  const hasShare = ({ share, cover }: SplitColumns['consumers'][number]): boolean =>
    [share, cover].some((values) => values?.some((value) => value > 0) === true)
  return {
    ...columns,
    consumers: columns.consumers.filter((_, k) => !isEmpty('consumers', k)),
    plants: columns.plants.filter((_, k) => !isEmpty('plants', k)),
    withoutConsumption: [...columns.withoutConsumption, ...gone.filter(hasShare).map(({ point }) => point)],
  }
}
