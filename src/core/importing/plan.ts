import { localDays, localMonth, type LocalDay } from '../calendar/month.ts'
import { Zone } from '../calendar/zone.ts'
import type { Member } from '../community/member.ts'
import { mergeSeries } from '../metering/merge.ts'
import { readingMonth } from '../metering/month-readings.ts'
import { endOf, type PointSeries, type Quantity, type Series } from '../metering/series.ts'
import { compareWithKnown, type Compared } from './compare.ts'
import { resolveBetweenFiles, type Claim } from './files-against-each-other.ts'
import { directionsByPoint, sortReadings } from './claims.ts'
import { MOST_CHANGES_SHOWN, type ImportPlan } from './plan-result.ts'
import { importProblem } from './problems.ts'
import type { RefusalReason, RefusedReading } from './refused.ts'
import { countValues, FileRows, sumOfRows } from './row-counts.ts'
import type { Understood } from './understood.ts'

export interface KnownReadings {
  readonly zone: string
  readonly members: readonly Member[]
  readonly approvedMonths: readonly string[]
  /** What the cooperative holds of one side of a point in [start, end), or null for nothing. */
  existing(
    point: string,
    direction: PointSeries['direction'],
    quantity: Quantity,
    start: number,
    end: number,
  ): Series | null
}

export interface PlannedImport {
  readonly plan: ImportPlan
  /** New and changed values; NaN says nothing and leaves what is there. */
  readonly toSave: PointSeries[]
  /** The new values alone: what may be saved without a deliberate yes to changes. */
  readonly newOnly: PointSeries[]
  /** Understood and not taken, with the reason. */
  readonly refused: readonly RefusedReading[]
}

/**
 * The dry run of an import. Nothing counts twice: a value that is there already is `same`, two files that agree on a slot count
 * once, slots in which they contradict each other are refused in both, and the later file names the other. Values of unknown
 * points, of points registered on the other side, and daily values are refused and named.
 */
export function planImport(files: readonly PlannedFile[], known: KnownReadings): PlannedImport {
  const planning = planningImport(files, known)
  for (;;) {
    const step = planning.next()
    if (step.done) return step.value
  }
}

export interface PlannedFile {
  readonly grant: string
  readonly understood: Understood
}

/** How many of the import's series are compared with what is known. */
export interface PlanningStep {
  readonly done: number
  readonly total: number
}

/** `planImport` in short steps, so that whoever plans a large import can do something else in between. */
export function* planningImport(
  files: readonly PlannedFile[],
  known: KnownReadings,
): Generator<PlanningStep, PlannedImport> {
  const zone = new Zone(known.zone)
  const sorted = sortReadings(
    files.map(({ understood }) => understood),
    known.members,
  )
  yield { done: 0, total: sorted.claims.length }
  const settled = resolveBetweenFiles(sorted.claims)
  const total = settled.claims.length
  yield { done: 0, total }
  const refused = [...sorted.refused, ...settled.refused]
  const rows = files.map(() => new FileRows())
  const compared: Compared[] = []
  for (const { file, reading } of settled.claims) {
    const { point, direction, quantity, series } = reading
    const found = compareWithKnown(
      reading,
      known.existing(point, direction, quantity, series.start, endOf(series)),
    )
    rows[file]?.add(reading, found.counts)
    compared.push(found)
    yield { done: compared.length, total }
  }
  for (const { file, reading, slots } of settled.sameAgain) rows[file]?.add(reading, { same: slots })
  for (const { file, reading, reason } of refused)
    rows[file]?.add(reading, { refused: countValues(reading.series) }, reason)
  const toSave = joined(compared.flatMap(({ changes }) => changes))
  const problems = contradictions(settled.contradictions, files)
  const registered = directionsByPoint(known.members)
  yield { done: total, total }
  const completing = completeMonths(settled.claims, toSave, known, zone)
  let step = completing.next()
  for (; !step.done; step = completing.next()) yield { done: total, total }
  const complete = step.value
  return {
    plan: {
      files: files.map(({ grant, understood: { inspected } }, file) => {
        const counted = rows[file] as FileRows
        return {
          grant,
          inspected: {
            ...inspected,
            problem: inspected.problem ?? problems.get(file) ?? null,
          },
          rows: counted.rows,
          points: counted.points,
        }
      }),
      rows: sumOfRows(rows.map((one) => one.rows)),
      changes: compared.flatMap(({ shown }) => shown).slice(0, MOST_CHANGES_SHOWN),
      unknownPoints: [
        ...new Set(refusedFor(sorted.refused, 'unknown-point').map(({ reading }) => reading.point)),
      ],
      directionConflicts: refusedFor(sorted.refused, 'other-side').map(({ file, reading: { point } }) => ({
        point,
        file: (files[file] as { understood: Understood }).understood.inspected.file,
        registered: [...(registered.get(point) ?? [])].join(', '),
      })),
      complete,
      approvedMonthsTouched: monthsOf(toSave, zone).filter((month) => known.approvedMonths.includes(month)),
    },
    toSave,
    newOnly: joined(compared.flatMap(({ additions }) => additions)),
    refused,
  }
}

