import type { Zone } from '../calendar/zone.ts'
import { ProblemError, type Problem } from '../problems/problem.ts'
import type { PointSeries } from '../metering/series.ts'
import type { Channel, RawReadings, SkippedRows } from './channel.ts'
import { FileGrid } from './file-grid.ts'
import { placeLabels, type Labels, type Placement } from './label-clock.ts'
import { importProblem } from './problems.ts'
import { untold, type ReadingProgress } from './reading-progress.ts'
import { fillSlots } from './slots.ts'
import { stepOf, stepWords } from './step.ts'
import { clockWords } from './time-words.ts'
import { besideSlots, moved, type Beside } from './whole-slots.ts'

export interface PlacedFile {
  /** One a point, direction and quantity, all on the grid of the file's own span. */
  readonly series: readonly PointSeries[]
  readonly grid: FileGrid
  readonly label: RawReadings['label']
  readonly skipped: readonly SkippedRows[]
  readonly notes: readonly string[]
}

const DEFAULT_STEP = 900
const MOST_SLOTS = 4_000_000
/** More than a year of quarter hours with a row for one in fifty of them: a date of another year among the others. */
const YEAR_SLOTS = 36_000
const SPARSE = 50

/**
 * Puts the rows of a file on a UTC grid. Throws a ProblemError: `empty`, `monthly-only`, `two-granularities`, `unknown-format`
 * (times on no grid), `contradicting-rows`.
 */
export function placeChannels(
  file: string,
  raw: RawReadings,
  zone: Zone,
  tell: ReadingProgress = untold,
): PlacedFile {
  const placements = new Map<Labels, Placement>()
  for (const { labels } of raw.channels)
    if (!placements.has(labels))
      placements.set(labels, later(placeLabels(labels, zone), raw.standsLater ?? 0))
  const found = stepOf([...placements.values()])
  if (found?.kind === 'monthly') throw new ProblemError(tooRare(file, found.seconds))
  const stepSeconds = raw.stepSeconds ?? found?.seconds ?? DEFAULT_STEP
  if (found && raw.stepSeconds === null && (found.kind === 'mixed' || found.kind === 'irregular'))
    throw uneven(file, found.kind, found.seconds, found.other)
  const beside = found?.kind === 'daily' ? null : labelsBeside(placements, stepSeconds, zone, raw.label)
  if (beside === 'odd') throw oddTimes(file, placements, stepSeconds, zone)
  if (beside !== null) {
    const placed = placeChannels(file, moved(raw, beside), zone, tell)
    const side = beside.label === 'end' ? 'end' : 'start'
    const told = `Times a little beside whole slots are read as the ${side} of each.`
    return { ...placed, notes: [told, ...placed.notes] }
  }
  if (raw.label === 'end' && found?.kind !== 'daily') placeByEnds(placements, stepSeconds, zone)
  const grid = FileGrid.of(placements, raw.channels, found?.kind === 'daily', stepSeconds, zone)
  if (grid === null) throw new ProblemError(importProblem('empty', { file }))
  const mostRows = Math.max(...[...placements.values()].map(({ instants }) => instants.length))
  if (grid.slots > MOST_SLOTS || (grid.slots > YEAR_SLOTS && grid.slots > SPARSE * mostRows))
    throw new ProblemError(
      importProblem('damaged', {
        file,
        detail: `its times run from ${clockWords(zone, grid.start)} to ${clockWords(zone, grid.end)}.`,
      }),
    )
  askForOrder(file, raw.channels, placements, zone)
  const skipped: SkippedRows[] = []
  const notes: string[] = []
  const byKey = new Map<string, PointSeries>()
  let placed = 0
  const doubles = new Map<Labels, number>()
  for (const [key, channels] of groupRegisters(raw.channels)) {
    const filled = fillSlots(file, channels, placements, grid, zone, notes)
    for (const [labels, rows] of filled.doubles) doubles.set(labels, Math.max(rows, doubles.get(labels) ?? 0))
    byKey.set(key, filled.series)
    tell((placed += channels.length) / raw.channels.length)
  }
  const doubleRows = sumOf(doubles.values())
  if (doubleRows > 0) skipped.push({ reason: 'the same row twice, counted once', rows: doubleRows })
  tellClockRows(raw.channels, placements, skipped, notes)
  return { series: [...byKey.values()], grid, label: raw.label, skipped, notes }
}

const later = (placement: Placement, seconds: number): Placement =>
  seconds === 0
    ? placement
    : { ...placement, instants: placement.instants.map((instant) => instant + seconds) }

/** One value a month, or every week or ten days. */
export const tooRare = (file: string, seconds: number): Problem =>
  importProblem('monthly-only', seconds < 27 * 86_400 ? { file, every: stepWords(seconds) } : { file })

