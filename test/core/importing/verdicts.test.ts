import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { understandFile } from '../../../src/core/importing/understand.ts'
import { families, filesOf, naiveSum, present, root, type ColumnSum } from './real-exports.ts'

/** What must come of a real export: how it is read with its sums, or the code of its refusal. */
interface Verdict {
  readonly format: string
  readonly problem?: string
  /** kWh a side: a number, or columns to add up naively. */
  readonly used?: ColumnSum | number
  readonly fedIn?: ColumnSum | number
  readonly other?: ColumnSum | number
  readonly step?: number
}

const semicolon = (columns: readonly number[], lines?: RegExp): ColumnSum => ({
  columns,
  ...(lines ? { lines } : {}),
})
const comma = (columns: readonly number[], lines?: RegExp, factor = 1): ColumnSum => ({
  columns,
  delimiter: ',',
  decimal: '.',
  factor,
  ...(lines ? { lines } : {}),
})
const DAY_FIRST = /^"?\s?\d{2}\.\d{2}\.\d{4}/
const YEAR_FIRST = /^"?\d{4}-\d{2}-\d{2}/

const at = (file: string, format: string, sums: Omit<Verdict, 'format'>): [string, Verdict] => [
  `at_netzbetreiber/${file}`,
  { format, step: 15, ...sums },
]

