import { expect, test } from 'vitest'
import { keys, rules } from '../../../src/core/community/vocabulary.ts'
import { imported, people, plainTable, riverValleyDesk, settleNow, usual } from './service-fixture.ts'

test('a comparison tells every rule and key, as the list before settling does, and keeps nothing', async () => {
  const desk = await riverValleyDesk()
  const before = await desk.ask('settle.before', { month: '2026-10' })
  const comparison = await desk.ask('settle.compare', { month: '2026-10' })
  expect(await desk.ask('settle.get', { month: '2026-10', which: 'newest' })).toBeNull()
  expect(comparison.rules.map(({ rule }) => rule)).toEqual([...rules])
  expect(comparison.keys.map(({ key }) => key)).toEqual([...keys])
  expect(comparison.rules.map(({ rule: name, available, reason }) => ({ name, available, reason }))).toEqual(
    before.rules,
  )
  expect(comparison.keys.map(({ key: name, available, reason }) => ({ name, available, reason }))).toEqual(
    before.keys,
  )
  const settlement = await desk.ask('settle.run', settleNow('2026-10'))
  expect(comparison.members.map(({ name }) => name)).toEqual(['Alice Auer', 'Bob Bauer', 'Mill Plant'])
  const shapley = comparison.rules.find(({ rule }) => rule === 'shapley')!
  expect(shapley.members).toEqual(
    settlement.result.members.map(({ member, shareCents, amountCents }) => ({
      member,
      shareCents,
      amountCents,
      changeCents: 0,
    })),
  )
})

test('the choices of the newest settlement are in force, its solidarity share too', async () => {
  const desk = await riverValleyDesk()
  const settled = await desk.ask('settle.run', {
    ...settleNow('2026-10'),
    rule: 'solidarity',
    key: 'equal',
    rho: 0.4,
  })
  const comparison = await desk.ask('settle.compare', { month: '2026-10' })
  expect([comparison.current, comparison.currentKey]).toEqual(['solidarity', 'equal'])
  const solidarity = comparison.rules.find(({ rule }) => rule === 'solidarity')!
  expect(solidarity.members.map(({ amountCents }) => amountCents)).toEqual(
    settled.result.members.map(({ amountCents }) => amountCents),
  )
  const other = await desk.ask('settle.compare', { month: '2026-10', rho: 0 })
  const [plain, none] = ['shapley', 'solidarity'].map((name) =>
    other.rules.find(({ rule }) => rule === name)!,
  )
  expect(none!.members.map(({ shareCents }) => shareCents)).toEqual(
    plain!.members.map(({ shareCents }) => shareCents),
  )
})

test('a settlement by income is stale once an income or a band changes, and one that is not stays fresh', async () => {
  const desk = await riverValleyDesk()
  const isStale = async (month: string): Promise<boolean | undefined> =>
    (await desk.ask('settle.get', { month, which: 'newest' }))?.stale
  const run = { ...settleNow('2026-10'), rule: 'solidarity' as const, rho: 0.2 }
  await desk.ask('settle.run', run)
  await desk.ask('members.save', { member: { ...people.bob, incomePerYear: 41_000 }, isNew: false })
  expect(await isStale('2026-10')).toBe(true)
  await desk.ask('settle.run', run)
  expect(await isStale('2026-10')).toBe(false)
  await desk.ask('bands.save', { bands: [{ id: 'low', fromIncome: null, toIncome: 20_000 }] })
  expect(await isStale('2026-10')).toBe(true)
  await desk.ask('settle.run', settleNow('2026-10'))
  await desk.ask('members.save', { member: { ...people.bob, incomePerYear: 55_000 }, isNew: false })
  await desk.ask('bands.save', { bands: [] })
  expect(await isStale('2026-10')).toBe(false)
})

test('an approved settlement with a solidarity share is found again bit for bit', async () => {
  const desk = await riverValleyDesk()
  const settled = await desk.ask('settle.run', {
    ...settleNow('2026-10'),
    rule: 'solidarity',
    key: 'equity',
    rho: 0.6,
  })
  expect(settled.result).toMatchObject({ key: 'equity', solidarity: { asked: 0.6, rho: 0.6, reason: null } })
  await desk.ask('bills.approve', { month: '2026-10', reason: null })
  const verified = await desk.ask('file.verify', {})
  expect(verified).toMatchObject({ ok: true, frozen: [{ month: '2026-10', same: true }] })
  // a correction is settled with the same share
  await imported(desk, plainTable('2026-10', { ...usual, AT1: () => 0.12 }), {
    replace: true,
    name: 'new.csv',
  })
  expect((await desk.ask('settle.get', { month: '2026-10', which: 'approved' }))?.stale).toBe(true)
})

test('what a month does not allow is refused with the reason, and cancelling leaves nothing', async () => {
  const desk = await riverValleyDesk()
  const refused = await desk.refused('settle.run', { ...settleNow('2026-10'), key: 'table' })
  expect(refused).toMatchObject({ code: 'key-not-available', family: 'limit' })
  expect((await desk.refused('settle.run', { ...settleNow('2026-10'), rho: 0.3 })).code).toBe(
    'rho-without-solidarity',
  )
  expect(
    (await desk.refused('settle.run', { ...settleNow('2026-10'), rule: 'solidarity', rho: 0.9 })).code,
  ).toBe('rho-out-of-range')
  const job = 'a-comparison-to-stop'
  const running = desk.service.handle('settle.compare', { month: '2026-10' }, job, () => undefined)
  desk.service.cancel(job)
  expect(await running).toMatchObject({ ok: false, problem: { code: 'cancelled' } })
})

test('what a board tries with the solidarity share is to the cent what settling with it gives', async () => {
  const desk = await riverValleyDesk()
  const { solidarity, members } = await desk.ask('settle.compare', { month: '2026-10', tries: true })
  expect(solidarity!.tries).toHaveLength(61)
  for (const rho of [0.07, 0.23, 0.6]) {
    const tried = solidarity!.tries.find((one) => one.rho === rho)!
    const { result } = await desk.ask('settle.run', { ...settleNow('2026-10'), rule: 'solidarity', rho })
    expect(members.map(({ member }) => member)).toEqual(result.members.map(({ member }) => member))
    expect(tried.shareCents).toEqual(result.members.map(({ shareCents }) => shareCents))
    expect(tried.amountCents).toEqual(result.members.map(({ amountCents }) => amountCents))
  }
})
