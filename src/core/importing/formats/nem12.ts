import { epochDayOf } from '../../calendar/zone.ts'
import { ProblemError } from '../../problems/problem.ts'
import { damagedRow, isBlank } from '../cell-readers.ts'
import type { RawReadings } from '../channel.ts'
import { parseDecimal } from '../decimal-text.ts'
import { kWhFactor, microOf } from '../energy-units.ts'
import { IntervalChannels, type Register } from '../interval-channels.ts'
import { importProblem } from '../problems.ts'
import { SkipCounter } from '../skip-counter.ts'
import { cellText, type Table } from '../table.ts'
import type { Format, FormatContext } from './format.ts'
import { QUALITIES, roleOfSuffix, unitOfMeasure } from './nem12-codes.ts'

/**
 * NEM12, the Australian market's interval meter data (AEMO, “Meter Data File Format Specification NEM12 & NEM13”): records 100 header,
 * 200 a data stream, 300 a day of it, 400 qualities of a part of the day, 900 end. Times are the market's, UTC+10 without
 * daylight saving. NEM13 has register readings months apart and is told as such.
 */
export const nem12: Format = {
  id: 'nem12',
  name: 'NEM12',
  recognise: (table) => recordsOf(table) !== null,
  read,
}

/** The market's clock has no daylight saving, like Brisbane's. */
const MARKET_ZONE = 'Australia/Brisbane'
const MARKET_OFFSET = 10 * 3600
const DAY_MINUTES = 1440

interface NemRecord {
  readonly row: number
  readonly kind: string
  readonly cells: readonly string[]
}

function recordsOf({ kind, rows }: Table): NemRecord[] | null {
  if (kind !== 'delimited') return null
  const first = rows.findIndex((row) => !isBlank(row))
  const head = rows[first] ?? []
  const isHeader = cellText(head, 0) === '100' && /^NEM1[23]$/i.test(cellText(head, 1))
  const isStream = cellText(head, 0) === '200' && /^\d{1,2}$/.test(cellText(head, 8))
  if (!isHeader && !isStream) return null
  return rows.flatMap((row, k) =>
    isBlank(row)
      ? []
      : [{ row: k, kind: cellText(row, 0), cells: row.map((_, cell) => cellText(row, cell)) }],
  )
}

function read(table: Table, { file }: FormatContext): RawReadings {
  const records = recordsOf(table) as NemRecord[]
  const [first] = records
  if (/^NEM13$/i.test(first?.cells[1] ?? '')) throw new ProblemError(importProblem('monthly-only', { file }))
  if (records.at(-1)?.kind !== '900')
    throw new ProblemError(importProblem('damaged', { file, detail: 'its last record (900) is missing.' }))
  const channels = new IntervalChannels(file)
  const skipped = new SkipCounter()
  const notes: string[] = []
  if (first?.kind !== '100')
    notes.push('The first record (100) is missing; were the file cut there, meters before it would be too.')
  let stream: Stream | null = null
  let day: Day | null = null
  const endDay = (): void => {
    if (day !== null && stream !== null) addDay(channels, stream, withKnownQuality(day, stream, notes))
    day = null
  }
  for (const record of records) {
    switch (record.kind) {
      case '200':
        endDay()
        stream = streamOf(file, record)
        break
      case '300':
        endDay()
        if (stream === null) throw damagedRow(file, record.row, 'has values of no data stream.')
        if (stream.left !== null) skipped.add(stream.left)
        else day = dayOf(file, record, stream, notes)
        break
      case '400':
        if (day !== null) markPart(file, record, day)
        break
      case '100':
      case '500':
      case '900':
        break
      default:
        throw damagedRow(file, record.row, `begins with “${record.kind.slice(0, 20)}”, which no record does.`)
    }
  }
  endDay()
  if (channels.length === 0)
    throw new ProblemError(
      skipped.first === null
        ? importProblem('empty', { file })
        : importProblem('not-electricity', { file, found: skipped.first }),
    )
  const finished = channels.finish()
  return {
    zone: MARKET_ZONE,
    label: 'start',
    unit: 'kWh',
    ...finished,
    totals: [],
    skipped: skipped.finish(),
    notes,
  }
}

interface Stream {
  readonly register: Register
  readonly minutes: number
  /** kWh of one of its units. */
  readonly factor: number
  /** Why its rows are left out, or null where they count. */
  readonly left: string | null
}

