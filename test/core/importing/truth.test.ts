import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Direction } from '../../../src/core/community/vocabulary.ts'
import type { Mapping } from '../../../src/core/importing/inspection.ts'
import { understandFile } from '../../../src/core/importing/understand.ts'
import type { Understood } from '../../../src/core/importing/understood.ts'
import { present, root } from './real-exports.ts'

/** Real exports with totals that others computed. */

interface Asked {
  readonly zone?: string
  readonly mapping?: Mapping
  readonly directions?: ReadonlyMap<string, Direction>
}

async function understand(path: string, asked: Asked = {}): Promise<Understood> {
  return understandFile(
    { name: path.split('/').at(-1) as string, bytes: readFileSync(new URL(path, root)) },
    {
      zone: asked.zone ?? 'Europe/Vienna',
      mapping: asked.mapping ?? null,
      remembered: [],
      point: null,
      directions: asked.directions ?? new Map(),
    },
  )
}

interface Totals {
  readonly slots: number
  readonly used: number
  readonly fedIn: number
  readonly other: number
}

function totalsOf({ inspected }: Understood): Totals {
  const sum = (direction: string): number =>
    inspected.points
      .filter((point) => point.direction === direction)
      .reduce((total, point) => total + point.microKWh, 0) / 1e6
  return {
    slots: inspected.points.reduce((total, point) => total + point.intervals + point.missing, 0),
    used: sum('offtake'),
    fedIn: sum('feed-in'),
    other: sum('other'),
  }
}

