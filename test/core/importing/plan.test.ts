import fc from 'fast-check'
import { expect, test } from 'vitest'
import { localMonth } from '../../../src/core/calendar/month.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { newMember, type Member } from '../../../src/core/community/member.ts'
import { uninspected } from '../../../src/core/importing/inspect-file.ts'
import { planImport, type KnownReadings } from '../../../src/core/importing/plan.ts'
import { refusedTable } from '../../../src/core/importing/refused.ts'
import type { Understood } from '../../../src/core/importing/understood.ts'
import { mergeSeries } from '../../../src/core/metering/merge.ts'
import type { PointSeries, Series } from '../../../src/core/metering/series.ts'

const zone = new Zone('Europe/Vienna')
const month = localMonth(zone, '2026-10')
const members: Member[] = [
  { ...newMember('1', 'Anna', '2026-01-01'), points: [{ id: 'A', direction: 'offtake' }] },
  { ...newMember('2', 'Ben', '2026-01-01'), points: [{ id: 'B', direction: 'feed-in' }] },
]
const reading = (
  point: string,
  direction: PointSeries['direction'],
  values: readonly number[],
  start = month.start,
  stepSeconds = 900,
): PointSeries => ({
  point,
  direction,
  quantity: 'measured',
  series: { start, stepSeconds, values: Float64Array.from(values) },
})
const file = (name: string, ...readings: PointSeries[]) => ({
  grant: name,
  understood: { inspected: { ...uninspected(name), recognised: true }, readings } satisfies Understood,
})
const knownOf = (stored: readonly PointSeries[] = [], more: Partial<KnownReadings> = {}): KnownReadings => ({
  zone: 'Europe/Vienna',
  members,
  approvedMonths: [],
  existing: (point, _direction, quantity): Series | null =>
    stored.find((one) => one.point === point && one.quantity === quantity)?.series ?? null,
  ...more,
})
const whole = (value: number): number[] => Array.from({ length: 2980 }, () => value)
const gone = Number.NaN

test('new values are new, the month is complete once all points are', () => {
  const { plan, toSave } = planImport(
    [file('a', reading('A', 'offtake', whole(1))), file('b', reading('B', 'feed-in', whole(2)))],
    knownOf(),
  )
  expect(plan.rows).toEqual({ new: 5960, same: 0, changed: 0, refused: 0 })
  expect(plan.complete).toEqual({ '2026-10': true })
  expect(toSave.map(({ point, series }) => [point, series.values.length])).toEqual([
    ['A', 2980],
    ['B', 2980],
  ])
  expect(planImport([file('a', reading('A', 'offtake', whole(1)))], knownOf()).plan.complete).toEqual({
    '2026-10': false,
  })
  expect(
    planImport([file('a', reading('A', 'offtake', whole(1)))], knownOf([reading('B', 'feed-in', whole(2))]))
      .plan.complete,
  ).toEqual({ '2026-10': true })
})

test('the same import twice changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constant(gone), fc.nat(9)), { minLength: 1, maxLength: 30 }),
      (values) => {
        const files = [file('a', reading('A', 'offtake', values))]
        const first = planImport(files, knownOf())
        const again = planImport(files, knownOf(first.toSave))
        const present = values.filter((value) => !Number.isNaN(value)).length
        expect(first.plan.rows).toEqual({ new: present, same: 0, changed: 0, refused: 0 })
        expect(again.plan.rows).toEqual({ new: 0, same: present, changed: 0, refused: 0 })
        expect(again.toSave).toEqual([])
      },
    ),
  )
})

test('changed values are told apart from new ones and touch approved months', () => {
  const stored = [reading('A', 'offtake', [1, 2, gone])]
  const planned = planImport(
    [file('a', reading('A', 'offtake', [1, 5, 6]))],
    knownOf(stored, { approvedMonths: ['2026-09', '2026-10'] }),
  )
  expect(planned.plan.rows).toEqual({ new: 1, same: 1, changed: 1, refused: 0 })
  expect([...(planned.toSave[0]?.series.values ?? [])]).toEqual([5, 6])
  expect([...(planned.newOnly[0]?.series.values ?? [])]).toEqual([6])
  expect(planned.plan.approvedMonthsTouched).toEqual(['2026-10'])
  expect(
    planImport([file('a', reading('A', 'offtake', [1, 2]))], knownOf(stored, { approvedMonths: ['2026-10'] }))
      .plan.approvedMonthsTouched,
  ).toEqual([])
})

test('two files that agree count once', () => {
  const { plan, toSave } = planImport(
    [file('a', reading('A', 'offtake', [1, 2, gone])), file('b', reading('A', 'offtake', [gone, 2, 3]))],
    knownOf(),
  )
  expect(plan.rows).toEqual({ new: 3, same: 1, changed: 0, refused: 0 })
  expect(plan.files.map(({ inspected }) => inspected.problem)).toEqual([null, null])
  expect([...(toSave[0]?.series.values ?? [])]).toEqual([1, 2, 3])
})

test('two files that contradict each other lose the slot, and the problem names both', () => {
  const { plan, toSave } = planImport(
    [file('a.csv', reading('A', 'offtake', [1, 2, 3])), file('b.csv', reading('A', 'offtake', [1, 9, 3]))],
    knownOf(),
  )
  expect(plan.rows).toEqual({ new: 2, same: 2, changed: 0, refused: 2 })
  expect(plan.files[1]?.inspected.problem?.what).toBe('b.csv and a.csv give A different values in 1 slot.')
  expect([...(toSave[0]?.series.values ?? [])]).toEqual([1, gone, 3])
})

