import type { InspectedFile } from '../../src/core/importing/inspection.ts'
import { understandFile } from '../../src/core/importing/understand.ts'
import type { Input } from './inputs.ts'

const DAY = 86_400

/** What came of a file, in a form in which two files can be held against each other. */
export interface Told {
  /** The code of the refusal or question; null where it was read. */
  readonly problem: string | null
  /** What was measured, 10⁻⁶ kWh: `instant direction` → values, sorted. Names of points are left aside. */
  readonly values: ReadonlyMap<string, readonly number[]>
  readonly total: number
  readonly checksums: InspectedFile['checksums']
  /** The clock of its times, which the preview shows: a line that names it may be the one left out. */
  readonly zone: string | null
  /** What is told of the file besides its figures. */
  readonly notes: readonly string[]
}

/** Reads a file; throws where the reading throws, ends in neither readings nor a problem, or in values that cannot be saved. */
export async function toldOf({ name, bytes }: Input): Promise<Told> {
  const { inspected, readings } = await understandFile(
    { name, bytes },
    { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() },
  )
  if (inspected.problem === null && readings.length === 0) throw new Error('neither readings nor a problem')
  if (inspected.problem !== null && readings.length > 0) throw new Error('readings beside a problem')
  const values = new Map<string, number[]>()
  let total = 0
  for (const { point, direction, quantity, series } of readings) {
    // named by its place in the table, it is no point of anybody
    if (/^column \d+$/.test(point)) continue
    series.values.forEach((value, slot) => {
      if (Number.isNaN(value)) return
      // saving asks for whole numbers that a double holds exactly
      if (!Number.isSafeInteger(value)) throw new Error('readings that cannot be saved')
      const start = series.start + slot * series.stepSeconds
      // a value a day stands for a date, whatever the day's length
      const at = series.stepSeconds === DAY ? Math.round(start / DAY) * DAY : start
      const key = `${at} ${direction} ${quantity}`
      const own = values.get(key) ?? []
      values.set(key, own)
      own.push(value)
      if (quantity === 'measured') total += value
    })
  }
  for (const own of values.values()) own.sort((a, b) => a - b)
  return {
    problem: inspected.problem?.code ?? null,
    values,
    total,
    checksums: inspected.checksums,
    zone: inspected.zone,
    notes: inspected.notes,
  }
}

/** Values that are in `after` and not in `before` at the same time on the same side. */
export function strangers(
  before: Told,
  after: Told,
  expected: (value: number) => number = (v) => v,
): string[] {
  return [...after.values].flatMap(([key, own]) => {
    const left = (before.values.get(key) ?? []).map(expected)
    return own.flatMap((value) => {
      // nothing is billed for nothing, on whatever side
      if (value === 0) return []
      const at = left.indexOf(value)
      if (at >= 0) left.splice(at, 1)
      return at >= 0 ? [] : [`${key} ${value}`]
    })
  })
}

/** A stated total and ours agree as the page has it: to half of the last place shown, or to what it can tell. */
export const agree = ({ stated, computed, within = 0 }: InspectedFile['checksums'][number]): boolean =>
  Math.abs(stated - computed) < Math.max(0.005, within)

/** Whether something is told of the changed file that was not told before. */
export const isTold = (before: Told, after: Told): boolean =>
  after.zone !== before.zone ||
  after.notes.some((note) => !before.notes.includes(note)) ||
  after.checksums.some((one) => !agree(one))
