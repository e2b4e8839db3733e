import { describe, expect, test } from 'vitest'
import { addMonths } from '../../../src/core/calendar/month.ts'
import { newMember } from '../../../src/core/community/member.ts'
import { imported, newDesk, plainTable, settleNow, type Desk } from './service-fixture.ts'
import { widestGuardRails } from '../../../src/core/tuning/guard-rails.ts'
import { riverValley } from './open-file.ts'

/** A small village: three households of differing income and a mill that feeds in; seven settled months. */
async function village(months: number): Promise<Desk> {
  const desk = newDesk()
  await desk.ask('file.new', { cooperative: riverValley, place: null })
  const households = [12_000, 30_000, 90_000]
  for (const [k, incomePerYear] of households.entries()) {
    const member = {
      ...newMember(String(k + 1), `Household ${k + 1}`, '2026-01-01'),
      points: [{ id: `P${k + 1}`, direction: 'offtake' as const }],
      incomePerYear,
      group: k === 0 ? 'lower' : 'higher',
    }
    await desk.ask('members.save', { member, isNew: true })
  }
  const mill = {
    ...newMember('4', 'Mill', '2026-01-01'),
    kind: 'organisation' as const,
    points: [{ id: 'P4', direction: 'feed-in' as const }],
  }
  await desk.ask('members.save', { member: mill, isNew: true })
  for (let k = 0, month = '2026-02'; k < months; k++, month = addMonths(month, 1)) {
    const table = plainTable(month, {
      P1: () => 0.1,
      P2: (slot) => (slot % 4 === 0 ? 0.3 : 0.1),
      P3: (slot) => (slot % 96 > 70 ? 0.4 : 0.1),
      P4: (slot) => (slot % 96 > 30 && slot % 96 < 30 + 5 * (k + 2) ? 0.35 : 0),
    })
    await imported(desk, table, { month, name: `${month}.csv` })
    await desk.ask('settle.run', settleNow(month))
  }
  return desk
}

const decision = {
  act: 'set' as const,
  proposal: null,
  setting: { rho: 0.3, weights: null },
  validFrom: '2026-08',
  reason: 'The lowest income carries most.',
  by: 'Board, 4 of 5',
  on: '2026-11-04',
  rails: null,
}