test('no order of contradicting files lets a contradicted slot through', () => {
  const values = fc.array(fc.constantFrom(gone, 1, 2), { minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(values, { minLength: 1, maxLength: 4 }), (all) => {
      const { plan, toSave } = planImport(
        all.map((one, k) => file(`${k}`, reading('A', 'offtake', one))),
        knownOf(),
      )
      const saved = toSave[0]
        ? mergeSeries(
            { start: month.start, stepSeconds: 900, values: new Float64Array(4).fill(gone) },
            toSave[0].series,
          ).values
        : new Float64Array(4).fill(gone)
      for (let slot = 0; slot < 4; slot++) {
        const said = new Set(all.map((one) => one[slot] as number).filter((value) => !Number.isNaN(value)))
        expect(saved[slot]).toBe(said.size === 1 ? [...said][0] : gone)
      }
      const { new: fresh, same, refused } = plan.rows
      expect(fresh + same + refused).toBe(all.flat().filter((value) => !Number.isNaN(value)).length)
    }),
  )
})

test('unknown points, wrong sides and daily values are refused and named', () => {
  const { plan, toSave } = planImport(
    [
      file(
        'a',
        reading('X', 'offtake', [1, 2]),
        reading('B', 'offtake', [1]),
        reading('A', 'offtake', [5], month.start, 86_400),
      ),
    ],
    knownOf(),
  )
  expect(plan.rows).toEqual({ new: 0, same: 0, changed: 0, refused: 4 })
  expect(plan.unknownPoints).toEqual(['X'])
  expect(plan.directionConflicts).toEqual([{ point: 'B', file: 'a', registered: 'feed-in' }])
  expect(toSave).toEqual([])
})

test('a plain table takes the side of the member', () => {
  const { toSave } = planImport([file('a', reading('B', 'other', [1]))], knownOf())
  expect(toSave).toMatchObject([{ point: 'B', direction: 'feed-in' }])
})

test('hours over stored quarter hours are changes', () => {
  const { plan } = planImport(
    [file('a', reading('A', 'offtake', [4, 4], month.start, 3600))],
    knownOf([reading('A', 'offtake', [1, 1, 1, 1])]),
  )
  expect(plan.rows).toEqual({ new: 1, same: 0, changed: 1, refused: 0 })
})

test('a file that names no meter is refused, but its nameless point is not an unknown one', () => {
  const { plan } = planImport(
    [file('nameless', reading('', 'offtake', [1, 2])), file('other', reading('Z', 'offtake', [1]))],
    knownOf(),
  )
  expect(plan.unknownPoints).toEqual(['Z'])
  expect(plan.rows.refused).toBe(3)
})

test('changed values are shown old and new; over another length of slot the old one cannot be told', () => {
  const stored = [reading('A', 'offtake', [1, 2, 3])]
  const { plan } = planImport([file('a', reading('A', 'offtake', [1, 5, 3]))], knownOf(stored))
  expect(plan.changes).toEqual([
    {
      point: 'A',
      direction: 'offtake',
      quantity: 'measured',
      start: month.start + 900,
      stepSeconds: 900,
      before: 2,
      after: 5,
    },
  ])
  const hourly = planImport([file('a', reading('A', 'offtake', [9], month.start, 3600))], knownOf(stored))
  expect(hourly.plan.changes.map(({ before, after }) => [before, after])).toEqual([[null, 9]])
  const many = planImport(
    [file('a', reading('A', 'offtake', whole(2)))],
    knownOf([reading('A', 'offtake', whole(1))]),
  )
  expect([many.plan.rows.changed, many.plan.changes.length]).toEqual([2980, 200])
})

test('every value is counted once by its point and refused with a reason', () => {
  const { plan, refused } = planImport(
    [
      file('a.csv', reading('A', 'offtake', [1, 2, gone]), reading('Z', 'offtake', [4, 5])),
      file('b.csv', reading('A', 'offtake', [1, 3]), reading('B', 'offtake', [7])),
      file('c.csv', reading('B', 'feed-in', [8], month.start, 86_400), reading('', 'offtake', [6])),
    ],
    knownOf(),
  )
  expect(
    plan.files.map(({ points }) => points.map((one) => [one.point, one.rows, one.refusedBecause])),
  ).toEqual([
    [
      ['A', { new: 1, same: 0, changed: 0, refused: 1 }, 'contradiction'],
      ['Z', { new: 0, same: 0, changed: 0, refused: 2 }, 'unknown-point'],
    ],
    [
      ['A', { new: 0, same: 1, changed: 0, refused: 1 }, 'contradiction'],
      ['B', { new: 0, same: 0, changed: 0, refused: 1 }, 'other-side'],
    ],
    [
      ['B', { new: 0, same: 0, changed: 0, refused: 1 }, 'too-coarse'],
      ['', { new: 0, same: 0, changed: 0, refused: 1 }, 'no-point'],
    ],
  ])
  const [header, ...rows] = refusedTable(refused, ['a.csv', 'b.csv', 'c.csv'], zone)
  expect(header).toEqual(['file', 'point', 'direction', 'quantity', 'start', 'minutes', 'kwh', 'reason'])
  expect(rows).toHaveLength(plan.rows.refused)
  expect(rows[0]?.slice(0, 7)).toEqual([
    'a.csv',
    'Z',
    'offtake',
    'measured',
    '2026-10-01T00:00:00+02:00',
    15,
    0.000004,
  ])
})
