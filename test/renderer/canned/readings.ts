import { localDays, monthSpan } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import type { Output } from '../../../src/core/contract/contract.ts'
import type { MonthReadings } from '../../../src/core/contract/readings.ts'
import type { InspectedFile, InspectedPoint } from '../../../src/core/importing/inspection.ts'
import type { PointMonth } from '../../../src/core/importing/plan-result.ts'
import { problemsOf } from '../../../src/core/problems/problem.ts'
import { shareOut } from '../../../src/core/units/shareOut.ts'
import { micro, month, nameOf, numberOf, plain, seeds, zone, type Options } from './cooperative.ts'

const span = monthSpan(month)
const days = localDays(new Zone(zone), span.first, span.last)

/** 0…1, the same for the same seed: days must differ, and the picture must not change from run to run. */
function wobble(seed: number): number {
  const x = Math.sin(seed * 127.1) * 43_758.5453
  return x - Math.floor(x)
}

function pointOf(index: number, direction: 'offtake' | 'feed-in', options: Options): PointMonth {
  const seed = seeds[index]
  const kWh = direction === 'offtake' ? (seed?.used ?? 0) : (seed?.fedIn ?? 0)
  const offset = direction === 'offtake' ? 0 : 500
  const weights = days.map((_, day) => 0.25 + wobble(index * 37 + day + offset))
  const sums = shareOut(micro(kWh), weights)
  return {
    member: numberOf(index),
    memberName: nameOf(index, options),
    point: `AT0031000000000000000000${String(351 + index * 2 + (direction === 'offtake' ? 0 : 1)).padStart(9, '0')}`,
    direction,
    days: days.map((day, k) => ({
      date: day.date,
      microKWh: sums[k] ?? 0,
      missing: 0,
      estimated: index === 2 && direction === 'offtake' && k === 13 ? 8 : 0,
    })),
    microKWh: micro(kWh),
    missing: 0,
    estimated: index === 2 && direction === 'offtake' ? 8 : 0,
    expected: 2980,
  }
}

function withoutValues(point: PointMonth): PointMonth {
  return {
    ...point,
    microKWh: 0,
    missing: 2980,
    estimated: 0,
    days: days.map((day) => ({
      date: day.date,
      microKWh: null,
      missing: (day.end - day.start) / 900,
      estimated: 0,
    })),
  }
}

function monthOf(points: readonly PointMonth[]): MonthReadings {
  const complete = points.filter((point) => point.missing === 0).length
  return {
    month,
    points: [...points],
    complete: complete === points.length,
    completePoints: complete,
    expectedPoints: points.length,
    hasSplit: false,
    slots: 2980,
    stepSeconds: 900,
  }
}

const directionsOf = (seed: (typeof seeds)[number]) =>
  seed.fedIn > 0 ? (['offtake', 'feed-in'] as const) : (['offtake'] as const)
const allPoints = (options: Options): PointMonth[] =>
  seeds.flatMap((seed, index) => directionsOf(seed).map((direction) => pointOf(index, direction, options)))
const isBarn = (point: PointMonth): boolean => point.member === '3' && point.direction === 'feed-in'

const joinedOnTheTwelfth = (point: PointMonth): PointMonth => ({
  ...point,
  days: point.days.slice(11),
  expected: 2020,
})

function withMissing(point: PointMonth, index: number, missing: number): PointMonth {
  const day = point.days[index]
  if (day === undefined) throw new RangeError(`no day ${index}`)
  return { ...point, missing, days: point.days.toSpliced(index, 1, { ...day, missing }) }
}

export const completeMonth = (options: Options = plain): MonthReadings => monthOf(allPoints(options))
export const emptyMonth = (): MonthReadings => monthOf(allPoints(plain).map(withoutValues))
/** All but the barn roof; one point with half a day missing, one that joined on the 12th. */
export const lackingMonth = (options: Options = plain): MonthReadings =>
  monthOf(
    allPoints(options).map((point) => {
      if (isBarn(point)) return withoutValues(point)
      if (point.member === '12') return joinedOnTheTwelfth(point)
      return point.member === '9' && point.direction === 'offtake' ? withMissing(point, 19, 40) : point
    }),
  )
const afterSaving = (options: Options = plain): MonthReadings =>
  monthOf(allPoints(options).map((point) => (isBarn(point) ? withoutValues(point) : point)))

