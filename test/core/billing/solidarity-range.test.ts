import { expect, test } from 'vitest'
import { compareRules } from '../../../src/core/billing/compare.ts'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import {
  alice,
  bob,
  cooperative,
  input,
  member,
  plant,
  producer,
  prosumer,
  quietly,
  readings,
  settled,
  solvers,
  tariff,
} from './community.ts'

/** The month under every solidarity share is what settling with that share gives, to the cent. */

const lively: Partial<SettlementInput> = {
  members: [
    { ...alice, incomePerYear: 12_000 },
    { ...bob, incomePerYear: 36_000 },
    { ...plant, kind: 'organisation' },
    prosumer('4', { factor: 0.8, incomePerYear: 28_000 }),
    producer('5', { incomePerYear: 45_000 }),
    member('10', { incomePerYear: 20_000 }),
  ],
  tariffs: [{ ...tariff, fixedPerMonthCents: 40 }],
  readings: [
    readings('o1', [1, 2, 3.3, 0, 2]),
    readings('o2', [0.4, 0, 1.123456, 5, 1]),
    readings('f3', [2, 3, 1, 1, 0.7]),
    readings('o4', [0.7, 0.1, 0, Number.NaN, 0]),
    readings('f4', [0, 0.5, 2.2, 1, 1]),
    readings('f5', [0.3, 0.3, 0.3, 0.3, 0.3]),
    readings('o10', [1, 1, 1, 1, 1]),
  ],
}

async function range(changes: Partial<SettlementInput>) {
  const { solidarity, members } = await compareRules(input(changes), solvers, quietly, { tries: true })
  if (solidarity === undefined) throw new Error('there is no range')
  return { ...solidarity, members: members.map((one) => one.member) }
}

test.each<[string, Partial<SettlementInput>]>([
  ['shared energy', {}],
  ['with VAT', { cooperative: { ...cooperative, vatRate: 2000 } }],
  ['premium', { cooperative: { ...cooperative, model: 'premium' }, premiumCents: 700 }],
  [
    'full supply',
    { cooperative: { ...cooperative, model: 'full-supply', vatRate: 2000 }, invoiceCents: 350 },
  ],
])('%s: every share, amount and measure is the one of settling with that ρ', async (_, changes) => {
  const month = { ...lively, ...changes }
  const { tries, reason, members } = await range(month)
  expect(reason).toBeNull()
  expect(tries.map(({ rho }) => rho)).toEqual(Array.from({ length: 61 }, (__, k) => k / 100))
  for (const tried of tries.filter((__, k) => k % 7 === 0 || k === 60)) {
    const result = await settled({ ...month, rule: 'solidarity', rho: tried.rho })
    expect(result.members.map((one) => one.member)).toEqual(members)
    expect(tried.shareCents).toEqual(result.members.map(({ shareCents }) => shareCents))
    expect(tried.amountCents).toEqual(result.members.map(({ amountCents }) => amountCents))
    expect(tried.worseOff).toEqual(result.worseOff.map((one) => one.member))
    expect(tried.largestExcess).toBe(result.stability?.largestExcess ?? null)
    expect(tried.isBound).toBe(false)
    // its own comparison measures the same Gini
    const { rules } = await compareRules(input({ ...month, rho: tried.rho }), solvers, quietly)
    expect(tried.giniBurden).toBe(rules.find(({ rule }) => rule === 'solidarity')!.giniBurden)
  }
})

test('the rule in force, its own share and the key change nothing of it', async () => {
  const plain = await range(lively)
  expect(await range({ ...lively, rule: 'pass-through' })).toEqual(plain)
  expect(await range({ ...lively, rule: 'solidarity', rho: 0.3 })).toEqual(plain)
})

test('above the enumerated months a share between two fifths tells what no group can gain more than', async () => {
  const members = Array.from({ length: 18 }, (_, k) =>
    k % 3 === 2
      ? producer(String(k + 1), { kind: 'organisation' })
      : member(String(k + 1), { incomePerYear: 15_000 + 4_000 * k }),
  )
  const month = {
    members,
    readings: members.map(({ points }, k) => readings(points[0]!.id, [1 + (k % 5), 2, (k * 7) % 4, 1])),
  }
  const { tries } = await range(month)
  expect(tries.filter(({ isBound }) => !isBound).map(({ rho }) => rho)).toEqual([0, 0.2, 0.4, 0.6])
  for (const at of [5, 23, 37, 50, 58]) {
    const { stability } = await settled({ ...month, rule: 'solidarity', rho: at / 100 })
    const bound = tries[at]!.largestExcess!
    expect(bound).toBeGreaterThanOrEqual(stability!.largestExcess - 1e-9)
  }
})

test('the Gini is told as the comparison tells it, from two households on', async () => {
  const one = {
    ...lively,
    members: lively.members!.map((each, k) => (k === 0 ? each : { ...each, incomePerYear: null })),
  }
  expect((await range(one)).tries.map(({ giniBurden }) => giniBurden)).toEqual(Array(61).fill(null))
  expect((await range(lively)).tries[0]!.giniBurden).toBeGreaterThan(0)
})

test('where there is nothing to give by need, the reason stands there', async () => {
  const dark = [readings('o1', [1]), readings('o2', [1]), readings('o10', [1])]
  const { reason, tries } = await range({ ...lively, readings: dark })
  expect(reason).toMatch(/no saving in this month/)
  expect(tries).toEqual([])
})

test('it is told only where it is asked for and where incomes are known', async () => {
  expect(await compareRules(input(lively), solvers, quietly)).not.toHaveProperty('solidarity')
  const without = { ...lively, members: lively.members!.map((one) => ({ ...one, incomePerYear: null })) }
  expect(await compareRules(input(without), solvers, quietly, { tries: true })).not.toHaveProperty(
    'solidarity',
  )
})
