import { expect, test } from 'vitest'
import type { Mapping } from '../../../src/core/importing/inspection.ts'
import { understandFile } from '../../../src/core/importing/understand.ts'
import type { Understood, UnderstandOptions } from '../../../src/core/importing/understood.ts'

const ask: UnderstandOptions = {
  zone: 'Europe/Vienna',
  mapping: null,
  remembered: [],
  point: null,
  directions: new Map(),
}
const understand = (content: string, options: Partial<UnderstandOptions> = {}): Promise<Understood> =>
  understandFile({ name: 'file.csv', bytes: new TextEncoder().encode(content) }, { ...ask, ...options })
const day = (line: (label: string, k: number) => string): string =>
  Array.from({ length: 96 }, (_, k) =>
    line(
      `01.02.2024 ${String(Math.floor(k / 4)).padStart(2, '0')}:${String((k % 4) * 15).padStart(2, '0')}`,
      k,
    ),
  ).join('\n')

test('a confirmed mapping reads the file, a remembered one its sisters with other columns and ids', async () => {
  const first = `Zeit;AT0061000000000000000000000000001 Wert;Preis\n${day((label) => `${label};0,5;9`)}`
  const asked = await understand(first)
  expect(asked.inspected.problem?.code).toBe('unit-unknown')
  const proposal = asked.inspected.mapping
  expect(proposal?.unsure.toSorted()).toEqual(['direction', 'unit'])
  const guess = proposal?.guess as Mapping
  const mapping: Mapping = {
    ...guess,
    unit: 'kW',
    columns: guess.columns.map(({ column, header, point }) => ({
      column,
      header,
      point,
      direction: 'offtake',
    })),
  }
  const confirmed = await understand(first, { mapping })
  expect(confirmed.inspected).toMatchObject({ recognised: true, problem: null, unit: 'kW' })
  expect(confirmed.inspected.points).toMatchObject([
    { point: 'AT0061000000000000000000000000001', direction: 'offtake', microKWh: 12_000_000 },
  ])
  const sister = `Preis;Zeit;AT0061000000000000000000000000002 Wert\n${day((label) => `9;${label};1,5`)}`
  const remembered = await understand(sister, { remembered: [mapping] })
  expect(remembered.inspected.points).toMatchObject([
    { point: 'AT0061000000000000000000000000002', direction: 'offtake', microKWh: 36_000_000 },
  ])
})

test('a mapping with a zone that does not exist is a problem, not a crash', async () => {
  const content = `Zeit;Verbrauch [kWh]\n${day((label) => `${label};0,5`)}`
  const mapping = {
    ...((await understand(content)).inspected.mapping?.guess as Mapping),
    zone: 'Europe/Atlantis',
  }
  expect((await understand(content, { mapping })).inspected.problem?.code).toBe('zone-unknown')
})

test('registered directions answer what a table does not say', async () => {
  const content = `Zeit;AT0061000000000000000000000000001 [kWh]\n${day((label) => `${label};0,5`)}`
  expect((await understand(content)).inspected.problem?.code).toBe('direction-unknown')
  const read = await understand(content, {
    directions: new Map([['AT0061000000000000000000000000001', 'feed-in']]),
  })
  expect(read.inspected).toMatchObject({ recognised: true, points: [{ direction: 'feed-in' }] })
})

test('the user names the meter of a nameless file', async () => {
  const content = `Messzeitpunkt;Verbrauch (kWh);\n01.02.2024 00:15;0,5;\n01.02.2024 00:30;0,5;\n`
  const directions = new Map([
    ['P', 'offtake'],
    ['Q', 'feed-in'],
  ] as const)
  expect((await understand(content, { point: 'P', directions })).readings[0]?.point).toBe('P')
  // a point registered on the other side is not this meter
  expect((await understand(content, { point: 'Q', directions })).readings[0]?.point).toBe('')
})

test('a plain table takes its sides from the members', async () => {
  const content = 'start,A,B\n2026-01-01T00:00:00Z,1,2\n2026-01-01T01:00:00Z,1,2\n'
  const { readings, inspected } = await understand(content, { directions: new Map([['B', 'feed-in']]) })
  expect(readings.map(({ point, direction }) => [point, direction])).toEqual([
    ['A', 'other'],
    ['B', 'feed-in'],
  ])
  expect(inspected).toMatchObject({ recognised: true, stepMinutes: 60 })
})

test('a gas column beside electricity is left out and told', async () => {
  const { inspected } = await understand(`Zeit;Verbrauch [kWh];Gas [m³]\n${day((label) => `${label};0,5;1`)}`)
  expect(inspected.points).toMatchObject([{ intervals: 96, microKWh: 48_000_000 }])
  expect(inspected.notes.join(' ')).toContain('Gas [m³]')
})

test('a daily total before each day is a check, not energy', async () => {
  const { inspected } = await understand(
    `Zeit;Verbrauch [kWh]\n01.02.2024;48,0\n${day((label) => `${label};0,5`)}`,
  )
  expect(inspected.points).toMatchObject([{ intervals: 96, microKWh: 48_000_000 }])
  expect(inspected.checksums).toEqual([{ kind: 'daily totals', stated: 48, computed: 48 }])
})