describe('a decision', () => {
  test('is followed by settling from its month on, and undoing it restores the months', async () => {
    const desk = await village(7)
    const before = await desk.ask('settle.get', { month: '2026-08', which: 'newest' })
    const july = await desk.ask('settle.get', { month: '2026-07', which: 'newest' })
    const equity = await desk.ask('equity.decide', decision)
    expect(equity.decisions).toMatchObject([
      { ...decision, before: { rho: 0, weights: null }, rails: widestGuardRails, undone: false },
    ])
    const led = equity.decisions[0]!.consequences!
    expect(led.months).toHaveLength(7)
    expect(led.gini, 'three households are too few to tell a Gini').toBeNull()
    expect(led.excess!.before).toBeCloseTo(led.excess!.without, 12)
    expect(led.members.reduce((sum, { changeCents }) => sum + changeCents, 0)).toBe(0)
    expect((await desk.ask('settle.before', { month: '2026-08' })).rule).toBe('solidarity')
    expect((await desk.ask('settle.get', { month: '2026-08', which: 'newest' }))?.stale).toBe(true)
    expect((await desk.ask('settle.get', { month: '2026-07', which: 'newest' }))?.stale).toBe(false)

    const decided = await desk.ask('settle.run', settleNow('2026-08'))
    expect(decided.result.rule).toBe('solidarity')
    expect(decided.result.solidarity).toEqual({ asked: 0.3, rho: 0.3, reason: null })
    const part = decided.result.members[0]!.parts.find(({ cause }) => cause === 'solidarity')
    expect(part!.cents).toBeGreaterThan(0)
    const asked = await desk.ask('settle.run', { ...settleNow('2026-08'), rule: 'shapley' })
    expect(asked.result.members).toEqual(before!.result.members)

    const { batches } = await desk.ask('history.list', { limit: 50 })
    const batch = batches.find(({ kind }) => kind === 'decision')!.batch
    await desk.ask('history.undo', { batch })
    const undone = await desk.ask('equity.get', {})
    expect(undone.decisions[0]!.undone).toBe(true)
    expect(undone.inForce).toEqual({ rho: 0, weights: null })
    const restored = await desk.ask('settle.run', settleNow('2026-08'))
    expect(restored.result).toEqual(before!.result)
    expect(await desk.ask('settle.get', { month: '2026-07', which: 'newest' })).toEqual(july)
    // what was told beforehand is what settling the months under it gives
    const under = async (month: string, rho: number) =>
      (await desk.ask('settle.run', { ...settleNow(month), rule: 'solidarity', rho })).result.members[0]!
        .exactShare
    let change = 0
    for (const month of led.months) change += (await under(month, 0.3)) - (await under(month, 0))
    expect(Math.abs((change * 100) / 7 - led.members[0]!.changeCents)).toBeLessThan(1)
  })

  test('weights go into the key, and an explicit key goes before them', async () => {
    const desk = await village(1)
    await desk.ask('equity.decide', {
      ...decision,
      validFrom: '2026-02',
      setting: { rho: 0, weights: { lower: 4, higher: 0.5 } },
    })
    const weighted = await desk.ask('settle.run', settleNow('2026-02'))
    expect(weighted.result.key).toBe('equity')
    const plain = await desk.ask('settle.run', { ...settleNow('2026-02'), key: 'pro-rata' })
    expect(plain.result.key).toBe('pro-rata')
    expect(weighted.result.members[0]!.sharedIn).toBeGreaterThan(plain.result.members[0]!.sharedIn)
  })

  test('never changes a frozen bill: an approved month keeps what it was approved under', async () => {
    const desk = await village(1)
    await desk.ask('equity.decide', { ...decision, validFrom: '2026-02' })
    await desk.ask('settle.run', settleNow('2026-02'))
    await desk.ask('bills.approve', { month: '2026-02', reason: 'for the test' })
    const frozen = await desk.ask('settle.get', { month: '2026-02', which: 'approved' })
    const refused = await desk.refused('equity.decide', { ...decision, validFrom: '2026-02' })
    expect(refused.code).toBe('decision-month-closed')
    await desk.ask('equity.decide', {
      ...decision,
      validFrom: '2026-03',
      setting: { rho: 0.1, weights: null },
    })
    const { batches } = await desk.ask('history.list', { limit: 50 })
    for (const { batch } of batches.filter(({ kind }) => kind === 'decision'))
      await desk.ask('history.undo', { batch })
    expect(await desk.ask('settle.get', { month: '2026-02', which: 'approved' })).toEqual(frozen)
    const report = await desk.ask('file.verify', {})
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([])
  })

  test('needs a reason and names, and keeps to the board’s own limits', async () => {
    const desk = await village(1)
    const valid = { ...decision, validFrom: '2026-02' }
    expect((await desk.refused('equity.decide', { ...valid, reason: '  ' })).code).toBe('decision-incomplete')
    expect((await desk.refused('equity.decide', { ...valid, by: '' })).code).toBe('decision-incomplete')
    await desk.ask('equity.rails', {
      rails: { mostRho: 0.2, leastWeight: 0.5, mostWeight: 2, mostExcess: 25, nobodyWorseOff: true },
    })
    expect((await desk.refused('equity.decide', valid)).code).toBe('outside-rails')
    expect((await desk.refused('equity.decide', { ...valid, act: 'accept' })).code).toBe('proposal-unknown')
    expect((await desk.refused('equity.propose', { seed: null, steps: null })).code).toBe('too-few-months')
  })
})

