import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { refereeFile } from '../../../../src/core/importing/referee-file.ts'
import { differencesTable } from '../../../../src/core/sharing/referee/differences-table.ts'
import { refereeJson } from '../../../../src/core/sharing/referee/report-json.ts'
import { column, columnsOfMonth, csvOf, labels, present, sheetOf, type WorkbookColumn } from './eeg-month.ts'

const judge = (columns: readonly WorkbookColumn[]) =>
  refereeFile({ name: 'energiedaten.csv', bytes: csvOf(columns) }, 'Europe/Vienna')

const micro = (kWh: number): number => Math.round(kWh * 1e6) / 1e6
const slotsOf = (from: string, until: string): number[] =>
  labels.flatMap((label, k) => {
    const date = label.replace(/(\d+)\.(\d+)\.(\d+) .*/, '$3-$2-$1')
    return date >= from && date <= until ? [k] : []
  })

/** Another key, with what follows from it for covers and surpluses. */
function splitBy(
  columns: readonly WorkbookColumn[],
  slots: readonly number[],
  shareOf: (made: number, k: number) => number,
): void {
  const users = ['C01', 'C02', 'C03', 'C04', 'C05']
  const plants = ['G01', 'G02', 'G03', 'G04']
  const at = (quantity: Parameters<typeof column>[1], point: string) =>
    column(columns, quantity, point).values
  for (const slot of slots) {
    const made = plants.reduce((sum, point) => sum + (at('gen', point)[slot] as number), 0)
    let covered = 0
    users.forEach((point, k) => {
      const share = micro(shareOf(made, k))
      const cover = Math.min(at('cons', point)[slot] as number, share)
      at('share', point)[slot] = share
      at('selfcover', point)[slot] = cover
      covered += cover
    })
    for (const point of plants)
      at('surplus', point)[slot] =
        made > 0 ? micro((at('gen', point)[slot] as number) * (1 - covered / made)) : 0
  }
}

