import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { understandFile } from '../../../src/core/importing/understand.ts'

/** Real files of the exchange formats, each with its verdict. They are not part of the project; where they are not at hand this says so. */
const root = new URL('../../../../shared/fixtures/', import.meta.url)
const present = existsSync(root)
if (!present) console.warn('SKIPPED: real exchange files are not at hand (../shared/fixtures)')

/** [offtake kWh, feed-in kWh, slots a side], or the code of the refusal. Sums by a script that shares no code with the readers. */
const verdicts: Readonly<Record<string, readonly [number, number, number] | string>> = {
  'au_nem12/Example_NEM12_actual_interval.csv': [53.328, 0, 48],
  'au_nem12/Example_NEM12_month_solar.csv': [270.738, 589.172, 8928],
  'au_nem12/Example_NEM12_multiple_meters.csv': [21.12, 5.76, 192],
  'au_nem12/Example_NEM12_multiple_quality.csv': [896.99, 0, 48],
  'au_nem12/Example_NEM12_no_scheduled_read.csv': [5.84, 0, 96],
  'au_nem12/Example_NEM12_substituted_interval.csv': [110.976, 0, 48],
  'au_nem12/Example_NEM12_upper_case_units.csv': [53.328, 0, 48],
  'au_nem12/NEM12_SCENARIO1_ENERGEXM.zip': [13_685.51, 0, 384],
  'au_nem12/invalid_NEM12_15min_200_30min_300.csv': 'damaged',
  // a day of one quality letter and no values is a missing day; a header of no content is told and missed by nobody
  'au_nem12/invalid_NEM12_incomplete_interval.csv': [53.328, 0, 96],
  'au_nem12/invalid_NEM12_missing_header.csv': [53.328, 0, 48],
  'au_nem13/Example_NEM13_consumption_data.csv': 'monthly-only',
  'cz_edc/sample_solar_data.csv': [1.6, 0, 48],
  'de_mscons/MSCONS_TL_SAMPLE01.txt': [680.282, 0, 2976],
  'us_greenbutton/TestGBDataHourlyNineDaysBinnedDaily.xml': [199.563, 0, 216],
  'us_greenbutton/TestGBDataOneYearDailyBinnedMonthly.xml': [9917.817, 0, 444],
  'us_greenbutton/electric_containerized.xml': [4.086, 0, 16],
  'us_greenbutton/gas_direct.xml': 'not-electricity',
  'us_greenbutton/ngma_gas_provider_2024-07-16.xml': 'monthly-only',
}

const options = { zone: 'Europe/Vienna', mapping: null, remembered: [], point: null, directions: new Map() }

const understand = (path: string) =>
  understandFile(
    { name: path.split('/').at(-1) as string, bytes: readFileSync(new URL(path, root)) },
    options,
  )

describe.skipIf(!present)('real exchange files', () => {
  const read = Object.entries(verdicts).filter(([, verdict]) => typeof verdict !== 'string')
  const refused = Object.entries(verdicts).filter(([, verdict]) => typeof verdict === 'string')

  test.each(refused)('%s is refused as %s', async (path, code) => {
    expect((await understand(`meter/${path}`)).inspected.problem?.code).toBe(code)
  })

  test.each(read)('%s', async (path, verdict) => {
    const [used, fedIn, slots] = verdict as readonly [number, number, number]
    const { inspected } = await understand(`meter/${path}`)
    expect(inspected.problem).toBeNull()
    const sum = (direction: string): number =>
      inspected.points.reduce((kWh, one) => kWh + (one.direction === direction ? one.microKWh / 1e6 : 0), 0)
    expect([sum('offtake'), sum('feed-in')]).toEqual([expect.closeTo(used, 6), expect.closeTo(fedIn, 6)])
    expect(new Set(inspected.points.map(({ intervals, missing }) => intervals + missing))).toEqual(
      new Set([slots]),
    )
  })

  const monthly = present
    ? readdirSync(new URL('meter/ch_esl/', root)).filter((one) => one.endsWith('.xml'))
    : []

  test.each(monthly)('register stands of months are refused: %s', async (file) => {
    const { inspected } = await understand(`meter/ch_esl/${file}`)
    expect(inspected).toMatchObject({ format: 'esl', problem: { code: 'monthly-only' } })
  })

  const homes = present
    ? readdirSync(new URL('communities/us_greenbutton_5homes/', root)).filter((one) => one.endsWith('.gz'))
    : []

  test.each(homes)('a year of a home, packed: %s', async (file) => {
    const path = `communities/us_greenbutton_5homes/${file}`
    const text = gunzipSync(readFileSync(new URL(path, root))).toString('utf8')
    const values = [...text.matchAll(/<IntervalReading>[\s\S]*?<value>(\d+)<\/value>/g)].map((one) =>
      Number(one[1]),
    )
    const { inspected } = await understand(path)
    expect(inspected).toMatchObject({ format: 'green-button', stepMinutes: 60, zone: 'America/Los_Angeles' })
    expect(inspected.points).toMatchObject([
      {
        direction: 'offtake',
        intervals: 8760,
        missing: 0,
        microKWh: values.reduce((a, b) => a + b, 0) * 1000,
      },
    ])
  })
})
