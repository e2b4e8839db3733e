import type { Database, Statement } from 'better-sqlite3'
import type { Zone } from '../../../core/calendar/zone.ts'
import { packDay, unpackDay } from '../../../core/metering/day-codec.ts'
import { splitByLocalDay } from '../../../core/metering/local-days.ts'
import { endOf, quantities, type PointSeries, type Quantity } from '../../../core/metering/series.ts'
import { inOnePiece } from '../../../core/metering/steps.ts'
import type { Ledger } from './ledger.ts'
import { mergeLayers, replacedSlots, type ReadingLayer } from './readingLayers.ts'

export type ReadingDirection = PointSeries['direction']

interface Row {
  readonly point: string
  readonly direction: ReadingDirection
  readonly quantity: Quantity
  readonly step: number
  readonly start: number
  readonly batch: number
  readonly packed: Buffer
}
type Named = Pick<Row, 'point' | 'direction'>

/** [from, until) in UTC seconds, as of a batch. */
interface Period {
  readonly from: number
  readonly until: number
  readonly asOf: number
}

/** As of no batch in particular: now. */
const NOW = Number.MAX_SAFE_INTEGER
/** No slot is longer than the three days a row may at most span, so the index on the start narrows the search. */
const LONGEST_ROW_SECONDS = 259_200
/** Rows that start so far apart are read in one step: about a day of every point. */
const STEP_SECONDS = 86_400

/**
 * Readings as append-only versions: a row holds the values of one point, quantity and local day as one batch wrote them.
 * What is in force is the newest batch that stands, slot by slot, now or as of any earlier batch.
 */
export class ReadingsTable {
  readonly #db: Database
  readonly #ledger: Ledger
  readonly #insert: Statement
  readonly #starting: Statement<[Period & { first: number; end: number }], Row>
  readonly #ofPoint: Statement<[Period & { point: string }], Row>
  readonly #overlaid: Statement<[Period], Named>
  readonly #batches: Statement<[Period], { batch: number; rows: number }>
  /** What was read last: a page, its checks and its settlement ask for the same month. */
  #newest: { readonly name: string; readonly found: readonly PointSeries[] } | null = null
  readonly #months: Statement<[], { batch: number; month: string }>