const refusedFor = (refused: readonly RefusedReading[], reason: RefusalReason): RefusedReading[] =>
  refused.filter((one) => one.reason === reason)

function contradictions(
  found: readonly {
    readonly first: number
    readonly second: number
    readonly point: string
    readonly slots: number
  }[],
  files: readonly { readonly understood: Understood }[],
): Map<number, ReturnType<typeof importProblem>> {
  const name = (file: number): string => (files[file] as { understood: Understood }).understood.inspected.file
  const problems = new Map<number, ReturnType<typeof importProblem>>()
  for (const { first, second, point, slots } of found)
    if (!problems.has(second))
      problems.set(
        second,
        importProblem('files-contradict', { file: name(second), other: name(first), point, slots }),
      )
  return problems
}

const keyOf = ({ point, direction, quantity, series }: PointSeries): string =>
  JSON.stringify([point, direction, quantity, series.stepSeconds])

/** One series a point, direction and quantity; those of different steps stay apart. */
function joined(readings: readonly PointSeries[]): PointSeries[] {
  const byKey = new Map<string, PointSeries>()
  for (const one of readings) {
    const known = byKey.get(keyOf(one))
    byKey.set(keyOf(one), known ? { ...one, series: mergeSeries(known.series, one.series) } : one)
  }
  return [...byKey.values()]
}

/** Local months in which a series has a value. */
function monthsOf(readings: readonly PointSeries[], zone: Zone): string[] {
  const months = new Set<string>()
  const days = new Map<string, readonly LocalDay[]>()
  // most series of an import cover the same days
  const daysOf = (series: Series): readonly LocalDay[] => {
    const [first, last] = [zone.dateOf(series.start), zone.dateOf(endOf(series) - 1)]
    const known = days.get(`${first} ${last}`) ?? localDays(zone, first, last)
    days.set(`${first} ${last}`, known)
    return known
  }
  for (const { series } of readings) {
    if (series.values.length === 0) continue
    for (const day of daysOf(series)) {
      if (months.has(day.date.slice(0, 7))) continue
      const from = Math.max(0, Math.ceil((day.start - series.start) / series.stepSeconds))
      const until = Math.ceil((day.end - series.start) / series.stepSeconds)
      if (series.values.subarray(from, until).some((value) => !Number.isNaN(value)))
        months.add(day.date.slice(0, 7))
    }
  }
  return [...months].toSorted()
}

function* completeMonths(
  claims: readonly Claim[],
  toSave: readonly PointSeries[],
  known: KnownReadings,
  zone: Zone,
): Generator<void, Record<string, boolean>, undefined> {
  const complete: Record<string, boolean> = {}
  for (const month of monthsOf(
    claims.map(({ reading }) => reading),
    zone,
  )) {
    const { start, end } = localMonth(zone, month)
    const readings: PointSeries[] = [...toSave]
    for (const [point, sides] of directionsByPoint(known.members))
      for (const direction of sides) {
        const series = known.existing(point, direction, 'measured', start, end)
        if (series) readings.push({ point, direction, quantity: 'measured', series })
        yield
      }
    complete[month] = (yield* readingMonth({ month, zone, members: known.members, readings })).complete
  }
  return complete
}
