import fc from 'fast-check'
import { expect, test } from 'vitest'
import { weekdays, type TariffRow } from '../../../../src/core/community/tariff.ts'
import { tariffProblems } from '../../../../src/core/community/tariff-checks.ts'
import { bandProblems } from '../../../../src/core/community/band-checks.ts'
import { bandsTable, planBandsImport } from '../../../../src/core/community/tables/bands-table.ts'
import { planTariffsImport, tariffsTable } from '../../../../src/core/community/tables/tariffs-table.ts'

const row = (changes: Partial<TariffRow> = {}): TariffRow => ({
  name: 'Standard',
  from: '2026-01-01',
  until: null,
  bandFrom: null,
  bandUntil: null,
  days: null,
  buy: 300_000,
  sell: 80_000,
  sharedNetwork: 0,
  fee: 20_000,
  internal: null,
  fixedPerMonthCents: 0,
  vat: null,
  ...changes,
})

test('prices with point or comma, days as a range, vat in percent', () => {
  const { tariffs, refused, added } = planTariffsImport(
    [
      [
        'name',
        'from',
        'until',
        'band_from',
        'band_until',
        'days',
        'buy',
        'sell',
        'shared_network',
        'fee',
        'internal',
        'fixed_per_month',
        'vat',
      ],
      ['Standard', '2026-01-01', '', '', '', '', '0,3', '0.08', '', '0.02', '', '1,50', '20'],
      ['Standard', '2026-01-01', '', '8:00', '20:00', 'mon-fri', '0.35', '0.08', '', '', '0.2', '', '5.5'],
    ],
    [],
  )
  expect([refused, added]).toEqual([[], 2])
  expect(tariffs).toEqual([
    row({ fixedPerMonthCents: 150, vat: 2000 }),
    row({
      bandFrom: '08:00',
      bandUntil: '20:00',
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      buy: 350_000,
      fee: 0,
      internal: 200_000,
      vat: 550,
    }),
  ])
})

test('a newer price follows an open one; one inside a closed stretch is refused', () => {
  const header = ['name', 'from', 'until', 'buy', 'sell', 'fee']
  const next = ['Standard', '2026-10-01', '', '0.31', '0.08', '0.02']
  expect(planTariffsImport([header, next], [row()])).toMatchObject({ added: 1, refused: [] })
  const closed = planTariffsImport([header, next], [row({ until: '2026-12-31' })])
  expect(closed.refused).toMatchObject([{ row: 2, column: 'from' }])
  const both = planTariffsImport(
    [header, next, ['Standard', '2026-01-01', '2026-09-30', '0.30', '0.08', '0.02']],
    [row()],
  )
  expect(both).toMatchObject({ added: 1, changed: 1, refused: [] })
  expect(both.tariffs).toEqual([row({ until: '2026-09-30' }), row({ from: '2026-10-01', buy: 310_000 })])
})

test('missing and unreadable prices are refused, never 0', () => {
  const header = ['name', 'from', 'buy', 'sell']
  const { refused } = planTariffsImport(
    [header, ['A', '2026-01-01', '', '0.08'], ['B', '2026-01-01', '30 ct', '0.08']],
    [],
  )
  expect(refused.map(({ row: at, column }) => [at, column])).toEqual([
    [2, 'buy'],
    [3, 'buy'],
  ])
  expect(
    planTariffsImport(
      [
        ['name', 'from', 'buy'],
        ['A', '2026-01-01', '0.3'],
      ],
      [],
    ).refused,
  ).toMatchObject([{ row: 2, column: 'sell' }])
})