function streamOf(file: string, { row, cells }: NemRecord): Stream {
  const [, nmi = '', , , suffix = '', , , unit = '', length = ''] = cells
  const minutes = Number(length)
  if (nmi === '' || ![5, 15, 30].includes(minutes))
    throw damagedRow(file, row, 'names no meter or no interval of 5, 15 or 30 minutes.')
  const role = roleOfSuffix(suffix)
  const known = unitOfMeasure(unit)
  if (known === null)
    throw new ProblemError(importProblem('unit-unknown', { file, point: `${nmi} ${suffix}`, unit }))
  return {
    register: { point: nmi, direction: role.direction, register: suffix.toUpperCase(), cumulative: false },
    minutes,
    factor: known.unit === null ? 0 : kWhFactor(known.unit, minutes * 60),
    left: known.unit === null ? `${known.medium}, not counted` : role.left,
  }
}

interface Day {
  readonly start: number
  readonly values: Float64Array
  readonly qualities: Uint8Array
  /** 1 where the quality of an interval is told; a day of varying quality (V) leaves it to its records 400. */
  readonly told: Uint8Array
}

function dayOf(file: string, { row, cells }: NemRecord, stream: Stream, notes: string[]): Day {
  const count = DAY_MINUTES / stream.minutes
  const start = startOfDay(file, row, cells[1] ?? '')
  if (isQuality(cells[2] ?? '')) {
    notes.push(
      `${stream.register.point} ${stream.register.register} has no values on ${cells[1]}; that day is missing.`,
    )
    return {
      start,
      values: new Float64Array(count).fill(Number.NaN),
      qualities: new Uint8Array(count),
      told: new Uint8Array(count).fill(1),
    }
  }
  const quality = cells[2 + count] ?? ''
  if (!isQuality(quality))
    throw damagedRow(
      file,
      row,
      `has not the ${count} values and the quality that a day of ${stream.minutes} minutes has.`,
    )
  const values = Float64Array.from(cells.slice(2, 2 + count), (text) => {
    const value = parseDecimal(text, '.')
    if (value === null) throw damagedRow(file, row, `says “${text.slice(0, 40)}” where a number should be.`)
    return microOf(value, stream.factor)
  })
  const day = { start, values, qualities: new Uint8Array(count), told: new Uint8Array(count) }
  mark(day, 0, count, quality)
  return day
}

const isQuality = (text: string): boolean => /^[AEFNSV](\d{2})?$/.test(text)

function startOfDay(file: string, row: number, text: string): number {
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  try {
    if (date) return epochDayOf(`${date[1]}-${date[2]}-${date[3]}`) * 86_400 - MARKET_OFFSET
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
  }
  throw damagedRow(file, row, `says “${text.slice(0, 20)}” where a date should be.`)
}

function markPart(file: string, { row, cells }: NemRecord, day: Day): void {
  const [, first, last, quality = ''] = cells
  const from = Number(first)
  const until = Number(last)
  if (
    !Number.isInteger(from) ||
    !Number.isInteger(until) ||
    from < 1 ||
    until < from ||
    until > day.values.length ||
    !isQuality(quality)
  )
    throw damagedRow(file, row, 'names no part of its day.')
  mark(day, from - 1, until, quality)
}

/** Intervals whose quality no record tells may be placeholders: they are missing. */
function withKnownQuality(day: Day, { register }: Stream, notes: string[]): Day {
  const untold = day.told.reduce((sum, one) => sum + (1 - one), 0)
  if (untold === 0) return day
  notes.push(
    `${untold} intervals of ${register.point} ${register.register} have no quality (record 400); they are missing.`,
  )
  return { ...day, values: day.values.map((value, k) => (day.told[k] === 1 ? value : Number.NaN)) }
}

/** N is “no data”: its number is a placeholder. */
function mark(day: Day, from: number, until: number, quality: string): void {
  const letter = quality[0] as string
  if (letter !== 'V') day.told.fill(1, from, until)
  day.qualities.fill(QUALITIES[letter] ?? 0, from, until)
  if (letter === 'N') day.values.fill(Number.NaN, from, until)
}

function addDay(channels: IntervalChannels, { register, minutes }: Stream, day: Day): void {
  const seconds = minutes * 60
  day.values.forEach((value, k) => {
    channels.add(
      register,
      seconds,
      day.start + k * seconds,
      value,
      Number.isNaN(value) ? 0 : (day.qualities[k] as number),
    )
  })
}
