import { dateOfEpochDay, type Zone } from '../calendar/zone.ts'

const SECONDS_PER_DAY = 86_400

/** Time labels of rows in file order. Rows are never keyed by label: in autumn one label names two instants. */
export interface Labels {
  /** Wall-clock seconds since 1970; NaN where a row has no label. */
  readonly naive: Float64Array
  /** UTC seconds where the label states them, else NaN; null where no label does. */
  readonly instants: Float64Array | null
  /** 1, 2 = first or second pass of the repeated hour as the file says, 0 = it does not; null where no label does. */
  readonly passes: Uint8Array | null
}

export interface Placement {
  /** UTC seconds of each label; NaN for rows without a label and labels of an hour that the clocks skipped. */
  readonly instants: Float64Array
  /** Rows whose label names a time that never was. */
  readonly skippedHour: readonly number[]
  /** Local dates whose repeated hour stands in the file only once. */
  readonly onceOnly: readonly string[]
  /** Rows of one repeated label in a file whose rows are in no order, so that nothing tells the passes apart. */
  readonly unordered: readonly (readonly number[])[]
}

/**
 * Puts labels of one channel in time. The k-th row of a repeated label is the k-th pass when the file runs forward, and the other way
 * round when it runs backward; that holds for passes written one after the other, interleaved or reversed. A label that
 * comes once goes where its neighbours are; with neighbours on both sides it is the first pass.
 */
export function placeLabels(labels: Labels, zone: Zone): Placement {
  const instants = new Float64Array(labels.naive.length)
  const days = new PlainDays(zone)
  const doubtful: number[] = []
  const skippedHour: number[] = []
  for (let row = 0; row < instants.length; row++) {
    const stated = labels.instants?.[row]
    const naive = labels.naive[row] as number
    if (stated !== undefined && !Number.isNaN(stated)) instants[row] = stated
    else if (Number.isNaN(naive)) instants[row] = Number.NaN
    else {
      const day = Math.floor(naive / SECONDS_PER_DAY)
      const offset = days.offsetOf(day)
      if (offset !== null) instants[row] = naive - offset
      else {
        const candidates = zone.instantsOf(dateOfEpochDay(day), naive - day * SECONDS_PER_DAY)
        instants[row] = candidates.length === 1 ? (candidates[0] as number) : Number.NaN
        if (candidates.length === 0) skippedHour.push(row)
        if (candidates.length > 1) doubtful.push(row)
      }
    }
  }
  const unordered: number[][] = []
  const onceOnly =
    doubtful.length > 0 ? resolveRepeatedHours(labels, zone, instants, doubtful, unordered) : []
  return { instants, skippedHour, onceOnly, unordered }
}

/** Days whose offset never changes convert by one subtraction. */
class PlainDays {
  readonly #zone: Zone
  readonly #offsets = new Map<number, number | null>()

  constructor(zone: Zone) {
    this.#zone = zone
  }

  /** UTC offset of a whole day, or null where the clocks change on it. */
  offsetOf(day: number): number | null {
    const known = this.#offsets.get(day)
    if (known !== undefined) return known
    const start = this.#zone.startOf(dateOfEpochDay(day))
    const end = this.#zone.startOf(dateOfEpochDay(day + 1))
    const offset = this.#zone.offsetAt(start)
    const plain = end - start === SECONDS_PER_DAY && day * SECONDS_PER_DAY - offset === start
    this.#offsets.set(day, plain ? offset : null)
    return plain ? offset : null
  }
}

function resolveRepeatedHours(
  labels: Labels,
  zone: Zone,
  instants: Float64Array,
  doubtful: readonly number[],
  unordered: number[][],
): string[] {
  const { backward, inOrder } = orderOfRows(labels)
  const byLabel = new Map<number, number[]>()
  for (const row of doubtful) {
    const naive = labels.naive[row] as number
    const rows = byLabel.get(naive)
    if (rows) rows.push(row)
    else byLabel.set(naive, [row])
  }
  const singles: { row: number; candidates: number[] }[] = []
  for (const [naive, rows] of byLabel) {
    const day = Math.floor(naive / SECONDS_PER_DAY)
    const candidates = zone.instantsOf(dateOfEpochDay(day), naive - day * SECONDS_PER_DAY)
    const unmarked = rows.filter((row) => !placeMarked(labels, instants, row, candidates))
    if (unmarked.length === 1 && rows.length === 1) singles.push({ row: rows[0] as number, candidates })
    else {
      if (!inOrder && unmarked.length > 1) unordered.push(unmarked)
      unmarked.forEach((row, k) => {
        const half = doublesInBlocks(unmarked.length)
          ? k % candidates.length
          : Math.min(k, candidates.length - 1)
        instants[row] = candidates[backward ? candidates.length - 1 - half : half] as number
      })
    }
  }
  return placeSingles(singles, instants, backward, zone)
}

/** Four rows of a repeated label are the day written twice, not the hour written four times. */
const doublesInBlocks = (rows: number): boolean => rows > 2 && rows % 2 === 0

function placeMarked(
  labels: Labels,
  instants: Float64Array,
  row: number,
  candidates: readonly number[],
): boolean {
  const pass = labels.passes?.[row]
  if (pass === undefined || pass === 0) return false
  instants[row] = candidates[pass - 1] as number
  return true
}

/**
 * Whether most steps from row to row go back in time, and whether nearly all go the same way. Rows of equal label (other
 * meters, other registers) do not count; of a handful of rows the order is believed.
 */
function orderOfRows(labels: Labels): { backward: boolean; inOrder: boolean } {
  let forward = 0
  let back = 0
  for (let row = 1; row < labels.naive.length; row++) {
    const change = (labels.naive[row] as number) - (labels.naive[row - 1] as number)
    if (change > 0) forward++
    else if (change < 0) back++
  }
  return {
    backward: back > forward,
    inOrder: forward + back < 12 || Math.min(forward, back) < 0.2 * (forward + back),
  }
}

function placeSingles(
  singles: readonly { row: number; candidates: number[] }[],
  instants: Float64Array,
  backward: boolean,
  zone: Zone,
): string[] {
  if (singles.length === 0) return []
  const once = new Set<string>()
  const ordered = singles.toSorted((a, b) => (backward ? b.row - a.row : a.row - b.row))
  for (const { row, candidates } of ordered) {
    const [first, second] = candidates as [number, number]
    const before = nearestPlaced(instants, row, backward ? 1 : -1)
    const after = nearestPlaced(instants, row, backward ? -1 : 1)
    // a file that begins inside the second pass, or a pass whose other half is already taken
    const behindStart = before === null && after !== null && after - second < 7200 && after > second
    const afterFirst = before !== null && before >= first
    instants[row] = behindStart || afterFirst ? second : first
    if (!behindStart) once.add(zone.dateOf(first))
  }
  return [...once]
}

function nearestPlaced(instants: Float64Array, row: number, step: 1 | -1): number | null {
  for (let at = row + step; at >= 0 && at < instants.length; at += step) {
    const instant = instants[at] as number
    if (!Number.isNaN(instant)) return instant
  }
  return null
}