const start = days[0]?.start ?? 0
const end = days.at(-1)?.end ?? 0
const inspectedPoint = (point: PointMonth): InspectedPoint => ({
  point: point.point,
  direction: point.direction,
  intervals: 2980,
  missing: 0,
  estimated: point.estimated,
  microKWh: point.microKWh,
  first: start,
  last: end,
})
/** A point of a file that does not say which meter it is of. */
const unnamed = (point: PointMonth): InspectedPoint => ({
  ...inspectedPoint(point),
  point: '',
  direction: 'offtake',
})
const file: Omit<InspectedFile, 'file' | 'formatName' | 'points'> = {
  format: 'plain-table',
  recognised: true,
  problem: null,
  zone,
  label: 'start',
  stepMinutes: 15,
  unit: 'kWh',
  checksums: [],
  clockDays: [],
  skipped: [],
  split: null,
  mapping: null,
  notes: [],
}
const importProblem = problemsOf({
  'import-unit-unknown': {
    family: 'input',
    text: () => ({
      what: 'lindenhof_barn.csv was not taken.',
      means:
        'Its column is called “Value” and has no unit. Read as kWh the barn roof made 2\u00A0990\u00A0kWh in October, read as kW 747\u00A0kWh; both are possible, so we do not guess. Nothing of it was saved.',
      act: '',
    }),
  },
  'import-time-unknown': {
    family: 'input',
    text: () => ({
      what: 'house-with-battery.csv was not taken.',
      means:
        'Its date “03/10/2026 00:00” may name the day or the month first, so we do not guess. Nothing of it was saved.',
      act: '',
    }),
  },
})

const mapping: NonNullable<InspectedFile['mapping']> = {
  guess: {
    signature: 'zeit|wert|status',
    layout: 'wide',
    delimiter: ';',
    headerRow: 0,
    timeColumn: 0,
    clockColumn: null,
    timePattern: 'D.M.Y H:m',
    label: 'start',
    zone,
    stepMinutes: 15,
    unit: 'kWh',
    decimal: ',',
    columns: [{ column: 1, header: 'Value', point: '', direction: 'feed-in' }],
    pointColumn: null,
    directionColumn: null,
  },
  unsure: ['unit', 'label'],
  header: ['Time', 'Value', 'State'],
  rows: [
    ['01.10.2026 00:00', '0,000', 'ok'],
    ['01.10.2026 00:15', '0,000', 'ok'],
    ['01.10.2026 09:30', '1,284', 'ok'],
    ['01.10.2026 09:45', '1,312', 'ok'],
    ['01.10.2026 10:00', '1,560', 'ok'],
  ],
}

/** Dates that may be two, in a column with both signs. */
const signed: NonNullable<InspectedFile['mapping']> = {
  ...mapping,
  guess: {
    ...mapping.guess,
    signature: 'time|grid power',
    delimiter: ',',
    timePattern: 'D.M.Y H:m',
    unit: 'W',
    decimal: '.',
    columns: [{ column: 1, header: 'Grid power (W)', point: '', direction: 'net' }],
  },
  unsure: ['time', 'direction', 'label'],
  header: ['Time', 'Grid power (W)', 'Battery (%)'],
  rows: [
    ['03/10/2026 00:00', '312', '64'],
    ['03/10/2026 00:15', '298', '64'],
    ['03/10/2026 11:30', '-1840', '91'],
    ['03/10/2026 11:45', '-2210', '93'],
  ],
}

type Planned = Output<'readings.plan'>['result']['files'][number]

/** The file's points, each with its part of the rows. */
function withPoints(one: Omit<Planned, 'points'>): Planned {
  const { points } = one.inspected
  const spread = shareOut(
    one.rows.changed,
    points.map(() => 1),
  )
  return {
    ...one,
    points: points.map(({ point, direction, intervals }, k) => ({
      point,
      direction,
      rows: {
        new: one.rows.new > 0 ? intervals - (spread[k] ?? 0) : 0,
        same: one.rows.same > 0 ? intervals : 0,
        changed: spread[k] ?? 0,
        refused: one.rows.refused > 0 ? intervals : 0,
      },
      refusedBecause: one.rows.refused === 0 ? null : point === '' ? 'no-point' : 'unknown-point',
    })),
  }
}

/** Twelve quarter hours that the operator corrected. */
const changesOf = (point: PointMonth): Output<'readings.plan'>['result']['changes'] =>
  Array.from({ length: 12 }, (_, k) => ({
    point: point.point,
    direction: point.direction,
    quantity: 'measured' as const,
    start: start + 19 * 86_400 + (40 + k) * 900,
    stepSeconds: 900,
    before: k === 11 ? null : micro(0.1 + wobble(k) / 4),
    after: micro(0.2 + wobble(k + 50) / 4),
  }))