const sumOf = (numbers: Iterable<number>): number => {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}

/** The earliest row decides: all others must lie whole slots behind it. */
function earliest(placements: ReadonlyMap<Labels, Placement>): { instant: number; naive: number } | null {
  let first: { instant: number; naive: number } | null = null
  for (const [labels, { instants }] of placements)
    for (let row = 0; row < instants.length; row++) {
      const instant = instants[row] as number
      if (first === null ? !Number.isNaN(instant) : instant < first.instant)
        first = { instant, naive: labels.naive[row] as number }
    }
  return first
}

function labelsBeside(
  placements: ReadonlyMap<Labels, Placement>,
  step: number,
  zone: Zone,
  label: RawReadings['label'],
): Beside | 'odd' | null {
  const first = earliest(placements)
  return first && besideSlots(first.instant, first.naive, step, zone, label)
}

function oddTimes(
  file: string,
  placements: ReadonlyMap<Labels, Placement>,
  step: number,
  zone: Zone,
): ProblemError {
  const first = earliest(placements)
  const when = first === null ? '' : clockWords(zone, first.instant)
  const detail = `its times (${when}) lie beside whole slots of ${stepWords(step)}.`
  return new ProblemError(importProblem('unknown-format', { file, detail }))
}

function uneven(file: string, kind: 'mixed' | 'irregular', seconds: number, other: number): ProblemError {
  if (kind === 'mixed')
    return new ProblemError(
      importProblem('two-granularities', {
        file,
        detail: `rows ${stepWords(seconds)} apart and rows ${stepWords(other)} apart.`,
      }),
    )
  return new ProblemError(
    importProblem('unknown-format', {
      file,
      detail: `its times are not evenly spaced (${stepWords(seconds)} and ${stepWords(other)} apart).`,
    }),
  )
}

/**
 * End labels become starts. Two ways of writing them exist around the repeated hour: the clock's time at the end, or the
 * start's time plus a slot (`02:45, 03:00, 02:15`). The one that leaves more different slots is the file's.
 */
function placeByEnds(placements: Map<Labels, Placement>, stepSeconds: number, zone: Zone): void {
  for (const [labels, placement] of placements) {
    const byClock = { ...placement, instants: placement.instants.map((instant) => instant - stepSeconds) }
    const shifted = {
      ...labels,
      naive: labels.naive.map((naive) => naive - stepSeconds),
      instants: labels.instants?.map((instant) => instant - stepSeconds) ?? null,
    }
    const byStart = placeLabels(shifted, zone)
    placements.set(labels, differentSlots(byStart) > differentSlots(byClock) ? byStart : byClock)
  }
}

const differentSlots = ({ instants }: Placement): number =>
  new Set(instants.filter((instant) => !Number.isNaN(instant))).size

/** Rows of a repeated hour that nothing tells apart are a question, unless they say the same. */
function askForOrder(
  file: string,
  channels: readonly Channel[],
  placements: ReadonlyMap<Labels, Placement>,
  zone: Zone,
): void {
  for (const { labels, values } of channels) {
    const { unordered, instants } = placements.get(labels) as Placement
    for (const rows of unordered)
      if (new Set(rows.map((row) => values[row])).size > 1) {
        const when = clockWords(zone, instants[rows[0] as number] as number)
        throw new ProblemError(importProblem('hour-unknown', { file, when }))
      }
  }
}

function groupRegisters(channels: readonly Channel[]): Map<string, Channel[]> {
  const groups = new Map<string, Channel[]>()
  for (const channel of channels) {
    const key = JSON.stringify([channel.point, channel.direction, channel.quantity])
    const group = groups.get(key)
    if (group) group.push(channel)
    else groups.set(key, [channel])
  }
  return groups
}

function tellClockRows(
  channels: readonly Channel[],
  placements: ReadonlyMap<Labels, Placement>,
  skipped: SkippedRows[],
  notes: string[],
): void {
  let rows = 0
  let withValue = 0
  const once = new Set<string>()
  for (const [labels, placement] of placements) {
    rows += placement.skippedHour.length
    const own = channels.filter((channel) => channel.labels === labels)
    for (const row of placement.skippedHour)
      if (own.some((channel) => (channel.values[row] as number) > 0)) withValue++
    for (const date of placement.onceOnly) once.add(date)
  }
  if (rows > 0) skipped.push({ reason: 'an hour that the clocks skipped', rows })
  if (withValue > 0)
    notes.push(
      `${withValue} of the rows in the hour that the clocks skipped hold a value; that hour never was, so they are left out.`,
    )
  for (const date of [...once].toSorted())
    notes.push(
      `On ${date} the clocks ran through one hour twice, the file has it once: the second pass is missing, unless the one row holds both.`,
    )
}
