import { describe, expect, test } from 'vitest'
import { keyTableOn, keyTablesWithin, type KeyTable } from '../../../src/core/community/key-table.ts'
import { keyTablesSheet, planKeyTablesImport } from '../../../src/core/community/tables/key-table-sheet.ts'

const clock = (slots: number): string[] =>
  Array.from({ length: slots }, (_, k) => {
    const minutes = (k * 1440) / slots
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  })
const hours = (share: number | string, slots = 24): string[] => Array<string>(slots).fill(String(share))
const header = (slots = 24): string[] => ['member', 'from', 'until', ...clock(slots)]
const members = new Set(['1', '2', '10'])
const table = (from: string, until: string | null = null): KeyTable => ({ from, until, rows: [] })

describe('a sheet of coefficients', () => {
  test('is taken whole, in member order, and comes back as it went', () => {
    const rows = [
      header(),
      ['10', '2026-01-01', '', ...hours(0.25)],
      ['2', '2026-01-01', '', ...hours(0.1)],
      ['1', '2026-07-01', '2026-12-31', ...hours(1)],
    ]
    const plan = planKeyTablesImport(rows, [], members)
    expect(plan).toMatchObject({ added: 3, changed: 0, same: 0, refused: [], unknownColumns: [] })
    expect(plan.written.map(({ from, until }) => [from, until])).toEqual([
      ['2026-01-01', null],
      ['2026-07-01', '2026-12-31'],
    ])
    expect(plan.written[0]!.rows.map(({ member }) => member)).toEqual(['2', '10'])
    const again = planKeyTablesImport(keyTablesSheet(plan.written), plan.written, members)
    expect(again).toMatchObject({ added: 0, changed: 0, same: 3, refused: [], written: [] })
  })

  test.each([24, 48, 96])('has %i columns', (slots) => {
    const rows = [header(slots), ['1', '2026-01-01', '', ...hours(0.5, slots)]]
    const plan = planKeyTablesImport(rows, [], members)
    expect(plan.refused).toEqual([])
    expect(plan.written[0]!.rows[0]!.shares).toHaveLength(slots)
  })

  test('ten tenths are one, and more is refused at the hour it happens', () => {
    const many = new Set(Array.from({ length: 10 }, (_, k) => `${k}`))
    const tenth = [...many].map((member) => [member, '2026-01-01', '', ...hours(0.1)])
    expect(planKeyTablesImport([header(), ...tenth], [], many).refused).toEqual([])
    const evening = hours(0.1)
    evening[18] = '0.2'
    const more = [...tenth.slice(0, 9), ['9', '2026-01-01', '', ...evening]]
    expect(planKeyTablesImport([header(), ...more], [], many)).toMatchObject({
      written: [],
      refused: [
        {
          row: 11,
          column: '18:00',
          reason: 'The coefficients at 18:00 add up to 1.1, which is more than 1.',
        },
      ],
    })
  })

  test.each<[string, string[][], string, RegExp]>([
    [
      'a missing hour',
      [['1', '2026-01-01', '', ...hours(0.1).with(7, '')]],
      '07:00',
      /no coefficient at 07:00/,
    ],
    ['a stranger', [['7', '2026-01-01', '', ...hours(0.1)]], 'member', /no member 7/],
    ['no first day', [['1', '', '', ...hours(0.1)]], 'from', /needs a value/],
    [
      'a period that ends before it begins',
      [['1', '2026-02-01', '2026-01-01', ...hours(0)]],
      'until',
      /before/,
    ],
    ['a share above one', [['1', '2026-01-01', '', ...hours(1.5)]], '00:00', /./],
    [
      'a member twice',
      [
        ['1', '2026-01-01', '', ...hours(0.1)],
        ['1', '2026-01-01', '', ...hours(0.1)],
      ],
      'member',
      /stands in row 2 already/,
    ],
    [
      'two ends of one table',
      [
        ['1', '2026-01-01', '', ...hours(0.1)],
        ['2', '2026-01-01', '2026-06-30', ...hours(0.1)],
      ],
      'until',
      /same last day/,
    ],
  ])('%s is refused by name, and nothing of the period is taken', (_, rows, column, reason) => {
    const plan = planKeyTablesImport([header(), ...rows], [], members)
    expect(plan.written).toEqual([])
    expect(plan.refused[0]).toMatchObject({ column, reason: expect.stringMatching(reason) as string })
  })

  test('a column that is missing is named', () => {
    const plan = planKeyTablesImport([header().slice(0, -1), []], [], members)
    expect(plan.refused).toMatchObject([{ row: 1, column: '23:00' }])
  })
})

describe('which table holds', () => {
  const tables = [table('2026-07-01', '2026-08-31'), table('2026-01-01'), table('2027-01-01')]

  test('the latest begun, until its end or the next', () => {
    const of = (date: string): string | null => keyTableOn(tables, date)?.from ?? null
    expect(['2025-12-31', '2026-06-30', '2026-07-01', '2026-09-01', '2027-02-01'].map(of)).toEqual([
      null,
      '2026-01-01',
      '2026-07-01',
      null,
      '2027-01-01',
    ])
  })

  test('within a month, those that hold on one of its days', () => {
    const of = (month: string): string[] =>
      keyTablesWithin(tables, `${month}-01`, `${month}-28`).map(({ from }) => from)
    expect(['2025-12', '2026-06', '2026-07', '2026-10', '2027-01'].map(of)).toEqual([
      [],
      ['2026-01-01'],
      ['2026-07-01'],
      [],
      ['2027-01-01'],
    ])
  })
})