/** Numbers stand where a file is a workbook, has stands instead of energies, or a trap that a plain sum would fall into. */
const verdicts = new Map<string, Verdict>([
  at('ClamStrom.csv', 'table', { used: semicolon([2]) }),
  at('EnergienetzeSteiermark.csv', 'energienetze-steiermark', { used: semicolon([5]) }),
  at('EnergienetzeSteiermarkLeistung.csv', 'energienetze-steiermark', { used: semicolon([5]) }),
  at('EnergienetzeSteiermarkv2.csv', 'energienetze-steiermark', { used: semicolon([5]) }),
  at('KaerntenNetz.csv', 'table', { used: semicolon([2], DAY_FIRST) }),
  at('KaerntenNetzV2.csv', 'table', { used: semicolon([2], DAY_FIRST) }),
  at('KaerntenNetz_with_values_missing.csv', 'table', { used: semicolon([2], DAY_FIRST) }),
  at('LinzAG-v2.CSV', 'linz-netz', { used: semicolon([2]) }),
  at('LinzAG.csv', 'linz-netz', { used: semicolon([2]) }),
  at('NetzNOE-Jahreseinspeisung.csv', 'netz-noe', { fedIn: semicolon([1]) }),
  at('NetzNOE.csv', 'netz-noe', { used: semicolon([1]) }),
  at('NetzNOEv2.csv', 'netz-noe', { used: semicolon([1]) }),
  at('NetzNOEv3.csv', 'netz-noe', { used: semicolon([1]) }),
  at('mihca_NetzNOE-2024-01-01.csv', 'netz-noe', { used: semicolon([1]) }),
  at('mihca_NetzNOE-2024-10-27.csv', 'netz-noe', { used: semicolon([1]) }),
  at('mihca_NetzNOE-Jahresverbrauch-2024.csv', 'netz-noe', { used: semicolon([1]) }),
  at('SalzburgNetz1.csv', 'salzburg-netz', { used: semicolon([1], YEAR_FIRST) }),
  at('SalzburgNetz3.csv', 'salzburg-netz', { used: semicolon([1], YEAR_FIRST) }),
  at('SalzburgNetz4.csv', 'salzburg-netz', { used: semicolon([1], DAY_FIRST) }),
  at('SalzburgNetz_issue77.csv', 'salzburg-netz', { used: semicolon([1], DAY_FIRST) }),
  // one row of the hour that the clocks skipped holds 0.21 kWh a second time
  at('ebnerStrom.xlsx', 'table', { used: 301.62, fedIn: 165.27 }),
  at('netzburgenland-v2.csv', 'table', { used: semicolon([4], DAY_FIRST) }),
  at('netzburgenland.csv', 'table', { used: semicolon([2]) }),
  at('stadtwerke_kufstein.xlsx', 'table', { used: 142.686, step: 60 }),
  at('stromnetz.graz.csv', 'stromnetz-graz', { used: comma([4, 5, 6]) }),
  at('stromnetz.graz.v2.csv', 'stromnetz-graz', { used: semicolon([2], YEAR_FIRST) }),
  at('tinetz_v2_Rohdaten_November.csv', 'tinetz', { used: semicolon([2], DAY_FIRST) }),
  at('tinetz_v2_Rohdaten_Oktober.csv', 'tinetz', { used: semicolon([2], DAY_FIRST) }),
  at('tinetz_v3_CSVExport_20231206_094016.csv', 'tinetz', { used: semicolon([5]) }),
  at('tinetz_v3_CSVExport_20231206_095736.csv', 'tinetz', { used: semicolon([2], DAY_FIRST) }),
  at('wienernetze-einspeisung.csv', 'wiener-netze', { fedIn: semicolon([3], DAY_FIRST) }),
  at('wienernetze-fullyear.csv', 'wiener-netze', { used: semicolon([3], DAY_FIRST) }),
  at('wienernetze.csv', 'wiener-netze', { used: semicolon([3], DAY_FIRST) }),
  at('wienernetze2.csv', 'wiener-netze', { used: semicolon([3], DAY_FIRST) }),
  ['at_eegfaktura/ShortTest-Energiedaten-New.xlsx', { format: 'eda-workbook', used: 0.994, fedIn: 7.478 }],
  [
    'at_eegfaktura/ShortTest-Energiedaten-double-ids.xlsx',
    { format: 'eda-workbook', used: 0.244, fedIn: 0.044 },
  ],
  ['at_eegfaktura/TestOutput.xlsx', { format: 'eda-workbook', used: 468.516 }],
  [
    'be_fluvius/fluvius_NL_kwartiertotalen_20211012_20240929.csv',
    { format: 'fluvius', used: semicolon([8], /Afname/), fedIn: semicolon([8], /Injectie/) },
  ],
  ['es_cch_datadis/cabecera_no_primera_linea.csv', { format: 'es-cch', used: 1, fedIn: 0, step: 60 }],
  ['es_cch_datadis/celdas_vacias.csv', { format: 'es-cch', used: 0.4, fedIn: 0.5, step: 60 }],
  ['es_cch_datadis/datadis_nuevo.csv', { format: 'es-cch', used: 1, fedIn: 0.4, step: 60 }],
  ['es_cch_datadis/hist_3.csv', { format: 'es-cch', used: semicolon([3], /\/20\d\d/), step: 60 }],
  ['es_cch_datadis/hist_datadis-nuevo.csv', { format: 'es-cch', used: 1.1, fedIn: 0.7, step: 60 }],
  // an hour 25 on a day of 24 hours
  ['es_cch_datadis/hist_e-distribucion.csv', { format: 'es-cch', problem: 'damaged' }],
  ['es_cch_datadis/ide_bruto.csv', { format: 'es-cch', used: 0.6, fedIn: 0.6, step: 60 }],
  [
    'fr_enedis/koicoubeh_consoexemple.csv',
    { format: 'enedis', used: { ...semicolon([1], /T\d\d:/), factor: 1 / 2000 }, step: 30 },
  ],
  // stands of a plant's own meter: fed in or used at home cannot be told
  [
    'gen_grafana/grafana_pv_meter.csv',
    { format: 'table', problem: 'direction-unknown', other: 29_114 - 28_480 },
  ],
  [
    'gen_metern/1FV_Totale2024.csv',
    { format: 'metern', problem: 'direction-unknown', other: comma([1], undefined, 1e-3), step: 1440 },
  ],
  ['ha_statistics/correctcolumnscomma.csv', { format: 'home-assistant', problem: 'not-electricity' }],
  ['ha_statistics/delta.tsv', { format: 'home-assistant', problem: 'not-electricity' }],
  ['ha_statistics/export_counter_data.csv', { format: 'home-assistant', used: 0.7, step: 60 }],
  ['ha_statistics/manualtestSum.csv', { format: 'home-assistant', problem: 'not-electricity' }],
  ['ha_statistics/state_sum.tsv', { format: 'home-assistant', problem: 'not-electricity' }],
  [
    'ie_esb_hdf/HDF_dev_2023-10.csv',
    { format: 'esb-hdf', used: comma([2], /Import/), fedIn: comma([2], /Export/), step: 30 },
  ],
  [
    'it_edistribuzione/ExportData_settembre.csv',
    {
      format: 'e-distribuzione',
      used: semicolon(
        Array.from({ length: 96 }, (_, k) => k + 1),
        /^"/,
      ),
      step: 15,
    },
  ],
  [
    'nl_dsmr_reader/dsmrreader-data-export-hour.csv',
    { format: 'dsmr-reader', used: comma([1, 2], YEAR_FIRST), fedIn: comma([3, 4], YEAR_FIRST), step: 60 },
  ],
  ['nl_eneco/Verbruik_01-01-2020-31-12-2020.xlsx', { format: 'eneco', used: 3080, fedIn: 2635, step: 1440 }],
  [
    'nl_engie/Export.verbruiken.ENGIE.csv',
    { format: 'engie-nl', used: comma([2], /Elektriciteit/), step: 60 },
  ],
  ['nl_homewizard/15min_P1g-2025-3-1-2025-7-12.csv', { format: 'table', problem: 'not-electricity' }],
  [
    'nl_homewizard/homewizard_2022-09_15min_elec.csv',
    { format: 'homewizard', used: 1356.427, fedIn: 861.118, step: 15 },
  ],
  [
    'nl_liander/csv_bijlage.csv',
    { format: 'liander', used: comma([4, 6], /,E\d+,/), fedIn: comma([8, 10], /,E\d+,/), step: 1440 },
  ],
  [
    'nl_vanons/meterstanden_stroom_2023.csv',
    {
      format: 'vanons',
      used: semicolon([6, 7], /^\d\d-/),
      fedIn: { ...semicolon([8, 9], /^\d\d-/), factor: -1 },
      step: 1440,
    },
  ],
  // production behind the meter
  [
    'pv_enphase/enphase_9999999_custom_report.csv',
    { format: 'table', problem: 'direction-unknown', other: comma([1], undefined, 1e-3), step: 60 },
  ],
  [
    'pv_isolarcloud/isolarcloud_monthly.csv',
    { format: 'table', used: comma([2], YEAR_FIRST), fedIn: comma([3], YEAR_FIRST), step: 1440 },
  ],
  // samples of power at uneven times are no energies of slots
  ['pv_senec/week-11-2022.csv', { format: 'table', problem: 'unknown-format' }],
  ['pv_senec/week-32-2022-kwh.csv', { format: 'table', problem: 'unknown-format' }],
  ['pv_senec/week-39-2022.csv', { format: 'table', problem: 'unknown-format' }],
  ['pv_shelly/em_data_phaseA.csv', { format: 'shelly', problem: 'two-granularities' }],
  // 495.398 of the 41 862.617 kWh of the stands fall into days without a reading
  ['pv_sma/sma_daily.csv', { format: 'sma', problem: 'direction-unknown', other: 41_367.219, step: 1440 }],
  [
    'pv_solaredge/input.csv',
    {
      format: 'table',
      used: comma([2], DAY_FIRST, 1e-3),
      fedIn: comma([3], DAY_FIRST, 1e-3),
      step: 1440,
    },
  ],
  // one column for both directions of the grid
  ['pv_sungrow/with-bom.csv', { format: 'table', problem: 'direction-unknown', other: 5e-3 / 12, step: 5 }],
  [
    'spec_derived/ch_bkw_vzev_2026-03-29.csv',
    { format: 'bkw', used: semicolon([2], /^CH/), fedIn: semicolon([3], /^CH/), step: 15 },
  ],
  [
    'spec_derived/dk_eloverblik_2025-10-26.csv',
    { format: 'eloverblik', problem: 'direction-unknown', other: semicolon([3]), step: 60 },
  ],
  [
    'spec_derived/fi_fingrid_datahub_2025-03-30.csv',
    { format: 'fingrid-datahub', problem: 'direction-unknown', other: semicolon([6]), step: 15 },
  ],
  // 24 rows: the hour that came twice stands once
  ['spec_derived/no_elvia_2025-10-26.csv', { format: 'elvia', used: 14.76, step: 60 }],
  ['spec_derived/uk_octopus_2025-10-26.csv', { format: 'octopus', used: comma([0], /T\d\d/), step: 30 }],
  [
    'spec_derived/us_pge_greenbutton_2025-11-02.csv',
    { format: 'pge', used: comma([4], /^Electric/), step: 60 },
  ],
  // sections: below zero, above zero, and their net
  [
    'us_unitedpower/united_power_hourly_sample.csv',
    { format: 'united-power', used: 72.61, fedIn: 40.59, step: 60 },
  ],
  ['us_xcel/xcel_energy_sample.csv', { format: 'table', problem: 'monthly-only' }],
])