describe.skipIf(!present)('the referee on a real month', () => {
  test('an honest workbook is exact to a millionth of a kWh', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'Energiedaten', rows: sheetOf(columnsOfMonth()) }] })
    const report = await refereeFile({ name: 'energiedaten.xlsx', bytes }, 'Europe/Vienna')
    expect(report).toMatchObject({
      from: '2023-08-01',
      until: '2023-08-31',
      slots: 2976,
      points: 9,
      faults: [],
    })
    expect(report.maxDeviationMicro).toBeLessThanOrEqual(1)
    expect(report.differences).toEqual([])
  })

  test.each([
    ['cons', 'C01', 'C03'],
    ['share', 'C03', 'C05'],
    ['selfcover', 'C03', 'C04'],
    ['surplus', 'G01', 'G04'],
    ['gen', 'G02', 'G03'],
  ] as const)('exchanged columns %s of %s and %s', async (quantity, a, b) => {
    const columns = columnsOfMonth()
    const [one, two] = [column(columns, quantity, a), column(columns, quantity, b)]
    ;[one.values, two.values] = [two.values, one.values]
    const { faults } = await judge(columns)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({
      kind: 'columns-swapped',
      // on the first day two of the plants stood still, so nothing of theirs can differ
      from: expect.stringMatching(/^2023-08-0[12]$/),
      until: '2023-08-31',
      points: [a, b],
    })
  })

  test('the share and the self-cover of one consumer exchanged', async () => {
    const columns = columnsOfMonth()
    const [one, two] = [column(columns, 'share', 'C05'), column(columns, 'selfcover', 'C05')]
    ;[one.values, two.values] = [two.values, one.values]
    const { faults } = await judge(columns)
    expect(faults).toMatchObject([{ kind: 'columns-swapped', points: ['C05'] }])
  })

  test.each(['G01', 'G02', 'G04'])('a plant left out of the file: %s', async (point) => {
    const all = columnsOfMonth()
    const { faults } = await judge(all.filter((one) => one.point !== point))
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatchObject({
      kind: 'plant-missing',
      from: expect.stringMatching(/^2023-08-0[12]$/),
      until: '2023-08-31',
      points: [],
    })
    const made = column(all, 'gen', point).values.reduce((sum, value) => sum + value, 0)
    expect((faults[0]?.micro ?? 0) / 1e6).toBeCloseTo(made, 2)
  })

  test.each(['C03', 'C05'])('a consumer left out of the file: %s', async (point) => {
    const { faults } = await judge(columnsOfMonth().filter((one) => one.point !== point))
    expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['consumer-missing']))
    expect(faults).toHaveLength(1)
  })

  test('a point in the file twice is counted once and named', async () => {
    const columns = columnsOfMonth()
    const again = columns.filter(({ point }) => point === 'C04')
    const { faults, maxDeviationMicro } = await judge([...columns, ...again.map((one) => ({ ...one }))])
    expect(maxDeviationMicro).toBeLessThanOrEqual(1)
    expect(faults).toMatchObject([
      { kind: 'point-twice', points: ['C04'], from: '2023-08-01', until: '2023-08-31' },
    ])
    expect((faults[0]?.micro ?? 0) / 1e6).toBeCloseTo(120.153, 6)
  })

  test('the same meter under another name', async () => {
    const columns = columnsOfMonth()
    const again = columns.filter(({ point }) => point === 'C05').map((one) => ({ ...one, point: 'C99' }))
    const { faults } = await judge([...columns, ...again])
    expect(faults).toMatchObject([{ kind: 'point-twice', points: ['C05', 'C99'] }])
  })

  test('another key for four days, and which', async () => {
    const equal = columnsOfMonth()
    splitBy(equal, slotsOf('2023-08-07', '2023-08-10'), (made) => made / 5)
    expect((await judge(equal)).faults).toMatchObject([
      { kind: 'other-key', detail: 'equal', from: '2023-08-07', until: '2023-08-10' },
    ])
    const fixed = columnsOfMonth()
    splitBy(
      fixed,
      slotsOf('2023-08-20', '2023-08-23'),
      (made, k) => made * ([0.1, 0.1, 0.2, 0.25, 0.35][k] as number),
    )
    const report = await judge(fixed)
    expect(report.faults).toMatchObject([
      { kind: 'other-key', detail: 'static', from: '2023-08-20', until: '2023-08-23' },
    ])
    const table = differencesTable(report)
    expect(table).toContainEqual(expect.arrayContaining(['date', 'published kWh', 'difference kWh']))
    expect(table).toContainEqual(expect.arrayContaining(['2023-08-21', 'C05', 'share']))
  })

  test('a surplus that nobody got', async () => {
    const columns = columnsOfMonth()
    const plant = column(columns, 'surplus', 'G02')
    let lost = 0
    for (const slot of slotsOf('2023-08-14', '2023-08-16')) {
      lost += plant.values[slot] as number
      plant.values[slot] = 0
    }
    const { faults } = await judge(columns)
    expect(faults).toMatchObject([
      { kind: 'surplus-unassigned', points: ['G02'], from: '2023-08-14', until: '2023-08-16' },
    ])
    expect((faults[0]?.micro ?? 0) / 1e6).toBeCloseTo(lost, 3)
    const without = columnsOfMonth().filter(
      ({ point, code }) => point !== 'G02' || !/surplus|überschuss/i.test(code),
    )
    expect((await judge(without)).faults).toMatchObject([{ kind: 'surplus-unassigned', points: ['G02'] }])
  })

  test('a self-cover above the consumption', async () => {
    const columns = columnsOfMonth()
    const cover = column(columns, 'selfcover', 'C03').values
    const [slot] = slotsOf('2023-08-05', '2023-08-05').slice(48)
    cover[slot as number] = 9
    const { faults } = await judge(columns)
    expect(faults.map(({ kind }) => kind)).toContain('share-exceeds')
    expect(faults.find(({ kind }) => kind === 'share-exceeds')).toMatchObject({
      points: ['C03'],
      slots: 1,
      from: '2023-08-05',
    })
  })

  test('two faults at once are both named', async () => {
    const columns = columnsOfMonth().filter(({ point }) => point !== 'G01')
    const plant = column(columns, 'surplus', 'G03')
    for (const slot of slotsOf('2023-08-25', '2023-08-26')) plant.values[slot] = 0
    const kinds = new Set((await judge(columns)).faults.map(({ kind }) => kind))
    expect(kinds).toContain('plant-missing')
  })

  test('every fault speaks in one sentence', async () => {
    const json = refereeJson(await judge(columnsOfMonth().filter(({ point }) => point !== 'G02')))
    expect(json['faults']).toMatchObject([
      {
        kind: 'plant-missing',
        sentence: expect.stringMatching(/^From 1\sAugust 2023 to 31\sAugust 2023 .*\.$/),
      },
    ])
  })
})
