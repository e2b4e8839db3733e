import { expect, test } from 'vitest'
import { newMember } from '../../../src/core/community/member.ts'
import {
  madeColumn,
  madeCsv,
  madeMonth,
  slotsOfDays,
  splitAnew,
} from '../../core/sharing/referee/made-month.ts'
import { riverValley } from './open-file.ts'
import { imported, newDesk, plainTable, usual, type Desk } from './service-fixture.ts'

/** River Valley whose members have the points of a made month. */
async function communityDesk(points: { offtake: string[]; feedIn: string[] }): Promise<Desk> {
  const desk = newDesk()
  await desk.ask('file.new', { cooperative: riverValley, place: null })
  const all = [
    ...points.offtake.map((id) => ({ id, direction: 'offtake' as const })),
    ...points.feedIn.map((id) => ({ id, direction: 'feed-in' as const })),
  ]
  for (const [k, point] of all.entries())
    await desk.ask('members.save', {
      member: { ...newMember(String(k + 1), `Member ${point.id}`, '2026-01-01'), points: [point] },
      isNew: true,
    })
  return desk
}
const everyone = { offtake: ['C1', 'C2', 'C3', 'C4', 'C5'], feedIn: ['G1', 'G2', 'G3'] }

/** Four days in equal parts. */
function withEqualDays() {
  const month = madeMonth(7)
  splitAnew(month.columns, slotsOfDays(7, 10), (made) => made / 5)
  return month
}

test('an honest month holds, and nothing is written to the operator', async () => {
  const desk = await communityDesk(everyone)
  await imported(desk, madeCsv(madeMonth(7)), { name: 'energiedaten.csv' })
  const split = await desk.ask('referee.month', { month: '2026-10' })
  expect(split).toMatchObject({ verdict: 'holds', why: null, faults: [], moved: [], days: 0, letter: '' })
  expect(split).toMatchObject({ consumers: 5, plants: 3, slots: 31 * 96 })
})

test('four days of another key: which, who was given less, and what it is worth', async () => {
  const desk = await communityDesk(everyone)
  const month = withEqualDays()
  await imported(desk, madeCsv(month), { name: 'energiedaten.csv' })
  const split = await desk.ask('referee.month', { month: '2026-10' })
  expect(split).toMatchObject({ verdict: 'differs', days: 4 })
  expect(split.faults).toMatchObject([
    { kind: 'other-key', certain: true, from: '2026-10-07', until: '2026-10-10', days: 4 },
  ])
  const moved = split.moved.find(({ point }) => point === 'C1')!
  expect(moved.memberName).toBe('Member C1')
  const honest = madeMonth(7)
  const coverOf = ({ columns }: typeof month): number =>
    slotsOfDays(7, 10).reduce((sum, slot) => sum + madeColumn(columns, 'cover', 'C1').values[slot]!, 0)
  const difference = coverOf(month) - coverOf(honest)
  expect((moved.statedMicroKWh - moved.recomputedMicroKWh) / 1e6).toBeCloseTo(difference, 6)
  // River Valley: 0.30 bought, 0.08 sold, no network charge, 0.02 fee
  expect(moved.worthCents).toBe(Math.round(difference * 20))
  expect(split.letter).toContain('in equal parts')
})

test('the table for the operator is harmless to a spreadsheet and holds no name', async () => {
  const desk = await communityDesk({ ...everyone, offtake: ['=C1', 'C2', 'C3', 'C4', 'C5'] })
  const month = withEqualDays()
  for (const one of month.columns) if (one.point === 'C1') one.point = '=C1'
  await imported(desk, madeCsv(month), { name: 'energiedaten.csv' })
  const { report } = await desk.ask('referee.month', { month: '2026-10' })
  const file = await desk.ask('referee.table', { report: report! })
  expect(file).toMatchObject({
    fileName: 'split differences 2026-10-01 to 2026-10-31.csv',
    mediaType: 'text/csv',
  })
  const made = desk.service.output(file.id)
  const table = new TextDecoder().decode(made!.bytes)
  expect(table).toContain("2026-10-08,'=C1,self-cover,")
  expect(table).not.toMatch(/(^|,)[=+@]/m)
  expect(table).not.toContain('Member')
  expect((await desk.refused('referee.table', { report: 'another' })).code).toBe('report-unknown')
})

test('a month says why nothing can be recomputed', async () => {
  const desk = await communityDesk({ offtake: ['AT1', 'AT2'], feedIn: ['AT3'] })
  expect(await desk.ask('referee.month', { month: '2026-10' })).toMatchObject({
    verdict: 'nothing',
    why: 'no-readings',
  })
  await imported(desk, plainTable('2026-10', usual))
  expect(await desk.ask('referee.month', { month: '2026-10' })).toMatchObject({
    verdict: 'nothing',
    why: 'no-split',
    report: null,
  })
})

test('a file is judged without saving anything; one without a split says so', async () => {
  const desk = await communityDesk(everyone)
  const grant = desk.service.offer('energiedaten.csv', madeCsv(withEqualDays()))
  expect(await desk.ask('referee.file', { grant })).toMatchObject({ verdict: 'differs', days: 4 })
  expect((await desk.ask('readings.month', { month: '2026-10' })).hasSplit).toBe(false)
  expect((await desk.refused('referee.file', { grant })).code).toBe('grant-unknown')
  const plain = desk.service.offer('october.csv', plainTable('2026-10', usual))
  expect((await desk.refused('referee.file', { grant: plain })).code).toBe('no-split')
})

test('recomputing can be cancelled', async () => {
  const desk = await communityDesk(everyone)
  const grant = desk.service.offer('energiedaten.csv', madeCsv(withEqualDays()))
  const reply = desk.service.handle('referee.file', { grant }, 'job-1', () => undefined)
  desk.service.cancel('job-1')
  expect(await reply).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
})
