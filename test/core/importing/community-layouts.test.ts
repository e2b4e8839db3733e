import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { understandFile } from '../../../src/core/importing/understand.ts'
import { qualities, type PointSeries, type Quantity } from '../../../src/core/metering/series.ts'
import type { Written } from './layouts.ts'
import { writtenIn } from './written-days.ts'

/** One column of a community's split: whose, what, and its values in thousandths of a kWh. */
interface Column {
  readonly point: string
  readonly side: 'offtake' | 'feed-in'
  readonly quantity: Quantity
  readonly values: Written['values']
}

interface Community extends Written {
  readonly columns: readonly Column[]
  /** Per slot, an index into `qualities`. */
  readonly quality: readonly number[]
}

const [ANNA, BERT, PLANT] = [31, 32, 33].map((k) => `AT00100000000000000000000000000${k}`) as [
  string,
  string,
  string,
]

/** Two consumers and a plant, each with what the operator's split says of it; some slots are missing, some estimated. */
const community = (zone: Zone): fc.Arbitrary<Community> =>
  fc
    .tuple(writtenIn(zone, [900]), fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: 11, maxLength: 40 }))
    .map(([written, marks]): Community => {
      const of = (factor: number, shift: number): Written['values'] =>
        written.values.map((value, k) => (value === null ? null : ((value + shift * k) * factor) % 5000))
      const column = (point: string, quantity: Quantity, values: Written['values']): Column => ({
        point,
        side: point === PLANT ? 'feed-in' : 'offtake',
        quantity,
        values,
      })
      return {
        ...written,
        quality: written.values.map((_, k) => marks[k % marks.length] as number),
        columns: [
          column(ANNA, 'measured', of(1, 0)),
          column(ANNA, 'self-cover', of(1, 7)),
          column(BERT, 'measured', of(3, 1)),
          column(BERT, 'self-cover', of(1, 3)),
          column(PLANT, 'measured', of(2, 11)),
          column(PLANT, 'surplus', of(1, 5)),
        ],
      }
    })

const two = (value: number): string => String(value).padStart(2, '0')
const clockOf = (seconds: number): string => `${two(Math.floor(seconds / 3600))}:${two((seconds / 60) % 60)}`

function local(zone: Zone, instant: number): { day: string; time: string } {
  const { date, seconds } = zone.localOf(instant)
  return { day: date.split('-').toReversed().join('.'), time: clockOf(seconds) }
}

const options = { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() }

const found = (
  readings: readonly PointSeries[],
  { point, side, quantity }: Column,
): PointSeries | undefined =>
  readings.find((one) => one.point === point && one.direction === side && one.quantity === quantity)

function expectColumns(readings: readonly PointSeries[], { columns, start }: Community): void {
  expect(readings.length).toBe(columns.length)
  for (const column of columns) {
    const series = found(readings, column)?.series
    expect(series?.start).toBe(start)
    expect([...(series?.values ?? [])]).toEqual(
      column.values.map((value) => (value === null ? Number.NaN : value * 1000)),
    )
  }
}

const CODES: Readonly<Partial<Record<Quantity, string>>> = {
  measured: 'Gesamtverbrauch lt. Messung [KWH] 1-1:1.9.0 G.01',
  'self-cover': 'Eigendeckung gemeinschaftliche Erzeugung [KWH] 1-1:2.9.0 G.03',
  surplus: 'Gesamt/Überschusserzeugung, Gemeinschaftsüberschuss [KWH] 1-1:2.9.0 P.01',
}
const GENERATION = 'Gesamte gemeinschaftliche Erzeugung [KWH] 1-1:2.9.0 G.01'
const PARTLY = 'Gesamtverbrauch lt. Messung (bei Teilnahme gem. Erzeugung) [KWH] 1-1:1.9.0 G.01T'
/** Measured, estimated, substituted. */
const MARKS = ['L1', 'L3', 'L2'] as const

interface EdaColumn {
  readonly point: string
  readonly side: Column['side']
  readonly code: string
  readonly values: Written['values']
}

/** With `partly`, Anna takes part with 40 %: the whole stands before the part that counts. */
function edaColumns({ columns }: Community, partly: boolean): EdaColumn[] {
  return columns.flatMap(({ point, side, quantity, values }): EdaColumn[] => {
    if (partly && point === ANNA && quantity === 'measured')
      return [
        {
          point,
          side,
          code: CODES.measured as string,
          values: values.map((value) => value && value * 2 + 500),
        },
        { point, side, code: PARTLY, values },
      ]
    const code = point === PLANT && quantity === 'measured' ? GENERATION : CODES[quantity]
    return [{ point, side, code: code as string, values }]
  })
}

