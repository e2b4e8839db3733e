import { expect, test } from 'vitest'
import { riverValleyDesk, settleNow, type Desk } from './service-fixture.ts'

/** Coefficients by the hour, taken in, used, taken back: the month is then what it was, and what is frozen never moves. */

const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
const sheet = (alice: number, bob: number): Uint8Array =>
  new TextEncoder().encode(
    [
      ['member', 'from', 'until', ...hours].join(','),
      ['1', '2026-01-01', '', ...hours.map(() => alice)].join(','),
      ['2', '2026-01-01', '', ...hours.map(() => bob)].join(','),
    ].join('\n'),
  )
const take = async (desk: Desk, bytes: Uint8Array): Promise<number> => {
  const grant = desk.service.offer('coefficients.csv', bytes)
  const { batch } = await desk.ask('keys.import', { grant, write: true, skipRefused: false })
  return batch!
}
const byTable = { ...settleNow('2026-10'), key: 'table' as const }
const amountsOf = async (desk: Desk): Promise<number[]> => {
  const { result } = await desk.ask('settle.run', byTable)
  return result.members.map(({ amountCents }) => amountCents)
}

test('an import of coefficients is taken back: the tables, the month and what can be chosen are as before', async () => {
  const desk = await riverValleyDesk()
  const before = await desk.ask('settle.before', { month: '2026-10' })
  await desk.ask('settle.run', settleNow('2026-10'))
  const settledBefore = await desk.ask('settle.get', { month: '2026-10', which: 'newest' })
  expect(settledBefore!.stale).toBe(false)

  const batch = await take(desk, sheet(0.7, 0.3))
  expect((await desk.ask('keys.list', {})).tables).toHaveLength(1)
  const between = await desk.ask('settle.before', { month: '2026-10' })
  expect(between.keys.find(({ name }) => name === 'table')).toMatchObject({ available: true, reason: null })
  expect((await desk.ask('history.list', { limit: 20 })).batches[0]).toMatchObject({
    batch,
    undone: false,
    canUndo: true,
  })

  const undone = await desk.ask('history.undo', { batch })
  expect(undone.words).toContain('coefficients')
  expect((await desk.ask('keys.list', {})).tables).toEqual([])
  expect(await desk.ask('settle.before', { month: '2026-10' })).toEqual(before)
  // the same settlement, not stale: the table was not in use
  expect(await desk.ask('settle.get', { month: '2026-10', which: 'newest' })).toEqual(settledBefore)
  expect((await desk.refused('settle.run', byTable)).code).toBe('key-not-available')
})

test('a second table taken back leaves the first one and its amounts, to the cent', async () => {
  const desk = await riverValleyDesk()
  await take(desk, sheet(0.7, 0.3))
  const first = await amountsOf(desk)
  const tables = await desk.ask('keys.list', {})
  const batch = await take(desk, sheet(0.1, 0.9))
  // settled by the table that has changed since
  expect((await desk.ask('settle.get', { month: '2026-10', which: 'newest' }))!.stale).toBe(true)
  expect(await amountsOf(desk)).not.toEqual(first)
  await desk.ask('history.undo', { batch })
  expect(await desk.ask('keys.list', {})).toEqual(tables)
  expect((await desk.ask('settle.get', { month: '2026-10', which: 'newest' }))!.stale).toBe(true)
  expect(await amountsOf(desk)).toEqual(first)
})

test('a frozen month is not touched by an import, nor by taking it back', async () => {
  const desk = await riverValleyDesk()
  const batch = await take(desk, sheet(0.7, 0.3))
  await desk.ask('settle.run', byTable)
  const { reasonNeeded } = await desk.ask('bills.list', { month: '2026-10' })
  const approved = await desk.ask('bills.approve', {
    month: '2026-10',
    reason: reasonNeeded.length > 0 ? 'a test' : null,
  })
  const frozen = await desk.ask('settle.get', { month: '2026-10', which: 'approved' })
  const unmoved = async (): Promise<void> => {
    const now = await desk.ask('settle.get', { month: '2026-10', which: 'approved' })
    expect(now!.result).toEqual(frozen!.result)
    expect((await desk.ask('bills.list', { month: '2026-10' })).bills).toEqual(approved.bills)
    const verified = await desk.ask('file.verify', {})
    expect(verified).toMatchObject({ ok: true, frozen: [{ month: '2026-10', same: true }] })
  }
  const second = await take(desk, sheet(0.1, 0.9))
  await unmoved()
  await desk.ask('history.undo', { batch: second })
  await unmoved()
  const { batches } = await desk.ask('history.list', { limit: 20 })
  expect(batches.find((one) => one.batch === second)).toMatchObject({ undone: true })
  // what the approval rests on
  expect(batches.find((one) => one.batch === batch)).toBeDefined()
})
