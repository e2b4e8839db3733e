import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Zone } from '../../../../src/core/calendar/zone.ts'
import { refereeFile } from '../../../../src/core/importing/referee-file.ts'
import { differencesTable } from '../../../../src/core/sharing/referee/differences-table.ts'
import { referee } from '../../../../src/core/sharing/referee/referee.ts'
import { refereeJson } from '../../../../src/core/sharing/referee/report-json.ts'
import { operatorLetter } from '../../../../src/core/sharing/referee/sentences.ts'
import { madeColumn, madeCsv, madeMonth, slotsOfDays, splitAnew, type MadeMonth } from './made-month.ts'
import { columnsFor, dropPlant, swapColumns } from './planted.ts'

const zone = new Zone('Europe/Vienna')
const judge = (month: MadeMonth) => referee(columnsFor(month), zone)
const NOON = 48

/** Cells without a value in the columns of a point, those of its reading alone where nothing else is said. */
function blank(month: MadeMonth, point: string, slots: readonly number[], all = false): void {
  const reading = point.startsWith('C') ? 'used' : 'made'
  for (const one of month.columns)
    if (one.point === point && (all || one === madeColumn(month.columns, reading, point)))
      for (const slot of slots) one.values[slot] = Number.NaN
}

/** The month as an operator splits it who knows nothing of a point in some slots. */
function withoutTaking(month: MadeMonth, point: string, slots: readonly number[]): void {
  blank(month, point, slots, true)
  const others = month.columns.filter((one) => one.point !== point)
  splitAnew(others, slots, (made, used, all) => (all > 0 ? (made * used) / all : 0))
}

describe('a slot in which a point lacks its reading', () => {
  test.each([
    ['C2', 'offtake'],
    ['G1', 'feed-in'],
  ] as const)('is not recomputed with zero, but told with the point: %s', (point, direction) => {
    const month = madeMonth(3)
    const slots = [...slotsOfDays(9, 9).slice(NOON, NOON + 7), slotsOfDays(11, 11)[NOON]!]
    blank(month, point, slots)
    const report = judge(month)
    expect(report.faults).toEqual([])
    expect(report.differences).toEqual([])
    expect(report).toMatchObject({ slots: 31 * 96 - 8, spanSlots: 31 * 96, absent: [] })
    expect(report.lacking).toEqual({
      slots: 8,
      points: [{ point, direction, slots: 8, from: '2026-10-09', until: '2026-10-11' }],
    })
  })

  test('the same where the operator left all of the point’s cells empty, and for two points at once', () => {
    const month = madeMonth(4)
    blank(month, 'C1', slotsOfDays(5, 5).slice(40, 50), true)
    blank(month, 'C3', slotsOfDays(5, 5).slice(45, 60), true)
    const { faults, lacking } = judge(month)
    expect(faults).toEqual([])
    expect(lacking.slots).toBe(20)
    expect(lacking.points.map(({ point, slots }) => [point, slots])).toEqual([
      ['C1', 10],
      ['C3', 15],
    ])
  })

  test('every other slot is still judged, and what is planted there still named', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.constantFrom(dropPlant, swapColumns),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 96, max: 30 * 96 - 1 }), { minLength: 1, maxLength: 40 }),
        (seed, plant, consumer, slots) => {
          const month = madeMonth(seed)
          const planted = plant(month, (limit) => seed % limit)
          blank(month, `C${consumer}`, slots)
          const { faults, lacking } = judge(month)
          expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set([planted.kind]))
          expect(lacking.slots).toBe(new Set(slots).size)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('is told to the operator, in the table and as the file of a program', async () => {
    const month = madeMonth(3)
    blank(month, 'C2', slotsOfDays(9, 9).slice(NOON, NOON + 7))
    const report = await refereeFile({ name: 'energiedaten.csv', bytes: madeCsv(month) }, 'Europe/Vienna')
    const sentence =
      'C2 has no consumption in 7 intervals on 9 October 2026, so that the split of these cannot be recomputed.'
    const plainly = (words: unknown): string => JSON.stringify(words).replaceAll('\u00A0', ' ')
    expect(plainly(operatorLetter(report))).toContain(sentence)
    expect(plainly(operatorLetter(report))).toContain('agrees wherever it can be recomputed')
    expect(plainly(differencesTable(report))).toContain(sentence)
    const json = refereeJson(report)
    expect(json).toMatchObject({
      slots: 31 * 96 - 7,
      // the clock hour that the made month leaves out is nobody's
      spanSlots: 31 * 96 + 4,
      faults: [],
      lacking: { slots: 7, points: [{ point: 'C2', direction: 'offtake', slots: 7, from: '2026-10-09' }] },
      absent: [],
    })
    expect(plainly(json)).toContain(sentence)
  })
})

describe('a point that joins or leaves in the middle of a file', () => {
  test.each([
    ['C4', slotsOfDays(1, 12), 'offtake', '2026-10-01', '2026-10-12'],
    ['G2', slotsOfDays(20, 31), 'feed-in', '2026-10-20', '2026-10-31'],
  ] as const)('took no part where the split holds without it: %s', (point, slots, direction, from, until) => {
    const month = madeMonth(8)
    withoutTaking(month, point, slots)
    const report = judge(month)
    expect(report).toMatchObject({ slots: 31 * 96, faults: [], lacking: { slots: 0, points: [] } })
    expect(report.absent).toEqual([{ point, direction, slots: slots.length, from, until }])
    expect(operatorLetter(report)).toBe('')
  })

  test('beside another key on some of these days', () => {
    const month = madeMonth(8)
    const before = slotsOfDays(1, 20)
    withoutTaking(month, 'C4', before)
    const others = month.columns.filter(({ point }) => point !== 'C4')
    splitAnew(others, slotsOfDays(7, 10), (made) => made / 4)
    const { faults, absent, lacking } = judge(month)
    expect(absent).toHaveLength(1)
    expect(lacking.slots).toBe(0)
    expect(faults.map(({ kind, from, until }) => [kind, from, until])).toContainEqual([
      'other-key',
      '2026-10-07',
      '2026-10-10',
    ])
  })

  test('where the operator shared with it all the same, its readings are missing', () => {
    const month = madeMonth(8)
    blank(month, 'C4', slotsOfDays(28, 31), true)
    const { faults, lacking, absent } = judge(month)
    expect(faults).toEqual([])
    expect(absent).toEqual([])
    expect(lacking).toMatchObject({ slots: 4 * 96, points: [{ point: 'C4', until: '2026-10-31' }] })
  })

  test('a column without any value is as good as not in the file', () => {
    const month = madeMonth(8)
    blank(month, 'C4', slotsOfDays(1, 31))
    const { faults, lacking, slots } = judge(month)
    expect(slots).toBe(31 * 96)
    expect(lacking.points).toEqual([])
    expect(faults).toMatchObject([{ kind: 'consumer-missing', points: ['C4'] }])
  })
})
