import type { Zone } from '../../../src/core/calendar/zone.ts'
import type { Written } from './layouts.ts'

/** A known format as its source writes it: one side, any stretch of whole days. */
export interface FormatLayout {
  readonly format: string
  readonly zone: string
  readonly steps: readonly number[]
  readonly side: 'offtake' | 'feed-in'
  readonly write: (written: Written) => string
}

interface Slot {
  readonly from: Clock
  readonly until: Clock
  /** kWh with three places, '' where it is missing. */
  readonly kWh: string
  readonly micro: number | null
  /** Which slot of its local day it is, from 1. */
  readonly count: number
}

interface Clock {
  readonly day: string
  readonly dashed: string
  readonly slashed: string
  readonly iso: string
  readonly time: string
  readonly stamp: string
}

const two = (value: number): string => String(value).padStart(2, '0')

function clockOf(zone: Zone, instant: number): Clock {
  const { date, seconds } = zone.localOf(instant)
  const [y, m, d] = date.split('-') as [string, string, string]
  return {
    day: `${d}.${m}.${y}`,
    dashed: `${d}-${m}-${y}`,
    slashed: `${d}/${m}/${y}`,
    iso: date,
    time: `${two(Math.floor(seconds / 3600))}:${two((seconds % 3600) / 60)}`,
    stamp: zone.isoOf(instant),
  }
}

function slotsOf({ zone, start, step, values }: Written): Slot[] {
  const counts = new Map<string, number>()
  return values.map((value, k) => {
    const [from, until] = [clockOf(zone, start + k * step), clockOf(zone, start + (k + 1) * step)]
    const count = (counts.get(from.iso) ?? 0) + 1
    counts.set(from.iso, count)
    return { from, until, count, micro: value, kWh: value === null ? '' : (value / 1000).toFixed(3) }
  })
}

const comma = (text: string): string => text.replace('.', ',')

const lines = (header: string, written: Written, row: (slot: Slot) => string): string =>
  `${header}\n${slotsOf(written).map(row).join('\n')}\n`

const power = ({ micro }: Slot, { step }: Written): string =>
  micro === null ? '' : String((micro * 3600) / step)

export const formatLayouts: readonly FormatLayout[] = [
  {
    format: 'netz-noe',
    zone: 'Europe/Vienna',
    steps: [900],
    side: 'offtake',
    write: (w) =>
      lines(
        'Messzeitpunkt;Verbrauch (kWh);Qualität;',
        w,
        ({ until, kWh }) => `${until.day} ${until.time};${comma(kWh)};G;`,
      ),
  },
  {
    format: 'wiener-netze',
    zone: 'Europe/Vienna',
    steps: [900],
    side: 'feed-in',
    write: (w) =>
      lines(
        'Datum;Zeit von;Zeit bis;PV - AT0010000000000000000000001234567 - Einspeisung [kWh]',
        w,
        ({ from, until, kWh }) => `${from.day};${from.time}:00;${until.time}:00;${comma(kWh)}`,
      ),
  },
  {
    format: 'linz-netz',
    zone: 'Europe/Vienna',
    steps: [900],
    side: 'offtake',
    write: (w) =>
      lines(
        'Datum von;Datum bis;Energiemenge in kWh;Ersatzwert',
        w,
        ({ from, until, kWh }) => `${from.day} ${from.time};${until.day} ${until.time};${comma(kWh)};`,
      ),
  },
  {
    format: 'fluvius',
    zone: 'Europe/Brussels',
    steps: [900, 3600],
    side: 'offtake',
    write: (w) =>
      lines(
        'Van (datum);Van (tijdstip);Tot (datum);Tot (tijdstip);EAN-code;Meter;Metertype;Register;Volume;Eenheid;Validatiestatus',
        w,
        ({ from, until, kWh }) =>
          `${from.dashed};${from.time}:00;${until.dashed};${until.time}:00;="541448820000000001";1S;Digitale meter;Afname Dag;${comma(kWh)};kWh;Uitgelezen`,
      ),
  },
  {
    format: 'es-cch',
    zone: 'Europe/Madrid',
    steps: [3600],
    side: 'offtake',
    write: (w) =>
      lines(
        'CUPS;Fecha;Hora;AE_kWh;REAL/ESTIMADO',
        w,
        ({ from, count, kWh }) => `ES0021000000000001AB;${from.slashed};${count};${comma(kWh)};R`,
      ),
  },
  {
    format: 'enedis',
    zone: 'Europe/Paris',
    steps: [900, 1800, 3600],
    side: 'feed-in',
    write: (w) =>
      'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite\n' +
      `22222222222222;Courbe de charge;01/01/2024;31/12/2024;Energie active;Production;Comptage Brut;W\n${lines(
        'Horodate;Valeur',
        w,
        (slot) => `${slot.until.stamp};${power(slot, w)}`,
      )}`,
  },
  {
    format: 'e-redes',
    zone: 'Europe/Lisbon',
    steps: [900],
    side: 'offtake',
    write: (w) =>
      lines('Data;Hora;Consumo registado (kW);Estado', w, ({ until, micro }) => {
        const kW = micro === null ? '' : comma(((micro * 4) / 1000).toFixed(3))
        return `${until.iso.replaceAll('-', '/')};${until.time};${kW};Real`
      }),
  },
  {
    format: 'esb-hdf',
    zone: 'Europe/Dublin',
    steps: [1800],
    side: 'offtake',
    write: (w) => {
      const [header, ...rows] = lines(
        'MPRN,Meter Serial Number,Read Value,Read Type,Read Date and End Time',
        w,
        ({ until, micro }) =>
          `10000000001,222,${micro === null ? '' : (micro * 2) / 1000},Active Import Interval (kW),${until.dashed} ${until.time}`,
      )
        .trim()
        .split('\n')
      return `${[header, ...rows.toReversed()].join('\n')}\n`
    },
  },
  {
    format: 'octopus',
    zone: 'Europe/London',
    steps: [1800],
    side: 'offtake',
    write: (w) =>
      lines(
        'Consumption (kwh), Start, End',
        w,
        ({ from, until, kWh }) => `${kWh}, ${from.stamp}, ${until.stamp}`,
      ),
  },
  {
    format: 'elhub',
    zone: 'Europe/Oslo',
    steps: [900, 3600],
    side: 'feed-in',
    write: (w) =>
      lines(
        'Målepunkt-ID;Fra;Til;Produksjon (kWh)',
        w,
        ({ from, until, kWh }) =>
          `707057500000000001;${from.day} ${from.time};${until.day} ${until.time};${comma(kWh)}`,
      ),
  },
  {
    format: 'pge',
    zone: 'America/New_York',
    steps: [1800, 3600],
    side: 'offtake',
    write: (w) =>
      `Name,JANE DOE\nAddress,"1 MAIN ST, BROOKLYN NY 11201"\n\n${lines(
        'TYPE,DATE,START TIME,END TIME,USAGE (kWh),NOTES',
        w,
        ({ from, kWh }) => `Electric usage,${from.iso},${from.time},${from.time.slice(0, 3)}59,${kWh},`,
      )}`,
  },
  {
    format: 'bkw',
    zone: 'Europe/Zurich',
    steps: [900],
    side: 'offtake',
    write: (w) =>
      lines(
        'Messpunkt;Datum;Strombezug [kWh];Messdatengüte',
        w,
        ({ from, kWh }) => `CH1000000000000000000000000000001;${from.day} ${from.time};${kWh};W`,
      ),
  },
]