describe('the board’s limits', () => {
  test('hold for what a decision would lead to, are kept with it, and undone with it', async () => {
    const desk = await village(7)
    const wide = await desk.ask('equity.get', {})
    expect(wide.railsSet).toBe(false)
    const much = { ...decision, setting: { rho: 0.5, weights: null } }
    const { consequences } = await desk.ask('equity.consequences', { setting: much.setting })
    const { without, after } = consequences!.excess!
    expect(after).toBeGreaterThan(without)
    const strict = { ...widestGuardRails, mostExcess: after / 2 }
    const refused = await desk.refused('equity.decide', { ...much, rails: strict })
    expect(refused.code).toBe('outside-rails')
    expect(refused.message).toContain('a group could gain')
    expect((await desk.ask('equity.get', {})).railsSet, 'a refused decision sets no limit').toBe(false)

    const milder = { ...decision, setting: { rho: 0, weights: null }, rails: strict }
    const equity = await desk.ask('equity.decide', milder)
    expect(equity).toMatchObject({ rails: strict, railsSet: true, decisions: [{ rails: strict }] })
    expect((await desk.refused('equity.decide', much)).code).toBe('outside-rails')
    const { batches } = await desk.ask('history.list', { limit: 5 })
    await desk.ask('history.undo', { batch: batches.find(({ kind }) => kind === 'decision')!.batch })
    expect((await desk.ask('equity.get', {})).railsSet).toBe(false)
  })

  test('name who would be worse off than alone, and refuse it until the board takes that limit away', async () => {
    const desk = await village(6)
    const { rows } = await desk.ask('tariffs.list', {})
    // a fixed fee between what the third household gets without and with solidarity
    const settled = await desk.ask('settle.run', { ...settleNow('2026-07'), rule: 'solidarity', rho: 0 })
    const most = await desk.ask('settle.run', { ...settleNow('2026-07'), rule: 'solidarity', rho: 0.6 })
    const [gets, left] = [settled, most].map(({ result }) => result.members[2]!.shareCents) as [
      number,
      number,
    ]
    expect(left).toBeLessThan(gets)
    const row = { ...rows[0]!.row, fixedPerMonthCents: Math.floor((gets + left) / 2) }
    await desk.ask('tariffs.save', { id: rows[0]!.id, row })
    const harsh = { ...decision, validFrom: '2026-08', setting: { rho: 0.6, weights: null } }
    const refused = await desk.refused('equity.decide', harsh)
    expect(refused.code).toBe('outside-rails')
    expect(refused.message).toContain('Household 3')
    const rails = { ...widestGuardRails, nobodyWorseOff: false }
    const allowed = await desk.ask('equity.decide', { ...harsh, rails })
    expect(allowed.decisions[0]!.consequences!.worseOff.map(({ member }) => member)).toContain('3')
  })

  test('bound what is proposed, and the proposal says that it was they', async () => {
    const desk = await village(7)
    const free = await desk.ask('equity.propose', { seed: 1, steps: 1024 })
    expect(free.proposal).toMatchObject({ proposal: { rho: 0.6 }, heldBy: 'most-rho' })
    const at = (rho: number) => free.proposal.curve.find((point) => point.rho === rho)!.excess
    const limit = at(0.45)
    await desk.ask('equity.rails', { rails: { ...widestGuardRails, mostExcess: limit } })
    const { proposal } = await desk.ask('equity.propose', { seed: 1, steps: 1024 })
    expect(proposal.proposal.rho).toBeGreaterThanOrEqual(0.45)
    expect(proposal.proposal.rho).toBeLessThan(0.5)
    expect(proposal.heldBy).toBe('excess')
    const learnt = proposal.verdict.filter(({ candidate }) => !['today', 'income'].includes(candidate))
    for (const { candidate, excess, allowed } of learnt) {
      expect(excess, candidate).toBeLessThanOrEqual(limit + 1e-6)
      expect(allowed, candidate).toBe(true)
    }
    const { curve } = await desk.ask('equity.curve', {})
    expect(curve).toEqual(free.proposal.curve)
  })
})

test('a proposal comes out the same from its seed, also after later changes; accepting it sets it', async () => {
  const desk = await village(7)
  const { id, proposal } = await desk.ask('equity.propose', { seed: 3, steps: 1024 })
  expect(proposal.members.reduce((sum, { changeCents }) => sum + changeCents, 0)).toBe(0)
  expect(proposal.verdict.map(({ candidate }) => candidate)).toContain('ppo')
  expect(proposal.verdict.every(({ worstBurden }) => worstBurden === null)).toBe(true)
  expect(JSON.stringify(proposal)).not.toContain('12000')
  const accepted = await desk.ask('equity.decide', {
    ...decision,
    act: 'accept',
    proposal: id,
    setting: null,
    validFrom: '2026-02',
  })
  expect(accepted.inForce.rho).toBe(proposal.proposal.rho)
  expect(accepted.proposal).toMatchObject({ id, decided: true })
  const members = await desk.ask('members.get', { number: '1', month: '2026-08' })
  await desk.ask('members.save', { member: { ...members.member, incomePerYear: 99_000 }, isNew: false })
  const again = await desk.ask('equity.replay', { decision: accepted.decisions[0]!.id })
  expect(again).toMatchObject({ same: true })
})