export function planned(options: Options = plain, more = false): Output<'readings.plan'> {
  const points = allPoints(options)
  const netz = points.filter(
    (point) =>
      !isBarn(point) &&
      !(point.member === '6' && point.direction === 'feed-in') &&
      !(point.member === '9' && point.direction === 'feed-in'),
  )
  const school = points.filter((point) => point.member === '6' && point.direction === 'feed-in')
  const mill = points.filter((point) => point.member === '9' && point.direction === 'feed-in')
  const sum = netz.reduce((total, point) => total + point.microKWh, 0) / 1e6
  const rows = { new: 50_660, same: 2980, changed: more ? 12 : 0, refused: 2980 }
  const files: Omit<Planned, 'points'>[] = [
    {
      grant: 'grant-000000000001',
      rows: { new: 47_680, same: 0, changed: more ? 12 : 0, refused: 0 },
      inspected: {
        ...file,
        file: options.longNames
          ? 'export_smart-meter-portal_netz-ost_gemeinschaft_river-valley_2026-10-01_2026-10-31_final.csv'
          : 'netz-ost-october.csv',
        formatName: 'Netz Ost',
        points: netz.map(inspectedPoint),
        checksums: [{ kind: 'total', stated: sum, computed: sum }],
        clockDays: [{ date: '2026-10-25', hours: 25, slots: 1600, expected: 1600 }],
        skipped: [
          { reason: 'daily totals, used as checks, not counted', rows: 31 },
          { reason: 'sum row, used as a check, not counted', rows: 1 },
        ],
      },
    },
    {
      grant: 'grant-000000000002',
      rows: { new: 2980, same: 0, changed: 0, refused: 0 },
      inspected: {
        ...file,
        file: 'school-roof.csv',
        formatName: 'Inverter',
        stepMinutes: 60,
        points: school.map(inspectedPoint),
        notes: ['Hours are split evenly in quarters.'],
        mapping,
      },
    },
    {
      grant: 'grant-000000000003',
      rows: { new: 0, same: 2980, changed: 0, refused: 0 },
      inspected: {
        ...file,
        file: 'mill-turbine.csv',
        formatName: 'Plain table',
        stepMinutes: null,
        points: mill.map(inspectedPoint),
      },
    },
    {
      grant: 'grant-000000000004',
      rows: { new: 0, same: 0, changed: 0, refused: 2980 },
      inspected: {
        ...file,
        file: 'lindenhof_barn.csv',
        format: null,
        formatName: 'Table',
        recognised: false,
        points: [],
        problem: importProblem('import-unit-unknown'),
        mapping,
      },
    },
    ...(more
      ? [
          {
            grant: 'grant-000000000005',
            rows: { new: 0, same: 0, changed: 0, refused: 2980 },
            inspected: {
              ...file,
              file: 'heat-pump.csv',
              formatName: 'Plain table',
              points: school.map(unnamed),
            },
          },
          {
            grant: 'grant-000000000006',
            rows: { new: 0, same: 0, changed: 0, refused: 0 },
            inspected: {
              ...file,
              file: 'house-with-battery.csv',
              format: null,
              formatName: 'Table',
              recognised: false,
              points: [],
              problem: importProblem('import-time-unknown'),
              mapping: signed,
            },
          },
        ]
      : []),
  ]
  return {
    plan: 'plan-1',
    after: afterSaving(options),
    afterReplacing: afterSaving(options),
    result: {
      files: files.map(withPoints),
      rows,
      changes: more && netz[0] ? changesOf(netz[0]) : [],
      unknownPoints: more ? ['AT0031000000000000000000000000999', 'AT0031000000000000000000000000998'] : [],
      directionConflicts: more
        ? [{ point: 'AT0031000000000000000000000000359', file: 'feed-in', registered: 'offtake' }]
        : [],
      complete: { '2026-10': false },
      approvedMonthsTouched: more ? ['2026-08', '2026-09'] : [],
    },
  }
}

export function dayOf(date: string): Output<'readings.day'> {
  const day = days.find((one) => one.date === date) ?? days[0]
  if (day === undefined) throw new RangeError(`no day ${date}`)
  const count = (day.end - day.start) / 900
  return {
    date: day.date,
    start: day.start,
    stepSeconds: 900,
    values: Array.from({ length: count }, (_, k) =>
      k > 60 && k < 64 ? null : Math.round((0.05 + 0.3 * wobble(k) + (k > 70 && k < 84 ? 0.5 : 0)) * 1e6),
    ),
    quality: Array.from({ length: count }, (_, k) => (k > 50 && k < 56 ? 'estimated' : 'measured')),
  }
}
