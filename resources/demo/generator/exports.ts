import { unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { zone, type DemoPoint, type DemoYear } from './year.ts'

/** The demo's three export formats. Each is written as its operator writes it, quirks included. */

const two = (n: number): string => String(n).padStart(2, '0')

function clock(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor((seconds % 3600) / 60))}:00`
}

const germanDate = (date: string): string => `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}`

/** Plain table: `start` in ISO with offset, a column a point, kWh, empty = missing. */
export function plainTable(
  year: DemoYear,
  points: readonly DemoPoint[],
  from: number,
  until: number,
): string {
  const rows = [`start,${points.map((p) => p.id).join(',')}`]
  for (const [k, t] of year.starts.entries()) {
    if (t < from || t >= until) continue
    const cells = points.map((p) => {
      const value = p.wattHours[k]
      return value === null || value === undefined ? '' : String(value / 1000)
    })
    rows.push(`${new Date(t * 1000).toISOString().slice(0, 16)}Z,${cells.join(',')}`)
  }
  return `${rows.join('\n')}\n`
}

/** Wiener Netze: local date, from, to, decimal comma; on the autumn day the hour from 02:00 stands there twice. */
export function wienerNetze(year: DemoYear, point: DemoPoint): string {
  const word = point.direction === 'offtake' ? 'Verbrauch' : 'Einspeiser'
  const rows = [`\uFEFFDatum;Zeit von;Zeit bis;${point.id} - ${word} [kWh]`]
  for (const [k, t] of year.starts.entries()) {
    const from = zone.localOf(t)
    const until = zone.localOf(t + 900)
    const value = point.wattHours[k]
    const cell = value === null || value === undefined ? '' : String(value / 1000).replace('.', ',')
    rows.push(`${germanDate(from.date)};${clock(from.seconds)};${clock(until.seconds)};${cell}`)
  }
  return `${rows.join('\r\n')}\r\n`
}

const measured = 'Gesamtverbrauch lt. Messung (bei Teilnahme gem. Erzeugung) [KWH]'
const share = 'Anteil gemeinschaftliche Erzeugung [KWH]'
const cover = 'Eigendeckung gemeinschaftliche Erzeugung [KWH]'
const generation = 'Gesamte gemeinschaftliche Erzeugung [KWH]'
const surplus = 'Gesamt/Überschusserzeugung, Gemeinschaftsüberschuss [KWH]'

interface Column {
  readonly point: DemoPoint
  readonly code: string
  readonly values: readonly number[]
}

/** Rounded to 10⁻⁶ kWh, as the operator publishes its split. */
const six = (kWh: number): number => Math.round(kWh * 1e6) / 1e6

/** The operator's split: share = G·c/C, cover = min(c, share), surplus of plant k = p_k·(1 − Σcover/G). */
function splitColumns(points: readonly DemoPoint[], slots: readonly number[]): Column[] {
  const kWh = (p: DemoPoint, k: number): number => (p.wattHours[k] ?? 0) / 1000
  const consumers = points.filter((p) => p.direction === 'offtake')
  const plants = points.filter((p) => p.direction === 'feed-in')
  const made = slots.map((k) => plants.reduce((sum, p) => sum + kWh(p, k), 0))
  const used = slots.map((k) => consumers.reduce((sum, p) => sum + kWh(p, k), 0))
  const columns: Column[] = []
  const covered = slots.map(() => 0)
  for (const point of consumers) {
    const own = slots.map((k) => kWh(point, k))
    const shares = own.map((c, j) => (used[j]! > 0 ? six((made[j]! * c) / used[j]!) : 0))
    const covers = own.map((c, j) => Math.min(c, shares[j]!))
    for (const [j, value] of covers.entries()) covered[j]! += value
    columns.push(
      { point, code: measured, values: own },
      { point, code: share, values: shares },
      { point, code: cover, values: covers },
    )
  }
  for (const point of plants) {
    const own = slots.map((k) => kWh(point, k))
    columns.push(
      { point, code: generation, values: own },
      {
        point,
        code: surplus, // shares rounded up may sum to a little more than was made; a surplus is never below zero
        values: own.map((p, j) => (made[j]! > 0 ? Math.max(0, six(p * (1 - covered[j]! / made[j]!))) : 0)),
      },
    )
  }
  return columns
}

/** The community workbook of the Austrian exchange, with the operator's split, for [from, until). */
export async function communityWorkbook(year: DemoYear, from: number, until: number): Promise<Uint8Array> {
  const slots = [...year.starts.keys()].filter((k) => year.starts[k]! >= from && year.starts[k]! < until)
  const points = year.points.filter((p) => slots.some((k) => p.wattHours[k] !== null))
  const columns = splitColumns(points, slots)
  const stamp = (t: number): string => {
    const local = zone.localOf(t)
    return `${germanDate(local.date)} ${clock(local.seconds)}`
  }
  const wide = (head: string, cell: (c: Column) => string | number): (string | number)[] => [
    head,
    ...columns.map(cell),
  ]
  const rows: (string | number)[][] = [
    ['Energiedaten der Gemeinschaft RC900042 River Valley. Demonstrationsdaten, nichts davon ist echt.'],
    wide('MeteringpointID', (c) => c.point.id),
    wide('Name', (c) => c.point.member.name),
    wide('Energy direction', (c) => (c.point.direction === 'offtake' ? 'CONSUMPTION' : 'GENERATION')),
    wide('Period start', () => stamp(from)),
    wide('Period end', () => stamp(until)),
    wide('MeteringReason', () => 'SM Datenübermittlung'),
    wide('Metering Interval', () => 'QH (viertelstündlich)'),
    wide('Number of Metering Intervals', () => slots.length),
    wide('Metercode', (c) => c.code),
    wide('Spaltensumme / minimale Qualität', (c) => six(c.values.reduce((a, b) => a + b, 0))),
    ...slots.map((k, j) => [stamp(year.starts[k]!), ...columns.map((c) => c.values[j]!)]),
  ]
  return withoutClock(await writeXlsx({ sheets: [{ name: 'Energiedaten', rows }] }))
}

/** The same workbook with every time of making it set to one day, so that the same year gives the same bytes. */
function withoutClock(workbook: Uint8Array): Uint8Array {
  const entries = unzipSync(workbook)
  const core = entries['docProps/core.xml']
  if (core)
    entries['docProps/core.xml'] = new TextEncoder().encode(
      new TextDecoder().decode(core).replace(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '2026-10-02T08:00:00Z'),
    )
  // without a zone the string means local fields, which is what a zip stores
  return zipSync(entries, { level: 9, mtime: '2026-10-02T08:00:00' })
}