/** Families of messages and archives; their readers have tests of their own. */
const ELSEWHERE = new Set([
  'au_nem12',
  'au_nem13',
  'ch_esl',
  'ch_sdat',
  'cz_edc',
  'de_mscons',
  'us_greenbutton',
])

const ZONES: readonly (readonly [RegExp, string])[] = [
  [/^be_|^nl_/, 'Europe/Amsterdam'],
  [/^us_/, 'America/Denver'],
]

describe.skipIf(!present)('every real export gets its verdict', () => {
  test.each([...verdicts])('%s', async (path, verdict) => {
    const zone = ZONES.find(([pattern]) => pattern.test(path))?.[1] ?? 'Europe/Vienna'
    const file = { name: path.split('/').at(-1) as string, bytes: readFileSync(new URL(path, root)) }
    const { inspected, readings } = await understandFile(file, {
      zone,
      mapping: null,
      remembered: [],
      point: null,
      directions: new Map(),
    })
    expect([inspected.format, inspected.problem?.code]).toEqual([verdict.format, verdict.problem])
    expect([inspected.recognised, readings.length > 0]).toEqual([!verdict.problem, !verdict.problem])
    expect(inspected.stepMinutes).toBe(verdict.step ?? inspected.stepMinutes)
    const sum = (direction: string): number =>
      inspected.points
        .filter((point) => point.direction === direction)
        .reduce((total, point) => total + point.microKWh, 0) / 1e6
    for (const [direction, expected] of [
      ['offtake', verdict.used],
      ['feed-in', verdict.fedIn],
      ['other', verdict.other],
    ] as const) {
      const kWh =
        expected === undefined ? 0 : typeof expected === 'number' ? expected : naiveSum(path, expected).kWh
      expect([direction, sum(direction)]).toEqual([direction, expect.closeTo(kWh, 3)])
    }
  })

  test('no file is left out', () => {
    const all = families()
      .filter((family) => !ELSEWHERE.has(family))
      .flatMap(filesOf)
    expect([...verdicts.keys()].toSorted()).toEqual(all.toSorted())
  })
})
