import { expect, test } from 'vitest'
import type { JobProgress } from '../../../src/core/contract/call.ts'
import { newMember } from '../../../src/core/community/member.ts'
import { riverValley } from './open-file.ts'
import { newDesk, plainTable, type Desk } from './service-fixture.ts'

const MONTH = '2026-10'
const POINTS = Array.from({ length: 60 }, (_, k) => `AT${k + 1}`)
const bytes = plainTable(MONTH, Object.fromEntries(POINTS.map((point) => [point, () => 0.25])))

async function deskWithMembers(): Promise<Desk> {
  const desk = newDesk()
  await desk.ask('file.new', { cooperative: riverValley, place: null })
  for (const [k, id] of POINTS.entries()) {
    const member = newMember(`${k + 1}`, `Member ${k + 1}`, '2026-01-01')
    await desk.ask('members.save', {
      member: { ...member, points: [{ id, direction: 'offtake' }] },
      isNew: true,
    })
  }
  return desk
}

/** Plans the import as a job; `heard` is told its progress and may stop it. */
const planned = (desk: Desk, job: string, heard: (progress: JobProgress) => void) =>
  desk.service.handle(
    'readings.plan',
    { grants: [desk.service.offer('large.csv', bytes)], mappings: [], pointOf: [], month: MONTH },
    job,
    heard,
  )

/** All that an import could have changed. */
const stateOf = async (desk: Desk): Promise<unknown> => ({
  month: await desk.ask('readings.month', { month: MONTH }),
  history: await desk.ask('history.list', { limit: 100 }),
  file: await desk.ask('file.current', {}),
})

test('one large file tells how far it is, and stopped in any phase it leaves nothing', async () => {
  const desk = await deskWithMembers()
  const before = await stateOf(desk)
  const heard: JobProgress[] = []
  const whole = await planned(desk, 'whole', (progress) => heard.push(progress))
  expect(whole.ok).toBe(true)
  const phases = [...new Set(heard.map(({ phase }) => phase))]
  expect(phases).toEqual(['files', 'readings'])
  for (const phase of phases) {
    const steps = heard.filter((one) => one.phase === phase).map(({ done }) => done)
    expect(steps, phase).toEqual(steps.toSorted((a, b) => a - b))
  }
  const kilobytes = Math.round(bytes.length / 1024)
  expect(heard[0]).toMatchObject({ phase: 'files', done: 0, total: kilobytes })
  for (const { job, done, total } of heard) {
    expect(job).toBe('whole')
    expect(done).toBeGreaterThanOrEqual(0)
    expect(done).toBeLessThanOrEqual(total)
  }
  expect(await stateOf(desk), 'a plan saves nothing').toEqual(before)
  for (const phase of phases) {
    const stopped = await planned(desk, `stopped at ${phase}`, (progress) => {
      if (progress.phase === phase) desk.service.cancel(progress.job)
    })
    expect(stopped).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
    expect(await stateOf(desk), phase).toEqual(before)
  }
  // the plan made before still stands, and is saved as one batch that one undo takes back
  const { plan } = (whole as { value: { plan: string } }).value
  const { batch, rows } = await desk.ask('readings.save', { plan, changed: 'refuse' })
  expect(batch).not.toBeNull()
  expect(rows).toEqual({ new: POINTS.length * (31 * 96 + 4), same: 0, changed: 0, refused: 0 })
  expect((await desk.ask('readings.month', { month: MONTH })).complete).toBe(true)
  await desk.ask('history.undo', { batch: null })
  expect(await desk.ask('readings.month', { month: MONTH })).toEqual((before as { month: unknown }).month)
})

test('a member saved while a large import is planned makes the plan one of yesterday', async () => {
  const desk = await deskWithMembers()
  const saved: Promise<unknown>[] = []
  const reply = await planned(desk, 'planned', ({ phase }) => {
    if (phase !== 'readings') return
    if (saved.length === 0)
      saved.push(desk.ask('members.save', { member: newMember('99', 'Late', '2026-01-01'), isNew: true }))
  })
  expect(await Promise.all(saved)).toHaveLength(1)
  const { plan } = (reply as { value: { plan: string } }).value
  expect((await desk.refused('readings.save', { plan, changed: 'refuse' })).code).toBe('plan-stale')
})
