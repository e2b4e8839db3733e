import { guessDecimal } from '../decimal-text.ts'
import { LabelColumn, type RawReadings } from '../channel.ts'
import { damagedRow, isBlank, labelCell, microCell } from '../cell-readers.ts'
import { microOf, otherMedium, unitIn, kWhFactor } from '../energy-units.ts'
import { ProblemError } from '../../problems/problem.ts'
import { importProblem } from '../problems.ts'
import { qualityCode } from '../quality-words.ts'
import { cellText, type Table } from '../table.ts'
import type { Format, FormatContext } from './format.ts'

/** Header words in Dutch, English and French, without brackets and in small letters. */
const COLUMNS = {
  fromDate: /^(van datum|from date|du date|de date|date de début)$/,
  fromTime: /^(van tijdstip|from time|du heure|de heure|heure de début)$/,
  toDate: /^(tot datum|to date|au date|à date|date de fin)$/,
  toTime: /^(tot tijdstip|to time|au heure|à heure|heure de fin)$/,
  point: /^(ean|ean-code|ean code|code ean)$/,
  meterType: /^(metertype|meter type|type de compteur)$/,
  register: /^(register|registre|registratie)$/,
  volume: /^volume$/,
  unit: /^(eenheid|unit|unité)$/,
  status: /^(validatiestatus|validation status|statut de validation|état de validation)$/,
} as const
type ColumnName = keyof typeof COLUMNS

/** A register's direction by its first word; the rest (day, night, exclusive night) names the register. */
const REGISTER: readonly (readonly ['offtake' | 'feed-in', RegExp])[] = [
  ['offtake', /^(afname|offtake|consumption|prélèvement|consommation)/i],
  ['feed-in', /^(injectie|injection|production)/i],
]

/**
 * Fluvius (Belgium), quarter-hour and daily totals: a row a slot, direction and register. Day and night registers of a meter are
 * added; an empty volume is missing; the repeated hour is interleaved; gas files have the same layout.
 */
export const fluvius: Format = {
  id: 'fluvius',
  name: 'Fluvius',
  recognise: ({ rows }) => {
    const columns = columnsOf(rows[headerOf(rows)] ?? [])
    return (['fromDate', 'point', 'register', 'volume', 'unit'] as const).every((name) => columns[name] >= 0)
  },
  read,
}

function columnsOf(header: readonly string[]): Record<ColumnName, number> {
  const entries = Object.entries(COLUMNS).map(([name, pattern]) => [
    name,
    header.findIndex((cell) => pattern.test(plainHeader(cell))),
  ])
  return Object.fromEntries(entries) as Record<ColumnName, number>
}

/** The row of names; a title may stand above it. */
const headerOf = (rows: readonly string[][]): number =>
  Math.max(
    0,
    rows.slice(0, 10).findIndex((row) => columnsOf(row).register >= 0),
  )

const plainHeader = (cell: string): string =>
  cell.replace(/[()]/g, ' ').replace(/\s+/g, ' ').trim().toLowerCase()

interface Register {
  readonly point: string
  readonly direction: 'offtake' | 'feed-in'
  readonly name: string
  readonly labels: LabelColumn
  readonly values: number[]
  readonly quality: number[]
}

function read({ rows }: Table, { file }: FormatContext): RawReadings {
  const top = headerOf(rows)
  const at = columnsOf(rows[top] as string[])
  const { decimal } = guessDecimal(rows.slice(top + 1).map((row) => cellText(row, at.volume)))
  const registers = new Map<string, Register>()
  const lengths = new Map<number, number>()
  const otherMedia = new Map<string, number>()
  const gasPoints = pointsOfOtherMedia(rows, at)
  for (let row = top + 1; row < rows.length; row++) {
    if (isBlank(rows[row] as string[])) continue
    const name = cellText(rows[row], at.register)
    const unitText = cellText(rows[row], at.unit)
    const unit = unitIn(unitText)
    const direction = REGISTER.find(([, pattern]) => pattern.test(name))?.[0]
    const medium = gasPoints.get(cellText(rows[row], at.point)) ?? otherMedium(name)
    if (medium !== null || direction === undefined) {
      const words = medium ?? `a register called “${name}”`
      otherMedia.set(words, (otherMedia.get(words) ?? 0) + 1)
      continue
    }
    if (unit === null) throw damagedRow(file, row, `has the unit “${unitText}”.`)
    const key = JSON.stringify([cellText(rows[row], at.point), name])
    let register = registers.get(key)
    if (!register) {
      register = {
        point: cellText(rows[row], at.point),
        direction,
        name,
        labels: new LabelColumn(),
        values: [],
        quality: [],
      }
      registers.set(key, register)
    }
    const clock = at.fromTime < 0 ? undefined : at.fromTime
    const from = labelCell(file, rows, row, at.fromDate, 'D-M-Y', clock)
    register.labels.add(from.naive, from.instant, from.pass)
    if (at.toDate >= 0 && at.toTime >= 0) {
      const length = labelCell(file, rows, row, at.toDate, 'D-M-Y', at.toTime).naive - from.naive
      lengths.set(length, (lengths.get(length) ?? 0) + 1)
    }
    const value = microCell(file, rows, row, at.volume, decimal, 1)
    register.values.push(Number.isNaN(value) ? value : microOf(value / 1e6, kWhFactor(unit, 3600)))
    register.quality.push(at.status < 0 ? 0 : qualityCode(cellText(rows[row], at.status)))
  }
  if (registers.size === 0) {
    const [found] = otherMedia.keys()
    throw new ProblemError(
      found === undefined
        ? importProblem('empty', { file })
        : importProblem('not-electricity', { file, found }),
    )
  }
  return {
    zone: 'Europe/Brussels',
    label: at.toDate >= 0 ? 'both' : 'start',
    unit: 'kWh',
    stepSeconds: usualLength(lengths),
    channels: [...registers.values()].map(({ point, direction, name, labels, values, quality }) => ({
      point,
      direction,
      quantity: 'measured',
      register: name,
      labels: labels.finish(),
      values: Float64Array.from(values),
      qualities: Uint8Array.from(quality),
      cumulative: false,
    })),
    totals: [],
    skipped: [...otherMedia].map(([reason, count]) => ({ reason: `${reason}, not counted`, rows: count })),
    notes: [],
  }
}

/** Gas is written in m³ and once more in kWh: one row in m³ makes all rows of a point gas. */
function pointsOfOtherMedia(rows: readonly string[][], at: Record<ColumnName, number>): Map<string, string> {
  const points = new Map<string, string>()
  for (let row = 1; row < rows.length; row++) {
    const medium = otherMedium(cellText(rows[row], at.unit)) ?? otherMedium(cellText(rows[row], at.meterType))
    if (medium !== null) points.set(cellText(rows[row], at.point), medium)
  }
  return points
}

/** A night register has gaps by day, so the slot's length is what the rows say, where it is shorter than a day. */
function usualLength(lengths: ReadonlyMap<number, number>): number | null {
  const [usual] = [...lengths].toSorted((a, b) => b[1] - a[1])
  return usual !== undefined && usual[0] > 0 && usual[0] <= 3600 ? usual[0] : null
}
