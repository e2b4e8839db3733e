import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { daysOfSteps } from '../../../src/main/service/demo/plan.ts'
import { newDesk } from './service-fixture.ts'

/** A year is imported, settled and approved, which takes long on a busy machine. */
const PATIENCE = 600_000

test('the demo is built by its own plan and stands up to verify', { timeout: PATIENCE }, async () => {
  const desk = newDesk()
  const state = await desk.ask('file.demo', { place: null })
  expect(state).toMatchObject({
    fileName: 'Demo.fairwatt',
    readOnly: false,
    firstMonth: '2025-11',
    workMonth: '2026-10',
  })
  expect((await desk.ask('file.current', {}))?.session).toBe(state.session)
  const { year } = await desk.ask('month.overview', { month: '2026-10' })
  expect(new Set(year.map((month) => month.state))).toEqual(new Set(['approved', 'corrected', 'readings']))
  const { bills, approvedAt } = await desk.ask('bills.list', { month: '2025-11' })
  expect(bills[0]?.number).toBe('2025-11-001')
  expect(new Date((approvedAt ?? 0) * 1000).toISOString()).toBe('2025-12-04T18:00:00.000Z')
  const correction = await desk.ask('correction.get', { month: '2026-02' })
  expect(correction?.documents.every((document) => document.date === '2026-04-09')).toBe(true)
  expect(correction?.sums.differenceCents).toBe(
    correction?.documents.reduce((sum, document) => sum + document.amountCents, 0),
  )
  const verified = await desk.ask('file.verify', {})
  expect(verified.checks.filter((check) => !check.ok)).toEqual([])
  expect(verified.frozen.length).toBe(12)
})

test('a demo that is cancelled leaves nothing', { timeout: PATIENCE }, async () => {
  const desk = newDesk()
  const reply = await desk.service.handle('file.demo', { place: null }, 'demo', ({ done }) => {
    if (done >= 1) desk.service.cancel('demo')
  })
  expect(reply).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
  const data = join(desk.folder, 'data')
  expect(existsSync(data) ? readdirSync(data) : []).toEqual([])
  expect(await desk.ask('file.current', {})).toBeNull()
})

test('a step without a day happens on the day of the next step that has one', () => {
  const settle = { settle: '2026-01' }
  const approve = { approve: '2026-01', reason: null, date: '2026-02-04' }
  expect(daysOfSteps([settle, approve, settle])).toEqual(['2026-02-04', '2026-02-04', '2026-02-04'])
  expect(() => daysOfSteps([settle])).toThrow('no step of the demo has a date')
})
