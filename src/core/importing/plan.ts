import { localDays } from '../calendar/month.ts'
import { Zone } from '../calendar/zone.ts'
import type { Member } from '../community/member.ts'
import type { Direction } from '../community/vocabulary.ts'
import { mergeSeries } from '../metering/merge.ts'
import { monthReadings } from '../metering/month-readings.ts'
import { endOf, type PointSeries, type Quantity, type Series } from '../metering/series.ts'
import { localMonth } from '../calendar/month.ts'
import { compareWithKnown, type Compared } from './compare.ts'
import { resolveBetweenFiles, type Claim } from './files-against-each-other.ts'
import type { ImportPlan, RowCounts } from './plan-result.ts'
import { importProblem } from './problems.ts'
import { stepWords } from './step.ts'
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
}

type Counts = { -readonly [K in keyof RowCounts]: number }
const noRows = (): Counts => ({ new: 0, same: 0, changed: 0, refused: 0 })

/**
 * The dry run of an import. Nothing counts twice: a value that is there already is `same`, two files that agree on a slot count
 * once, slots in which they contradict each other are refused in both, and the later file names the other. Values of unknown
 * points, of points registered on the other side, and daily values are refused and named.
 */
export function planImport(
  files: readonly { readonly grant: string; readonly understood: Understood }[],
  known: KnownReadings,
): PlannedImport {
  const zone = new Zone(known.zone)
  const registered = directionsByPoint(known.members)
  const rows = files.map(noRows)
  const unknownPoints = new Set<string>()
  const directionConflicts: ImportPlan['directionConflicts'] = []
  const notes: string[][] = files.map(() => [])
  const claims: Claim[] = []
  files.forEach(({ understood }, file) => {
    for (const one of understood.readings) {
      const sides = registered.get(one.point)
      const refuse = (): void => {
        ;(rows[file] as Counts).refused += countValues(one.series)
      }
      if (sides === undefined) {
        // a file that names no meter has no unknown point: whose it is, is asked
        if (one.point !== '') unknownPoints.add(one.point)
        refuse()
      } else if (one.series.stepSeconds > 3600) {
        notes[file]?.push(
          `Values of ${stepWords(one.series.stepSeconds)} can be looked at but not shared out by the hour; they are not saved.`,
        )
        refuse()
      } else {
        const direction = one.direction === 'other' && sides.size === 1 ? [...sides][0] : one.direction
        if (direction !== undefined && direction !== 'other' && sides.has(direction))
          claims.push({ file, reading: { ...one, direction } })
        else {
          directionConflicts.push({
            point: one.point,
            file: understood.inspected.file,
            registered: [...sides].join(', '),
          })
          refuse()
        }
      }
    }
  })
  const settled = resolveBetweenFiles(claims)
  const compared: Compared[] = []
  for (const { file, reading } of settled.claims) {
    const found = compareWithKnown(
      reading,
      known.existing(
        reading.point,
        reading.direction,
        reading.quantity,
        reading.series.start,
        endOf(reading.series),
      ),
    )
    const counts = rows[file] as Counts
    counts.new += found.counts.new
    counts.same += found.counts.same
    counts.changed += found.counts.changed
    compared.push(found)
  }
  settled.sameAgain.forEach(({ file, slots }) => ((rows[file] as Counts).same += slots))
  settled.refused.forEach(({ file, slots }) => ((rows[file] as Counts).refused += slots))
  const toSave = joined(compared.flatMap(({ changes }) => changes))
  const problems = contradictions(settled.contradictions, files)
  return {
    plan: {
      files: files.map(({ grant, understood: { inspected } }, file) => ({
        grant,
        inspected: {
          ...inspected,
          problem: inspected.problem ?? problems.get(file) ?? null,
          notes: [...inspected.notes, ...new Set(notes[file])],
        },
        rows: rows[file] as Counts,
      })),
      rows: rows.reduce(
        (sum, one) => ({
          new: sum.new + one.new,
          same: sum.same + one.same,
          changed: sum.changed + one.changed,
          refused: sum.refused + one.refused,
        }),
        noRows(),
      ),
      unknownPoints: [...unknownPoints],
      directionConflicts,
      complete: completeMonths(settled.claims, toSave, known, zone),
      approvedMonthsTouched: monthsOf(toSave, zone).filter((month) => known.approvedMonths.includes(month)),
    },
    toSave,
    newOnly: joined(compared.flatMap(({ additions }) => additions)),
  }
}

function directionsByPoint(members: readonly Member[]): Map<string, Set<Direction>> {
  const byPoint = new Map<string, Set<Direction>>()
  for (const { points } of members)
    for (const { id, direction } of points)
      byPoint.set(id, (byPoint.get(id) ?? new Set<Direction>()).add(direction))
  return byPoint
}

function countValues(series: Series): number {
  let count = 0
  for (const value of series.values) if (!Number.isNaN(value)) count++
  return count
}

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
  for (const { series } of readings) {
    if (series.values.length === 0) continue
    for (const day of localDays(zone, zone.dateOf(series.start), zone.dateOf(endOf(series) - 1))) {
      const from = Math.max(0, Math.ceil((day.start - series.start) / series.stepSeconds))
      const until = Math.ceil((day.end - series.start) / series.stepSeconds)
      if (
        !months.has(day.date.slice(0, 7)) &&
        series.values.subarray(from, until).some((value) => !Number.isNaN(value))
      )
        months.add(day.date.slice(0, 7))
    }
  }
  return [...months].toSorted()
}

function completeMonths(
  claims: readonly Claim[],
  toSave: readonly PointSeries[],
  known: KnownReadings,
  zone: Zone,
): Record<string, boolean> {
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
      }
    complete[month] = monthReadings({ month, zone, members: known.members, readings }).complete
  }
  return complete
}