const rows = present
  ? readFileSync(new URL('truth.csv', root), 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .filter((cells) => cells.length > 6)
      .map(([file, format, intervals, used, fedIn]) => ({
        file: file as string,
        format: format as string,
        intervals: Number(intervals),
        used: Number(used),
        fedIn: Number(fedIn),
      }))
  : []
const truthOf = (file: string) => rows.find((row) => row.file === file) as (typeof rows)[number]

function readdirIfPresent(folder: string): string[] {
  return present
    ? readdirSync(new URL(folder, root)).filter((file) => file !== 'SOURCE.txt')
    : ['(not at hand)']
}

describe.skipIf(!present)('real meter exports', () => {
  /** Files that are read without a word from the user. */
  const plain = [
    'be_fluvius/fluvius_NL_kwartiertotalen_20211012_20240929.csv',
    'fr_enedis/koicoubeh_consoexemple.csv',
    'at_netzbetreiber/mihca_NetzNOE-Jahresverbrauch-2024.csv',
    'at_netzbetreiber/wienernetze-einspeisung.csv',
    'at_netzbetreiber/wienernetze-fullyear.csv',
    'at_netzbetreiber/wienernetze.csv',
    'at_netzbetreiber/SalzburgNetz_issue77.csv',
    'au_nem12/Example_NEM12_month_solar.csv',
    ...rows.map(({ file }) => file).filter((file) => file.startsWith('ch_sdat/')),
  ]

  test.each(plain)('%s agrees with the independent totals', async (file) => {
    const truth = truthOf(file)
    const understood = await understand(file)
    expect(understood.inspected.problem).toBeNull()
    const totals = totalsOf(understood)
    expect(totals.slots).toBe(truth.intervals)
    expect(totals.used).toBeCloseTo(truth.used, 3)
    expect(totals.fedIn).toBeCloseTo(truth.fedIn, 3)
  })

  test('registers give one interval less than readings, a side', async () => {
    const file = 'nl_homewizard/homewizard_2022-09_15min_elec.csv'
    const totals = totalsOf(await understand(file))
    expect(totals.slots).toBe(2 * (truthOf(file).intervals - 1))
    expect(totals.used).toBeCloseTo(truthOf(file).used, 3)
    expect(totals.fedIn).toBeCloseTo(truthOf(file).fedIn, 3)
  })

  test('a side that the file does not name is told, and a registered point goes before it', async () => {
    const file = 'at_netzbetreiber/tinetz_v2_Rohdaten_Oktober.csv'
    const read = await understand(file)
    expect(totalsOf(read)).toMatchObject({ slots: 2980, fedIn: 0 })
    expect(totalsOf(read).used).toBeCloseTo(194.86, 3)
    expect(read.inspected.notes.join(' ')).toContain('does not say whether “VALUE” is energy used or fed in')
    expect(read.inspected.checksums).toEqual([{ kind: 'daily totals', stated: 194.859, computed: 194.86 }])
    const point = read.inspected.points[0]?.point as string
    const registered = await understand(file, { directions: new Map([[point, 'feed-in']]) })
    expect(totalsOf(registered).fedIn).toBeCloseTo(194.86, 3)
  })

  /** Sources known to write kWh without saying so. */
  const unitless: readonly { file: string; slots: number; sides: number }[] = [
    { file: 'nl_engie/Export.verbruiken.ENGIE.csv', slots: 12_623, sides: 1 },
    // 30 hours of the year are missing
    { file: 'nl_dsmr_reader/dsmrreader-data-export-hour.csv', slots: 8784, sides: 2 },
    { file: 'it_edistribuzione/ExportData_settembre.csv', slots: 2880, sides: 1 },
    { file: 'nl_liander/csv_bijlage.csv', slots: 206, sides: 2 },
  ]

  test.each(unitless)('$file agrees', async ({ file, slots, sides }) => {
    const understood = await understand(file)
    expect(understood.inspected.problem).toBeNull()
    const totals = totalsOf(understood)
    const truth = truthOf(file)
    expect(totals.used).toBeCloseTo(truth.used, 3)
    expect(totals.fedIn).toBeCloseTo(truth.fedIn, 3)
    expect(totals.slots).toBe(slots * sides)
  })

  const community = readdirIfPresent('at_eegfaktura/')

  test.each(community)('community workbook %s', async (file) => {
    const { inspected, readings } = await understand(`at_eegfaktura/${file}`)
    expect(inspected).toMatchObject({
      format: 'eda-workbook',
      recognised: true,
      problem: null,
      stepMinutes: 15,
    })
    // one row of this file has a plant's generation and surplus the other way round; everything else is exact
    const exchanged = file.includes('Energiedaten-New')
    expect(inspected.split?.faults.map(({ kind }) => kind)).toEqual(
      exchanged ? ['columns-swapped'] : file.includes('TestOutput') ? ['plant-missing'] : [],
    )
    expect(exchanged || (inspected.split?.maxDeviationKWh ?? 1) <= 1.5e-6).toBe(true)
    expect(new Set(readings.map(({ quantity }) => quantity))).toContain('self-cover')
    const twice = file.includes('double-ids') ? [{ reason: 'the same row twice, counted once', rows: 3 }] : []
    expect(inspected.skipped).toEqual(twice)
    // the file's own column sums count the rows it holds twice twice
    const factor = twice.length + 1
    expect(inspected.checksums.map(({ computed }) => computed * factor)).toEqual(
      inspected.checksums.map(({ stated }) => expect.closeTo(stated, 6) as number),
    )
  })

  const operators = readdirIfPresent('at_netzbetreiber/').filter((file) => /NetzNOE|wienernetze/.test(file))

  test.each(operators)('Austrian operator file %s', async (file) => {
    const { inspected } = await understand(`at_netzbetreiber/${file}`)
    expect(inspected).toMatchObject({
      recognised: true,
      problem: null,
      unit: 'kWh',
      stepMinutes: 15,
      zone: 'Europe/Vienna',
    })
    const text = readFileSync(new URL(`at_netzbetreiber/${file}`, root), 'latin1')
    const values = text
      .split(/\r?\n/)
      .slice(1)
      .flatMap((line) => {
        const cells = line.split(';')
        const value = file.includes('NetzNOE') ? cells[1] : cells[3]
        return value ? [Number(value.replace(',', '.'))] : []
      })
    expect(inspected.points[0]?.intervals).toBe(values.length)
    expect((inspected.points[0]?.microKWh ?? 0) / 1e6).toBeCloseTo(
      values.reduce((a, b) => a + b, 0),
      3,
    )
  })

  test('a file of a day that begins at 00:00 still has labels at the end', async () => {
    const { inspected } = await understand('at_netzbetreiber/mihca_NetzNOE-2024-10-27.csv')
    expect(inspected.points[0]).toMatchObject({
      intervals: 101,
      missing: 0,
      first: Date.UTC(2024, 9, 26, 21, 45) / 1000,
      last: Date.UTC(2024, 9, 27, 23) / 1000,
    })
  })

  /** Layouts of public documentation: how they are read, and what must be said first. */
  const derived = [
    { file: 'uk_octopus_2025-10-26.csv', zone: 'Europe/London', points: 1, slots: 50, asks: null },
    { file: 'no_elvia_2025-10-26.csv', zone: 'Europe/Oslo', points: 1, slots: 25, asks: null },
    {
      file: 'us_pge_greenbutton_2025-11-02.csv',
      zone: 'America/Los_Angeles',
      points: 1,
      slots: 25,
      asks: null,
    },
    { file: 'ch_bkw_vzev_2026-03-29.csv', zone: 'Europe/Zurich', points: 4, slots: 92, asks: null },
    {
      file: 'dk_eloverblik_2025-10-26.csv',
      zone: 'Europe/Copenhagen',
      points: 1,
      slots: 25,
      asks: 'direction-unknown',
    },
    {
      file: 'fi_fingrid_datahub_2025-03-30.csv',
      zone: 'Europe/Helsinki',
      points: 1,
      slots: 92,
      asks: 'direction-unknown',
    },
  ]

  test.each(derived)('$file', async ({ file, zone, points, slots, asks }) => {
    const first = await understand(`spec_derived/${file}`, { zone })
    expect(first.inspected.problem?.code ?? null).toBe(asks)
    const directions = new Map(first.inspected.points.map(({ point }) => [point, 'offtake' as const]))
    const { inspected } =
      asks === null ? first : await understand(`spec_derived/${file}`, { zone, directions })
    expect(inspected.recognised).toBe(true)
    expect(inspected.points).toHaveLength(points)
    for (const point of inspected.points) expect(point.intervals + point.missing).toBe(slots)
  })
})
