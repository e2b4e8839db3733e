import type { Zone } from '../../../src/core/calendar/zone.ts'

/** Readings to be written: one value a slot in thousandths of a kWh, null = missing. */
export interface Written {
  readonly zone: Zone
  readonly start: number
  readonly step: number
  readonly values: readonly (number | null)[]
}

/** An export as text, and how much of it a reader may find again. */
export interface Layout {
  readonly name: string
  readonly write: (written: Written) => string
  /** Whether each slot of the stretch can be told from the file; default all. */
  readonly holds?: (written: Written) => boolean
}

const two = (value: number): string => String(value).padStart(2, '0')
const three = (value: number | null): string => (value === null ? '' : (value / 1000).toFixed(3))
const comma = (value: number | null): string => three(value).replace('.', ',')

function clockOf(zone: Zone, instant: number): { date: string; time: string; day: string } {
  const { date, seconds } = zone.localOf(instant)
  const [y, m, d] = date.split('-') as [string, string, string]
  return {
    date,
    day: `${d}.${m}.${y}`,
    time: `${two(Math.floor(seconds / 3600))}:${two((seconds % 3600) / 60)}`,
  }
}

const local = (zone: Zone, instant: number): string => {
  const { day, time } = clockOf(zone, instant)
  return `${day} ${time}`
}

const iso = (zone: Zone, instant: number): string => {
  const { date, time } = clockOf(zone, instant)
  const offset = zone.offsetAt(instant)
  const size = Math.abs(offset)
  return `${date}T${time}:00${offset < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two((size % 3600) / 60)}`
}

const slots = ({ start, step, values }: Written): { at: number; value: number | null }[] =>
  values.map((value, k) => ({ at: start + k * step, value }))

const lines = (header: string, rows: readonly string[], end = '\n'): string =>
  [header, ...rows].join(end) + end

/** The repeated hour with both passes of each label side by side. */
function interleaved(written: Written): { at: number; value: number | null }[] {
  const naive = (at: number): number => at + written.zone.offsetAt(at)
  return slots(written).toSorted((a, b) => naive(a.at) - naive(b.at) || a.at - b.at)
}

export const layouts: readonly Layout[] = [
  {
    name: 'start labels, passes one after the other',
    write: (w) =>
      lines(
        'Beginn;Bezug [kWh]',
        slots(w).map(({ at, value }) => `${local(w.zone, at)};${comma(value)}`),
      ),
  },
  {
    name: 'start labels, passes interleaved, CRLF, quoted',
    write: (w) =>
      lines(
        '"Beginn";"Bezug [kWh]"',
        interleaved(w).map(({ at, value }) => `"${local(w.zone, at)}";"${comma(value)}"`),
        '\r\n',
      ),
  },
  {
    name: 'newest first, CR',
    write: (w) =>
      lines(
        'Start;Import (kWh);',
        slots(w)
          .map(({ at, value }) => `${local(w.zone, at)};${three(value)};`)
          .toReversed(),
        '\r',
      ),
  },
  {
    name: 'end labels as the clock shows them',
    write: (w) =>
      lines(
        'Ende;Einspeisung (kWh)',
        slots(w).map(({ at, value }) => `${local(w.zone, at + w.step)};${comma(value)}`),
      ),
  },
  {
    name: 'both ends, date and time apart',
    write: (w) =>
      lines(
        'Datum von;Zeit von;Datum bis;Zeit bis;Verbrauch kWh;Status',
        slots(w).map(({ at, value }) => {
          const [from, to] = [clockOf(w.zone, at), clockOf(w.zone, at + w.step)]
          return `${from.day};${from.time};${to.day};${to.time};${comma(value)};gemessen`
        }),
      ),
  },
  {
    name: 'offsets, sep= line, preamble',
    write: (w) =>
      `sep=,\nAccount,12345\n\n${lines(
        'start,consumption_kwh',
        slots(w).map(({ at, value }) => `${iso(w.zone, at)},${three(value)}`),
      )}`,
  },
  {
    name: 'seconds since 1970, in any order',
    write: (w) =>
      lines(
        'timestamp,grid_import_kwh',
        slots(w)
          .map(({ at, value }) => `${at},${three(value)}`)
          .toSorted((a, b) => a.slice(-3).localeCompare(b.slice(-3)) || a.localeCompare(b)),
      ),
  },
  {
    name: 'average power in W',
    write: (w) =>
      lines(
        'Début;Consommation (W)',
        slots(w).map(
          ({ at, value }) => `${local(w.zone, at)};${value === null ? '-' : (value * 3600) / w.step}`,
        ),
      ),
    // W are whole numbers only where the slots divide the hour
    holds: ({ step }) => 3600 % step === 0,
  },
  {
    name: 'two meters and both sides in one list',
    write: (w) =>
      lines(
        'Zählpunkt;Beginn;Richtung;kWh',
        slots(w).flatMap(({ at, value }) => [
          `AT0010000000000000000000000000001;${local(w.zone, at)};Bezug;${comma(value)}`,
          `AT0010000000000000000000000000001;${local(w.zone, at)};Einspeisung;0,000`,
          `AT0010000000000000000000000000002;${local(w.zone, at)};Bezug;0,001`,
        ]),
      ),
  },
  {
    name: 'a column a slot, numbered from midnight',
    write: (w) => {
      const days = Map.groupBy(slots(w), ({ at }) => clockOf(w.zone, at).day)
      const usual = 86_400 / w.step
      const width = usual + 3600 / w.step
      const header = Array.from({ length: width }, (_, k) => String(k + 1)).join(';')
      return `Consumo (kWh)\n${lines(
        `Data;${header}`,
        [...days].map(([day, own]) => {
          const cells = Array.from({ length: width }, (_, k) => comma(own[k]?.value ?? null))
          return `${day};${cells.join(';')}`
        }),
      )}`
    },
    holds: ({ step, zone, start, values }) =>
      [900, 1800, 3600].includes(step) &&
      // the last slots of a short day are blank like missing ones
      values.length * step >= 86_400 &&
      zone.localOf(start).seconds === 0 &&
      Math.abs(zone.offsetAt(start) - zone.offsetAt(start + values.length * step)) % 3600 === 0,
  },
]