  constructor(db: Database, ledger: Ledger) {
    this.#db = db
    this.#ledger = ledger
    this.#insert = db.prepare(
      `INSERT INTO reading (point, direction, quantity, local_date, step_seconds, start_utc_seconds, end_utc_seconds, batch,
         packed_microkwh) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    const select = `SELECT point, direction, quantity, step_seconds AS step, start_utc_seconds AS start, batch,
      packed_microkwh AS packed FROM reading WHERE`
    this.#starting = db.prepare(
      `${select} start_utc_seconds >= @first AND start_utc_seconds < @end AND start_utc_seconds < @until
         AND end_utc_seconds > @from AND batch <= @asOf`,
    )
    this.#ofPoint = db.prepare(
      `${select} point = @point AND start_utc_seconds < @until AND end_utc_seconds > @from AND batch <= @asOf`,
    )
    this.#overlaid = db.prepare(
      `SELECT point, direction FROM reading
       WHERE start_utc_seconds < @until AND start_utc_seconds > @from - ${LONGEST_ROW_SECONDS} AND end_utc_seconds > @from
         AND quantity = 'measured' AND batch <= @asOf
       GROUP BY point, direction HAVING min(batch) < max(batch) ORDER BY point, direction`,
    )
    // only rows that begin before the period need be looked at themselves: the index alone tells the others
    this.#batches = db.prepare(
      `SELECT batch, sum(rows) AS rows FROM (
         SELECT batch, count(*) AS rows FROM reading
         WHERE start_utc_seconds >= @from AND start_utc_seconds < @until AND batch <= @asOf GROUP BY batch
         UNION ALL
         SELECT batch, count(*) AS rows FROM reading
         WHERE start_utc_seconds > @from - ${LONGEST_ROW_SECONDS} AND start_utc_seconds < min(@from, @until)
           AND end_utc_seconds > @from AND batch <= @asOf GROUP BY batch
       ) GROUP BY batch ORDER BY batch`,
    )
    this.#months = db.prepare('SELECT DISTINCT batch, substr(local_date, 1, 7) AS month FROM reading')
  }

  /** Adds a batch's values. */
  append(batch: number, days: Iterable<PackedDay>): void {
    for (const { point, direction, quantity, date, stepSeconds, start, end, packed } of days)
      this.#insert.run(point, direction, quantity, date, stepSeconds, start, end, batch, packed)
  }

  /** What is in force in [from, until), UTC seconds, as of a batch (none = now); in order of point, direction, quantity. */
  between(from: number, until: number, asOf: number = NOW): readonly PointSeries[] {
    return inOnePiece(this.reading(from, until, asOf))
  }

  /** The same in steps. What it gives is what was in force when it began, whatever is written between them. */
  *reading(
    from: number,
    until: number,
    asOf: number = NOW,
  ): Generator<void, readonly PointSeries[], undefined> {
    // a batch that is being written may still grow, or never be
    if (this.#db.inTransaction) return yield* this.#reading({ from, until, asOf })
    // undoing writes a batch too, so nothing read as of one ever changes; looking at a bill changes no reading
    const seen = Math.min(asOf, this.#ledger.newestChange())
    const name = `${from} ${until} ${seen}`
    if (this.#newest?.name === name) return this.#newest.found
    const found = yield* this.#reading({ from, until, asOf: seen })
    this.#newest = { name, found }
    return found
  }

  /** The same for one point. */
  ofPoint(point: string, from: number, until: number, asOf: number = NOW): PointSeries[] {
    const period = { from, until, asOf }
    return inOnePiece(this.#merging(this.#ofPoint.all({ point, ...period }), period))
  }

  /** Names what is in force in [from, until) without reading it: equal texts mean equal readings, rows being append-only. */
  fingerprint(from: number, until: number, asOf: number = NOW): string {
    const undone = this.#ledger.undone(asOf)
    return this.#batches
      .all({ from, until, asOf })
      .filter((row) => !undone.has(row.batch))
      .map((row) => `${row.batch}:${row.rows}`)
      .join(' ')
  }

  /**
   * Slots of measured values in [from, until) that a later import replaced by others, by point; those without are left out.
   * A point a step.
   */
  *replaced(
    from: number,
    until: number,
    asOf: number = this.#ledger.newestChange(),
  ): Generator<void, { readonly point: string; readonly slots: number }[], undefined> {
    const undone = this.#ledger.undone(asOf)
    const found: { point: string; slots: number }[] = []
    // a side of a point that one import wrote alone holds what that import brought
    for (const { point, direction } of this.#overlaid.all({ from, until, asOf })) {
      const rows = this.#ofPoint
        .all({ point, from, until, asOf })
        .filter((row) => row.direction === direction && row.quantity === 'measured' && !undone.has(row.batch))
      const isOverlaid = rows.some((row) => row.batch !== rows[0]?.batch)
      const slots = isOverlaid ? replacedSlots(rows.map(layerOf), from, until) : 0
      if (slots > 0) found.push({ point, slots })
      yield
    }
    return found
  }

  /** Batches that wrote into [from, until), those taken back included. */
  batches(from: number, until: number): number[] {
    return this.#batches.all({ from, until, asOf: NOW }).map((row) => row.batch)
  }

  /** Local months with readings that stand, oldest first. */
  months(): string[] {
    const undone = this.#ledger.undone()
    const standing = this.#months.all().filter((row) => !undone.has(row.batch))
    return [...new Set(standing.map((row) => row.month))].toSorted()
  }

  /** Day by day, so that no statement stays open between two steps. */
  *#reading(period: Period): Generator<void, PointSeries[], undefined> {
    const { from, until } = period
    const rows: Row[] = []
    for (let first = from - LONGEST_ROW_SECONDS; first < until;) {
      // rows that begin before the period are few: only they may span its beginning
      const end = first < from ? from : first + STEP_SECONDS
      rows.push(...this.#starting.all({ ...period, first, end }))
      first = end
      yield
    }
    return yield* this.#merging(rows, period)
  }

  *#merging(rows: readonly Row[], { from, until, asOf }: Period): Generator<void, PointSeries[], undefined> {
    const undone = this.#ledger.undone(asOf)
    const standing = rows.filter((row) => !undone.has(row.batch))
    const named = [...Map.groupBy(standing, nameOf)].toSorted(([a], [b]) => (a < b ? -1 : 1))
    yield
    const found: PointSeries[] = []
    for (const [, group] of named) {
      const { point, direction, quantity } = group[0] as Row
      for (const series of mergeLayers(group.map(layerOf), from, until))
        found.push({ point, direction, quantity, series })
      yield
    }
    return found
  }
}

const nameOf = ({
  point,
  direction,
  quantity,
}: Pick<PointSeries, 'point' | 'direction' | 'quantity'>): string =>
  JSON.stringify([point, direction, quantities.indexOf(quantity)])

/** What a row of the table holds but for its batch. */
export interface PackedDay {
  readonly point: string
  readonly direction: ReadingDirection
  readonly quantity: Quantity
  /** Local date. */
  readonly date: string
  readonly stepSeconds: number
  readonly start: number
  readonly end: number
  readonly packed: Uint8Array
}

/** Readings cut into local days as the table holds them; days without any value are left out. */
export function packedDays(readings: readonly PointSeries[], zone: Zone): PackedDay[] {
  return readings.flatMap(({ point, direction, quantity, series }) =>
    splitByLocalDay(series, zone).map(({ date, series: day }) => {
      const { stepSeconds, start } = day
      const packed = packDay(day.values, day.quality)
      return { point, direction, quantity, date, stepSeconds, start, end: endOf(day), packed }
    }),
  )
}

function layerOf(row: Row): ReadingLayer {
  const { values, quality } = unpackDay(row.packed)
  const series = { start: row.start, stepSeconds: row.step, values }
  return { batch: row.batch, series: quality ? { ...series, quality } : series }
}
