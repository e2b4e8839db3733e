import type { Database, Statement } from 'better-sqlite3'
import type { Zone } from '../../../core/calendar/zone.ts'
import { packDay, unpackDay } from '../../../core/metering/day-codec.ts'
import { splitByLocalDay } from '../../../core/metering/local-days.ts'
import { endOf, quantities, type PointSeries, type Quantity } from '../../../core/metering/series.ts'
import type { Turns } from '../jobs/turns.ts'
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

/** [from, until) in UTC seconds, as of a batch. */
interface Period {
  readonly from: number
  readonly until: number
  readonly asOf: number
}

/** As of no batch in particular: now. */
const NOW = Number.MAX_SAFE_INTEGER

/**
 * Readings as append-only versions: a row holds the values of one point, quantity and local day as one batch wrote them.
 * What is in force is the newest batch that stands, slot by slot, now or as of any earlier batch.
 */
export class ReadingsTable {
  readonly #db: Database
  readonly #ledger: Ledger
  readonly #insert: Statement
  readonly #between: Statement<[Period], Row>
  readonly #ofPoint: Statement<[Period & { point: string }], Row>
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
    // no slot is longer than the three days a row may at most span, so the index on the start narrows the search
    this.#between = db.prepare(
      `${select} start_utc_seconds < @until AND start_utc_seconds > @from - 259200 AND end_utc_seconds > @from AND batch <= @asOf`,
    )
    this.#ofPoint = db.prepare(
      `${select} point = @point AND start_utc_seconds < @until AND end_utc_seconds > @from AND batch <= @asOf`,
    )
    this.#batches = db.prepare(
      `SELECT batch, count(*) AS rows FROM reading
       WHERE start_utc_seconds < @until AND start_utc_seconds > @from - 259200 AND end_utc_seconds > @from AND batch <= @asOf
       GROUP BY batch ORDER BY batch`,
    )
    this.#months = db.prepare('SELECT DISTINCT batch, substr(local_date, 1, 7) AS month FROM reading')
  }

  /** Adds a batch's values. */
  append(batch: number, days: Iterable<PackedDay>): void {
    for (const { point, direction, quantity, date, stepSeconds, start, end, packed } of days)
      this.#insert.run(point, direction, quantity, date, stepSeconds, start, end, batch, packed)
  }

  /** What is in force in [from, until), UTC seconds, as of a batch (none = now); in order of point, direction, quantity. */
  between(from: number, until: number, asOf: number = NOW): PointSeries[] {
    const read = (): PointSeries[] =>
      this.#merged(this.#between.all({ from, until, asOf }), from, until, asOf)
    // a batch that is being written may still grow, or never be
    if (this.#db.inTransaction) return read()
    // undoing writes a batch too, so nothing read as of the newest one ever changes
    const name = `${from} ${until} ${Math.min(asOf, this.#ledger.newest().batch)}`
    if (this.#newest?.name !== name) this.#newest = { name, found: read() }
    return [...this.#newest.found]
  }

  /** The same of some points, read over several turns of the thread. What `asOf` saw stays so, whatever is written meanwhile. */
  async inTurns(
    points: Iterable<string>,
    [from, until]: readonly [number, number],
    asOf: number,
    turns: Turns,
  ): Promise<PointSeries[]> {
    const found: PointSeries[] = []
    for (const point of points) {
      found.push(...this.ofPoint(point, from, until, asOf))
      await turns.next()
    }
    // as `between` has them; the parts of one series on several grids stay in their order
    return found
      .map((one) => ({ name: nameOf(one), one }))
      .toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
      .map(({ one }) => one)
  }

  /** The same for one point. */
  ofPoint(point: string, from: number, until: number, asOf: number = NOW): PointSeries[] {
    return this.#merged(this.#ofPoint.all({ point, from, until, asOf }), from, until, asOf)
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

  /** Slots of measured values in [from, until) that a later import replaced by others, by point; those without are left out. */
  replaced(from: number, until: number): { readonly point: string; readonly slots: number }[] {
    const undone = this.#ledger.undone()
    const standing = this.#between
      .all({ from, until, asOf: NOW })
      .filter((row) => row.quantity === 'measured' && !undone.has(row.batch))
    const named = Map.groupBy(standing, (row) => JSON.stringify([row.point, row.direction]))
    return [...named.values()].flatMap((rows) => {
      if (rows.every((row) => row.batch === rows[0]?.batch)) return []
      const slots = replacedSlots(rows.map(layerOf), from, until)
      return slots === 0 ? [] : [{ point: (rows[0] as Row).point, slots }]
    })
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

  #merged(rows: readonly Row[], from: number, until: number, asOf: number): PointSeries[] {
    const undone = this.#ledger.undone(asOf)
    const standing = rows.filter((row) => !undone.has(row.batch))
    const named = Map.groupBy(standing, nameOf)
    return [...named]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, group]) => {
        const { point, direction, quantity } = group[0] as Row
        const series = mergeLayers(group.map(layerOf), from, until)
        return series.map((one) => ({ point, direction, quantity, series: one }))
      })
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
