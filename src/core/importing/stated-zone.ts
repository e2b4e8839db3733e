import { localDays } from '../calendar/month.ts'
import { dateOfEpochDay, type Zone } from '../calendar/zone.ts'
import type { Labels } from './label-clock.ts'
import type { TableShape } from './table-shape.ts'

/** The zone that a table's own words state; null where they state none. */
export function statedZone(shape: TableShape): string | null {
  const time = shape.header[shape.timeColumn] as string
  const offset =
    OFFSET.exec(time) ?? shape.preamble.map((text) => OFFSET.exec(text)).find((match) => match !== null)
  if (offset) return offsetZone(offset)
  const named = [time, ...shape.preamble].map((text) => NAMED.exec(text)?.[0]).find((id) => id !== undefined)
  if (named !== undefined) return named
  // a line with digits tells when the file was made
  const said = shape.preamble.some((text) => /\bUTC\b/.test(text) && !/\d/.test(text))
  if (said || /\bUTC\b|\(GMT\)/.test(time)) return 'UTC'
  // words that exist in one country only
  if (shape.header.some((header) => /\bMPRN\b/.test(header))) return 'Europe/Dublin'
  if (shape.header.some((header) => /\bMPAN\b/.test(header))) return 'Europe/London'
  return COUNTRIES.find(([words]) => shape.header.some((header) => words.test(header)))?.[1] ?? null
}

/** The zone of the country that a metering point's id names; null where it names none whose clock differs from its neighbours'. */
export function zoneOfPoint(id: string): string | null {
  if (/^PT\d{16}[A-Z]{2}$/.test(id)) return 'Europe/Lisbon'
  // GS1 numbers of Finland
  return /^64\d{16}$/.test(id) ? 'Europe/Helsinki' : null
}

/** The name of a zone, `America/New_York`. */
const NAMED =
  /\b(Africa|America|Asia|Atlantic|Australia|Europe|Pacific|Indian|Etc)\/[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z_]+)?\b/

/** Words of languages that are spoken under one clock. */
const COUNTRIES: readonly (readonly [RegExp, string])[] = [
  [/kulutus|mittauspiste|päivämäärä/i, 'Europe/Helsinki'],
  [/tarbimi|lõpp|kogus/i, 'Europe/Tallinn'],
  [/patēriņ|nodots|datums/i, 'Europe/Riga'],
  [/objekto n|data ir laikas|kiekis/i, 'Europe/Vilnius'],
  [/\p{Script=Greek}{3}/u, 'Europe/Athens'],
  [/консумаци|потребен/i, 'Europe/Sofia'],
  [/energie activ[aă]/i, 'Europe/Bucharest'],
  [/çekiş|veriş/i, 'Europe/Istanbul'],
  [/notkun|klukkan/i, 'Atlantic/Reykjavik'],
  [/使用量|電力量|年月日/, 'Asia/Tokyo'],
  [/^ESIID$/i, 'America/Chicago'],
  [/^settlement ?period$/i, 'Europe/London'],
]

const OFFSET = /\b(?:UTC|GMT) ?([+-−]) ?(\d{1,2})(?::?(\d{2}))?\b/

function offsetZone([, sign, hours, minutes]: RegExpExecArray): string | null {
  const hour = (hours as string).padStart(2, '0')
  return Number(hour) > 14 ? null : `${sign === '+' ? '+' : '-'}${hour}:${minutes ?? '00'}`
}

/** Words for the winter's clock kept all year. */
const WINTER_CLOCK =
  /\b(MEZ|CET|winterzeit|normalzeit|winter ?time|standard time|heure d.hiver|ora solare|horario de invierno|wintertijd|normaltid)\b/i
const BOTH_CLOCKS =
  /\b(MESZ|CEST|sommerzeit|summer time|daylight|heure d.été|ora legale|horario de verano|zomertijd|sommartid|sommertid)\b/i

/**
 * `+01:00` where the table says that it keeps the winter's clock and its rows do not belie it: a file in local time has no row in the
 * hour that the clocks skip and twice as many in the one that they repeat.
 */
export function winterClock(shape: TableShape, labels: Labels, local: Zone): string | null {
  const words = [shape.header[shape.timeColumn] as string, ...shape.preamble]
  if (!words.some((text) => WINTER_CLOCK.test(text)) || words.some((text) => BOTH_CLOCKS.test(text)))
    return null
  if (labels.instants !== null || labels.passes !== null) return null
  const [first, last] = extent(labels.naive)
  const winter = winterOffset(local, first)
  if (winter === null) return null
  for (const change of changesBetween(local, first, last)) {
    const rows = rowsBetween(labels.naive, change.from, change.until)
    const before = rowsBetween(labels.naive, change.from - 3600, change.from)
    if (before > 0 && (change.repeats ? rows >= 2 * before : rows === 0)) return null
  }
  return `${winter < 0 ? '-' : '+'}${new Date(Math.abs(winter) * 1000).toISOString().slice(11, 16)}`
}

function extent(naive: Float64Array): [number, number] {
  let first = Number.POSITIVE_INFINITY
  let last = Number.NEGATIVE_INFINITY
  for (const label of naive) {
    if (label < first) first = label
    if (label > last) last = label
  }
  return [first, last]
}

const rowsBetween = (naive: Float64Array, from: number, until: number): number =>
  naive.reduce((rows, label) => (label >= from && label < until ? rows + 1 : rows), 0)

/** The smaller offset of the year; null where the clocks do not change. */
function winterOffset(zone: Zone, naive: number): number | null {
  if (!Number.isFinite(naive)) return null
  const year = new Date(naive * 1000).getUTCFullYear()
  const offsets = [0, 6].map((month) => zone.offsetAt(Date.UTC(year, month, 15) / 1000))
  return offsets[0] === offsets[1] ? null : Math.min(...offsets)
}

interface ClockChange {
  /** The hour skipped or repeated, on the wall clock. */
  readonly from: number
  readonly until: number
  readonly repeats: boolean
}

function changesBetween(zone: Zone, first: number, last: number): ClockChange[] {
  const dateOf = (naive: number): string => dateOfEpochDay(Math.floor(naive / 86_400))
  return localDays(zone, dateOf(first), dateOf(last))
    .filter(({ start, end }) => end - start !== 86_400)
    .flatMap(({ start, end }) => {
      for (let at = start + 900; at < end; at += 900) {
        const [before, after] = [zone.offsetAt(at - 900), zone.offsetAt(at)]
        if (before === after) continue
        const repeats = after < before
        return [{ from: at + Math.min(before, after), until: at + Math.max(before, after), repeats }]
      }
      return []
    })
}