test('rows of one tariff may not hold at the same time', () => {
  const columns = (...rows: TariffRow[]): string[] => tariffProblems(rows).map(({ column }) => column)
  expect(columns(row(), row({ until: '2026-02-01' }))).toEqual(['from'])
  expect(columns(row({ until: '2026-06-30' }), row({ from: '2026-07-01' }))).toEqual([])
  expect(columns(row(), row({ name: 'Night' }))).toEqual([])
  expect(columns(row(), row({ bandFrom: '22:00', bandUntil: '06:00' }))).toEqual([])
  const night = row({ bandFrom: '22:00', bandUntil: '06:00' })
  expect(columns(night, row({ bandFrom: '05:00', bandUntil: '08:00' }))).toEqual(['from'])
  expect(columns(night, row({ bandFrom: '06:00', bandUntil: '22:00' }))).toEqual([])
  expect(columns(row({ days: ['sat'] }), row({ days: ['sun'] }))).toEqual([])
  expect(columns(row({ bandFrom: '06:00' }))).toEqual(['band_until'])
  expect(columns(row({ bandFrom: '06:00', bandUntil: '06:00' }))).toEqual(['band_until'])
  expect(columns(row({ until: '2025-12-31' }))).toEqual(['until'])
})

test('a price between members outside its range is a warning', () => {
  const severity = (changes: Partial<TariffRow>) =>
    tariffProblems([row(changes)]).map((found) => [found.column, found.severity])
  expect(severity({ internal: 80_000 })).toEqual([])
  expect(severity({ internal: 280_000 })).toEqual([])
  expect(severity({ internal: 79_999 })).toEqual([['internal', 'warning']])
  expect(severity({ internal: 280_001 })).toEqual([['internal', 'warning']])
  expect(severity({ sell: 290_000 })).toEqual([['sell', 'warning']])
  const cells = tariffsTable([row({ internal: 10_000 })])
  expect(planTariffsImport(cells, [])).toMatchObject({
    added: 1,
    refused: [],
    warnings: [{ row: 2, column: 'internal' }],
  })
})

const rowArbitrary: fc.Arbitrary<TariffRow> = fc
  .record({
    name: fc.string({ minLength: 1, maxLength: 12 }).map((text) => `${text}x`.trim()),
    band: fc.constantFrom([null, null], ['22:00', '06:00'], ['08:00', '24:00']),
    days: fc.option(fc.subarray([...weekdays], { minLength: 1 })),
    buy: fc.integer({ min: -500_000, max: 900_000 }),
    internal: fc.option(fc.integer({ min: 0, max: 900_000 })),
    fixedPerMonthCents: fc.integer({ min: 0, max: 10_000 }),
    vat: fc.option(fc.integer({ min: 0, max: 10_000 })),
  })
  .map(({ band, ...changes }) =>
    row({ ...changes, bandFrom: band[0] as string | null, bandUntil: band[1] as string | null }),
  )

test('tariffs come back as they went', () => {
  fc.assert(
    fc.property(fc.uniqueArray(rowArbitrary, { selector: ({ name }) => name, maxLength: 5 }), (rows) => {
      expect(planTariffsImport(tariffsTable(rows), rows)).toMatchObject({
        same: rows.length,
        changed: 0,
        refused: [],
      })
      expect(planTariffsImport(tariffsTable(rows), []).tariffs).toEqual(rows)
    }),
  )
})

test('income bands: open ends, overlaps, round trip', () => {
  const bands = [
    { id: 'lower', fromIncome: null, toIncome: 25_000 },
    { id: 'middle', fromIncome: 25_000, toIncome: 45_000 },
    { id: 'higher', fromIncome: 45_000, toIncome: null },
  ]
  expect(bandProblems(bands)).toEqual([])
  expect(planBandsImport(bandsTable(bands), bands)).toMatchObject({ same: 3, refused: [] })
  expect(planBandsImport(bandsTable(bands), []).bands).toEqual(bands)
  expect(bandProblems([...bands, { id: 'top', fromIncome: 60_000, toIncome: null }])).toMatchObject([
    { index: 3, column: 'from_income' },
  ])
  const header = ['id', 'from_income', 'to_income']
  const { refused } = planBandsImport(
    [header, ['a', '20000', '10000'], ['b', 'x', ''], ['c', '', ''], ['c', '', '']],
    [],
  )
  expect(refused.map(({ row: at, column }) => [at, column])).toEqual([
    [2, 'to_income'],
    [3, 'from_income'],
    [5, 'id'],
  ])
  // bounds may move in one file whatever the order of its rows
  const moved = planBandsImport([header, ['lower', '', '30000'], ['middle', '30000', '45000']], bands)
  expect(moved).toMatchObject({ changed: 2, refused: [] })
})