function edaRows(one: Community, partly: boolean, withQuality: boolean): (string | number | null)[][] {
  const columns = edaColumns(one, partly)
  const beside = (cells: (string | number | null)[], mark: string | null): (string | number | null)[] =>
    withQuality ? cells.flatMap((cell) => [cell, mark]) : cells
  const head = (name: string, cell: (column: EdaColumn) => string): (string | number | null)[] => [
    name,
    ...beside(columns.map(cell), null),
  ]
  return [
    ['Die Informationen in den Reports werden auf Basis der Datenlage erstellt.'],
    head('MeteringpointID', ({ point }) => point),
    head('Energy direction', ({ side }) => (side === 'offtake' ? 'CONSUMPTION' : 'GENERATION')),
    head('Participation factor', ({ point }) => (partly && point === ANNA ? '40 %' : '100 %')),
    head('Metercode', ({ code }) => code),
    ...one.quality.map((mark, k) => {
      const { day, time } = local(one.zone, one.start + k * one.step)
      const values = columns.map(({ values: own }) => {
        const value = own[k] ?? null
        return value === null ? null : value / 1000
      })
      return [`${day} ${time}:00`, ...beside(values, MARKS[mark] as string)]
    }),
  ]
}

test('the Austrian workbook: every column, gaps, marks of quality and participation factors are read back', async () => {
  await fc.assert(
    fc.asyncProperty(
      community(new Zone('Europe/Vienna')),
      fc.boolean(),
      fc.boolean(),
      async (one, partly, withQuality) => {
        const rows = edaRows(one, partly, withQuality)
        const bytes = await writeXlsx({ sheets: [{ name: 'Energiedaten', rows }] })
        const { inspected, readings } = await understandFile({ name: 'month.xlsx', bytes }, options)
        expect([inspected.format, inspected.problem]).toEqual(['eda-workbook', null])
        expectColumns(readings, one)
        expect(inspected.notes.some((note) => note.includes('factor of 40 %'))).toBe(partly)
        for (const { series } of readings) {
          const codes = [...(series.quality ?? new Uint8Array(series.values.length))]
          const written = one.quality.map((mark, k) =>
            withQuality && !Number.isNaN(series.values[k]) ? mark : 0,
          )
          expect(codes.map((code) => qualities[code])).toEqual(written.map((mark) => qualities[mark]))
        }
      },
    ),
    { numRuns: 20 },
  )
})

/** Consumers below zero; beside each column before sharing the one after it. */
function edc({ zone, start, step, values, columns }: Community): string {
  const ids = new Map([ANNA, BERT, PLANT].map((point, k) => [point, `85918240000000000${k}`]))
  const points = [ANNA, BERT, PLANT].map((point) => {
    const own = columns.filter((column) => column.point === point)
    const side = point === PLANT ? 'D' : 'O'
    return { side, id: ids.get(point), before: own[0] as Column, split: own[1] as Column }
  })
  const text = (value: number | null): string =>
    value === null ? '' : (value / 1000).toFixed(3).replace('.', ',')
  const header = points.flatMap(({ side, id }) => [`IN-${id}-${side}`, `OUT-${id}-${side}`])
  const rows = values.map((_, k) => {
    const [from, until] = [local(zone, start + k * step), local(zone, start + (k + 1) * step)]
    const cells = points.flatMap(({ side, before, split }) => {
      const [whole, part] = [before.values[k] ?? null, split.values[k] ?? null]
      if (side === 'D' || whole === null || part === null) return [text(whole), text(part)]
      return [text(-whole), text(part - whole)]
    })
    return `${[from.day, from.time, until.time, ...cells].join(';')};`
  })
  return [`Datum;Cas od;Cas do;${header.join(';')}`, ...rows].join('\r\n')
}

test('the Czech data centre: what was measured and what was shared are read back from before and after', async () => {
  await fc.assert(
    fc.asyncProperty(community(new Zone('Europe/Prague')), async (one) => {
      const bytes = new TextEncoder().encode(edc(one))
      const { inspected, readings } = await understandFile({ name: 'sdileni.csv', bytes }, options)
      expect([inspected.format, inspected.problem]).toEqual(['edc', null])
      const names = new Map<string, string>(
        [ANNA, BERT, PLANT].map((point, k) => [`85918240000000000${k}`, point]),
      )
      expectColumns(
        readings.map((reading) => ({ ...reading, point: names.get(reading.point) ?? reading.point })),
        one,
      )
    }),
    { numRuns: 25 },
  )
})
