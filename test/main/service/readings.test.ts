import { expect, test } from 'vitest'
import { imported, newDesk, people, plainTable, riverValleyDesk, usual } from './service-fixture.ts'
import { riverValley } from './open-file.ts'
import type { Output } from '../../../src/core/contract/contract.ts'

const SLOTS = 31 * 96 + 4

test('a month is read, told before it is saved, and counted once however often it comes', async () => {
  const desk = await riverValleyDesk('without readings')
  const bytes = plainTable('2026-10', usual)
  const grant = desk.service.offer('october.csv', bytes)
  const { plan, result, after } = await desk.ask('readings.plan', {
    grants: [grant],
    mappings: [],
    pointOf: [],
    month: '2026-10',
  })
  expect(result.rows).toEqual({ new: 3 * SLOTS, same: 0, changed: 0, refused: 0 })
  expect(result.complete).toEqual({ '2026-10': true })
  expect(after).toMatchObject({
    complete: true,
    completePoints: 3,
    expectedPoints: 3,
    slots: SLOTS,
    stepSeconds: 900,
  })
  expect((await desk.ask('readings.month', { month: '2026-10' })).complete, 'nothing is saved yet').toBe(
    false,
  )
  const saved = await desk.ask('readings.save', { plan, changed: 'refuse' })
  expect(saved.batch).not.toBeNull()
  expect((await desk.refused('readings.save', { plan, changed: 'refuse' })).code).toBe('plan-unknown')
  const again = await imported(desk, bytes)
  expect(again).toMatchObject({ batch: null, rows: { new: 0, same: 3 * SLOTS, changed: 0 } })
  const month = await desk.ask('readings.month', { month: '2026-10' })
  expect(month.points.find((point) => point.point === 'AT1')?.microKWh).toBe(SLOTS * 100_000)
  const file = await desk.ask('file.current', {})
  expect(file).toMatchObject({ workMonth: '2026-10', firstMonth: '2026-10', lastMonth: '2026-10' })
})

test('changed values need a deliberate yes; the old ones stay in the history and come back', async () => {
  const desk = await riverValleyDesk()
  const changed = plainTable('2026-10', { AT1: (slot) => (slot < 4 ? 0.5 : 0.1) })
  const grant = desk.service.offer('correction.csv', changed)
  const { plan, result } = await desk.ask('readings.plan', {
    grants: [grant],
    mappings: [],
    pointOf: [],
    month: '2026-10',
  })
  expect(result.rows).toMatchObject({ new: 0, changed: 4, same: SLOTS - 4 })
  const refused = await desk.refused('readings.save', { plan, changed: 'refuse' })
  expect(refused).toMatchObject({ code: 'replace-needed', params: { changed: 4 } })
  await desk.ask('readings.save', { plan, changed: 'replace' })
  const day = await desk.ask('readings.day', { point: 'AT1', date: '2026-10-01' })
  expect(day.values.slice(0, 5)).toEqual([500_000, 500_000, 500_000, 500_000, 100_000])
  await desk.ask('history.undo', { batch: null })
  const back = await desk.ask('readings.day', { point: 'AT1', date: '2026-10-01' })
  expect(back.values.slice(0, 5)).toEqual([100_000, 100_000, 100_000, 100_000, 100_000])
  expect(back.values.length).toBe(96)
})

test('points that no member has are named and not stored', async () => {
  const desk = await riverValleyDesk('without readings')
  const grant = desk.service.offer('october.csv', plainTable('2026-10', { AT1: () => 0.1, AT99: () => 1 }))
  const { plan, result } = await desk.ask('readings.plan', {
    grants: [grant],
    mappings: [],
    pointOf: [],
    month: '2026-10',
  })
  expect(result.unknownPoints).toEqual(['AT99'])
  await desk.ask('readings.save', { plan, changed: 'refuse' })
  expect((await desk.refused('readings.day', { point: 'AT99', date: '2026-10-01' })).code).toBe(
    'point-unknown',
  )
})

test('a plan made before something else was saved is not saved blindly', async () => {
  const desk = await riverValleyDesk('without readings')
  const grant = desk.service.offer('october.csv', plainTable('2026-10', usual))
  const { plan } = await desk.ask('readings.plan', {
    grants: [grant],
    mappings: [],
    pointOf: [],
    month: '2026-10',
  })
  await desk.ask('members.leave', { number: '2', until: '2026-10-31' })
  expect((await desk.refused('readings.save', { plan, changed: 'refuse' })).code).toBe('plan-stale')
})

