import { expect, test } from 'vitest'
import {
  imported,
  people,
  plainTable,
  riverValleyDesk,
  settleNow,
  usual,
  type Desk,
} from './service-fixture.ts'

const SLOTS = 31 * 96 + 4
/** 16 October, 10:00. */
const SWAP = 15 * 96 + 40
const MONTH = '2026-10'

/** Alice's meter is exchanged: AT1 until the swap, AT9 from some slots after it on. */
async function exchangedDesk(gap: number, swap = SWAP): Promise<Desk> {
  const desk = await riverValleyDesk('without readings')
  const points = [...people.alice.points, { id: 'AT9', direction: 'offtake' as const }]
  await desk.ask('members.save', { member: { ...people.alice, points }, isNew: false })
  const table = plainTable(MONTH, {
    ...usual,
    AT1: (slot) => (slot < swap ? 0.1 : null),
    AT9: (slot) => (slot < swap + gap ? null : 0.1),
  })
  await imported(desk, table)
  return desk
}

test('old and new meter without a gap between them make the month complete, and it is settled as with one', async () => {
  const desk = await exchangedDesk(0)
  const month = await desk.ask('readings.month', { month: MONTH })
  expect(month).toMatchObject({ complete: true, completePoints: 4, expectedPoints: 4 })
  expect(month.points.find(({ point }) => point === 'AT1')).toMatchObject({ missing: 0, expected: SWAP })
  expect(month.points.find(({ point }) => point === 'AT9')).toMatchObject({
    missing: 0,
    expected: SLOTS - SWAP,
  })
  const { changes, complete } = await desk.ask('settle.before', { month: MONTH })
  expect(complete).toBe(true)
  expect(changes.map(({ words }) => words.replaceAll('\u00A0', ' '))).toContain(
    'Alice Auer: the meter was exchanged on 16 October 2026, AT1 until then and AT9 from there.',
  )
  const { findings } = await desk.ask('readings.checks', { month: MONTH })
  expect(findings.filter(({ kind }) => kind === 'gap')).toEqual([])
  expect(findings.find(({ kind }) => kind === 'meter-exchange')?.sentence).toContain('nothing is missing')
  const { result } = await desk.ask('settle.run', settleNow(MONTH))
  expect(result).toMatchObject({ complete: true, gaps: [] })
  const whole = await riverValleyDesk()
  const asOne = await whole.ask('settle.run', settleNow(MONTH))
  expect(result.totals).toEqual(asOne.result.totals)
  expect(result.members.map(({ amountCents }) => amountCents)).toEqual(
    asOne.result.members.map(({ amountCents }) => amountCents),
  )
  expect((await desk.ask('bills.list', { month: MONTH })).reasonNeeded).toEqual([])
  await desk.ask('bills.approve', { month: MONTH, reason: null })
})

test('what lies between the two is missing, and approving asks for a reason', async () => {
  const desk = await exchangedDesk(4)
  const month = await desk.ask('readings.month', { month: MONTH })
  expect(month).toMatchObject({ complete: false, completePoints: 3, expectedPoints: 4 })
  expect(month.points.find(({ point }) => point === 'AT1')).toMatchObject({ missing: 4 })
  const { result } = await desk.ask('settle.run', settleNow(MONTH))
  expect(result).toMatchObject({ complete: false, gaps: [{ point: 'AT1', member: '1', slots: 4 }] })
  expect((await desk.refused('bills.approve', { month: MONTH, reason: null })).code).toBe('reason-needed')
})

test('values filled in stand on the bill and are never the default', async () => {
  const desk = await exchangedDesk(4)
  const plain = await desk.ask('settle.run', settleNow(MONTH))
  expect(plain.result.gapRule).toBe('slot')
  const { result } = await desk.ask('settle.run', { ...settleNow(MONTH), gapRule: 'impute' })
  expect(result.gapRule).toBe('impute')
  const alice = result.members.find(({ member }) => member === '1')!
  expect(alice.imputedSlots).toBe(4)
  expect(alice.offtake).toBe(SLOTS * 100_000)
  const { explanation } = await desk.ask('bills.get', { month: MONTH, member: '1' })
  expect(explanation.remarks.join(' ')).toMatch(/filled in/)
})

test('two half months that meet at midnight may be two files of two meters: it is asked, and nothing is complete', async () => {
  const midnight = 15 * 96
  const desk = await exchangedDesk(0, midnight)
  const month = await desk.ask('readings.month', { month: MONTH })
  expect(month).toMatchObject({ complete: false, completePoints: 2, expectedPoints: 4 })
  expect(month.points.find(({ point }) => point === 'AT1')).toMatchObject({ missing: SLOTS - midnight })
  const { findings } = await desk.ask('readings.checks', { month: MONTH })
  expect(findings.filter(({ kind }) => kind === 'gap').map(({ point }) => point)).toEqual(['AT1', 'AT9'])
  expect(findings.find(({ kind }) => kind === 'maybe-exchange')?.sentence).toContain(
    'Was the meter exchanged',
  )
  const { changes, complete } = await desk.ask('settle.before', { month: MONTH })
  expect(complete).toBe(false)
  expect(changes.map(({ words }) => words.replaceAll('\u00A0', ' '))).toContain(
    'Alice Auer: AT1 ends just before AT9 begins at the start of 16 October 2026. Was the meter exchanged, or is the other half of each missing?',
  )
  // settled without the other halves it is what an exchange would give, and approving is the answer
  const { result } = await desk.ask('settle.run', settleNow(MONTH))
  expect(result).toMatchObject({ complete: false, gapRule: 'member' })
  const whole = await riverValleyDesk()
  const asOne = await whole.ask('settle.run', settleNow(MONTH))
  expect(result.members.map(({ amountCents }) => amountCents)).toEqual(
    asOne.result.members.map(({ amountCents }) => amountCents),
  )
  expect((await desk.refused('bills.approve', { month: MONTH, reason: null })).code).toBe('reason-needed')
  await desk.ask('bills.approve', { month: MONTH, reason: 'The meter was exchanged at midnight.' })
})