test('a number or time that cannot be read is refused with its row', async () => {
  expect(
    (await understand(`Zeit;Verbrauch [kWh]\n${day((label, k) => `${label};${k === 50 ? '0,5x' : '0,5'}`)}`))
      .inspected.problem,
  ).toMatchObject({ code: 'damaged' })
  const { problem } = (
    await understand(`Zeit;Verbrauch [kWh]\n${day((label, k) => `${k === 50 ? 'later' : label};0,5`)}`)
  ).inspected
  expect(problem?.what).toContain('row 52')
})

test('a value without a time in the middle is refused, in the last row it is the sum', async () => {
  const lost = `Zeit;Verbrauch [kWh]\n${day((label, k) => `${k === 50 ? '' : label};0,5`)}`
  expect((await understand(lost)).inspected.problem?.code).toBe('damaged')
  const summed = `Zeit;Verbrauch [kWh]\n${day((label) => `${label};0,5`)}\n;48\n`
  expect((await understand(summed)).inspected).toMatchObject({
    problem: null,
    checksums: [{ kind: 'sum row', stated: 48, computed: 48 }],
  })
})

test('values below zero are no energy of one side', async () => {
  const { problem } = (
    await understand(`Zeit;Verbrauch [kWh]\n${day((label, k) => `${label};${k === 3 ? '-0,5' : '0,5'}`)}`)
  ).inspected
  expect(problem?.code).toBe('direction-unknown')
})

test('two meters without ids stay two', async () => {
  const { inspected } = await understand(
    `Zeit;Haus 1 Verbrauch [kWh];Haus 2 Verbrauch [kWh]\n${day((label) => `${label};0,5;0,25`)}`,
  )
  expect(inspected.points.map(({ point, microKWh }) => [point, microKWh])).toEqual([
    ['Haus 1 Verbrauch [kWh]', 48_000_000],
    ['Haus 2 Verbrauch [kWh]', 24_000_000],
  ])
  expect(inspected.mapping?.unsure).toContain('point')
})

test('a register that runs backward leaves a gap, not energy', async () => {
  const { inspected } = await understand(
    `Zeit;Bezug Zählerstand [kWh]\n${day((label, k) => `${label};${k < 50 ? 1000 + k : k - 50}`)}`,
  )
  expect(inspected.unit).toBe('register-kWh')
  expect(inspected.points).toMatchObject([{ intervals: 94, missing: 1, microKWh: 94_000_000 }])
})

test('bytes of any kind end in a value', async () => {
  for (const content of [
    '\u0000\u0001',
    ';;;;',
    '"',
    '2024-01-01',
    'start\n',
    'start,\n2024-01-01T00:00Z,',
    'Messzeitpunkt;Verbrauch (kWh);\n',
    'Datum;Zeit von;Zeit bis;AT00100000000000000000000 - Verbrauch [kWh]\n',
  ])
    expect((await understand(content)).inspected.problem).not.toBeNull()
})

test('a day that stands in the table twice begins once, though its 00:00 follows its 23:00', async () => {
  const rows = Array.from(
    { length: 24 },
    (_, hour) => `29/06/2026;${`${hour}`.padStart(2, '0')}:00;0,${100 + ((hour * 37) % 90)}`,
  )
  const head = 'Date;Heure;Consommation (kWh)'
  const [once, twice] = await Promise.all([
    understand([head, ...rows].join('\n')),
    understand([head, ...rows, ...rows].join('\n')),
  ])
  expect(once.inspected.problem).toBeNull()
  expect(once.readings[0]?.series.values).toHaveLength(24)
  expect(twice.readings).toEqual(once.readings)
  expect(twice.inspected.skipped).toEqual([{ reason: 'the same row twice, counted once', rows: 24 }])
})

test('thousands parted by blanks in one row and by points in another are refused, not read', async () => {
  const rows = ['1 143,000', '236.000', '1 006,000', '660,000', '1 338,000', '1 056,000']
  const text = (texts: readonly string[]): string =>
    ['Zeit;Bezug Wh', ...texts.map((one, hour) => `03.02.2026 0${hour}:00;${one}`)].join('\n')
  const { inspected } = await understand(text(rows))
  expect(inspected.problem).toMatchObject({ code: 'damaged', message: expect.stringContaining('“236.000”') })
  expect((await understand(text(rows.with(1, '236,000')))).inspected.problem).toBeNull()
})

test('counted hours with gaps on the day that lacks an hour are read as counted, and it is said', async () => {
  const line = (date: string, hour: number): string => `${date};${hour};0,${100 + ((hour * 37) % 90)}`
  const hours = [1, 2, 4, 5, 7, 8]
  const of = (date: string): Promise<Understood> =>
    understand(['Data;Godzina;Energia pobrana [kWh]', ...hours.map((hour) => line(date, hour))].join('\n'))
  const { inspected } = await of('2026-03-29')
  expect(inspected.problem).toBeNull()
  expect(inspected.notes).toContainEqual(expect.stringContaining('skipped an hour'))
  expect((await of('2026-03-28')).inspected.notes).not.toContainEqual(
    expect.stringContaining('skipped an hour'),
  )
})