test('a file that cannot be read says why, and the others are still planned', async () => {
  const desk = await riverValleyDesk('without readings')
  const grants = [
    desk.service.offer('october.csv', plainTable('2026-10', usual)),
    desk.service.offer('picture.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])),
  ]
  const { result } = await desk.ask('readings.plan', { grants, mappings: [], pointOf: [], month: '2026-10' })
  expect(result.files.map((file) => file.grant)).toEqual(grants)
  expect(result.files.map((file) => file.inspected.problem === null)).toEqual([true, false])
  expect(result.rows.new).toBe(3 * SLOTS)
})

test('gaps are shown day by day, the clock-change day has its hundred slots', async () => {
  const desk = await riverValleyDesk('without readings')
  await imported(
    desk,
    plainTable('2026-10', { ...usual, AT2: (slot) => (slot >= 960 && slot < 970 ? null : 0.2) }),
  )
  const month = await desk.ask('readings.month', { month: '2026-10' })
  expect(month).toMatchObject({ complete: false, completePoints: 2, expectedPoints: 3 })
  const bob = month.points.find((point) => point.point === 'AT2')
  expect(bob).toMatchObject({ member: '2', missing: 10, expected: SLOTS })
  expect(bob?.days.filter((day) => day.missing > 0).map((day) => day.date)).toEqual(['2026-10-11'])
  const day = await desk.ask('readings.day', { point: 'AT2', date: '2026-10-25' })
  expect(day.values.length).toBe(100)
  const detail = await desk.ask('members.get', { number: '2', month: '2026-10' })
  expect(detail.points).toEqual([
    { id: 'AT2', direction: 'offtake', microKWh: (SLOTS - 10) * 200_000, missing: 10 },
  ])
})

test('a cancelled plan leaves nothing', async () => {
  const desk = newDesk()
  await desk.ask('file.new', { cooperative: riverValley, place: null })
  await desk.ask('members.save', { member: people.alice, isNew: true })
  const grant = desk.service.offer('october.csv', plainTable('2026-10', usual))
  const input = { grants: [grant], mappings: [], pointOf: [], month: '2026-10' }
  const reply = desk.service.handle('readings.plan', input, 'job-1', () => undefined)
  desk.service.cancel('job-1')
  expect(await reply).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  expect(await desk.ask('readings.month', { month: '2026-10' })).toMatchObject({ completePoints: 0 })
})

test('kept: values that differ stay as they are, new ones are saved', async () => {
  const desk = await riverValleyDesk('without readings')
  await imported(desk, plainTable('2026-10', { AT1: () => 0.1 }))
  const both = plainTable('2026-10', { AT1: () => 0.2, AT2: () => 0.3 })
  const { plan, after, afterReplacing } = await desk.ask('readings.plan', {
    grants: [desk.service.offer('both.csv', both)],
    mappings: [],
    pointOf: [],
    month: '2026-10',
  })
  const energiesOf = ({ points }: Output<'readings.month'>) =>
    ['AT1', 'AT2'].map((id) => points.find((one) => one.point === id)?.microKWh)
  expect(energiesOf(after), 'shown for keeping').toEqual([SLOTS * 100_000, SLOTS * 300_000])
  expect(energiesOf(afterReplacing), 'shown for replacing').toEqual([SLOTS * 200_000, SLOTS * 300_000])
  await desk.ask('readings.save', { plan, changed: 'keep' })
  const month = await desk.ask('readings.month', { month: '2026-10' })
  expect(energiesOf(month)).toEqual([SLOTS * 100_000, SLOTS * 300_000])
})

test('after saving the open files are still at hand, and only files that gave values are named', async () => {
  const desk = await riverValleyDesk('without readings')
  const good = desk.service.offer('october.csv', plainTable('2026-10', usual))
  const bad = desk.service.offer('picture.csv', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]))
  const about = { mappings: [], pointOf: [], month: '2026-10' }
  const { plan } = await desk.ask('readings.plan', { grants: [good, bad], ...about })
  const saved = await desk.ask('readings.save', { plan, changed: 'keep' })
  expect(saved.words).toBe('8\u00A0940 values from october.csv')
  expect((await desk.ask('readings.plan', { grants: [bad], ...about })).result.files).toHaveLength(1)
  expect((await desk.refused('readings.plan', { grants: [good], ...about })).code).toBe('grant-unknown')
})

test('the checks of a month find the plain month clean, and what a correction spoils', async () => {
  const desk = await riverValleyDesk('without readings')
  // never twice the same, so that nothing is flat
  const alive = (slot: number): number => 0.1 + (slot % 7) / 100
  await imported(desk, plainTable('2026-10', { AT1: alive, AT2: alive, AT3: alive }))
  const clean = await desk.ask('readings.checks', { month: '2026-10' })
  expect(clean).toEqual({ month: '2026-10', hasValues: true, findings: [] })
  const spoilt = plainTable('2026-11', {
    AT1: (slot) => (slot === 130 ? 60 : alive(slot)),
    AT2: alive,
    AT3: alive,
  })
  await imported(desk, spoilt, { month: '2026-11' })
  const { findings } = await desk.ask('readings.checks', { month: '2026-11' })
  expect(findings, 'Dora joined in November and her point is not in the file').toMatchObject([
    { kind: 'gap', point: 'AT4', memberName: 'Dora Dorn', whole: true },
    { kind: 'spike', point: 'AT1', date: '2026-11-02', microKWh: 60_000_000, memberName: 'Alice Auer' },
  ])
  expect(await desk.ask('readings.checks', { month: '2026-12' })).toMatchObject({
    hasValues: false,
    findings: [],
  })
})
