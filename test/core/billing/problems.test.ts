import { expect, test } from 'vitest'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import { settle } from '../../../src/core/billing/settle.ts'
import { ProblemError, type Problem } from '../../../src/core/problems/problem.ts'
import {
  alice,
  bob,
  cooperative,
  input,
  member,
  october,
  plant,
  quietly,
  readings,
  settled,
  tariff,
  threeReadings,
  solvers,
} from './community.ts'

const three: Partial<SettlementInput> = { members: [alice, bob, plant], readings: threeReadings }

async function problemOf(changes: Partial<SettlementInput>): Promise<Problem> {
  try {
    await settled({ ...three, ...changes })
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('it settled')
}

const fullSupply = { ...cooperative, model: 'full-supply' as const }
const faults: [string, Partial<SettlementInput>, string][] = [
  ['nobody is a member', { members: [member('1', { from: '2027-01-01' })] }, 'no-members'],
  ['no readings at all', { readings: [] }, 'no-readings'],
  ['readings of strangers only', { readings: [readings('o9', [1])] }, 'no-readings'],
  ['readings without a value', { readings: [readings('o1', [Number.NaN])] }, 'no-readings'],
  [
    'a negative reading',
    { readings: [readings('o1', [1, -0.25]), readings('f3', [1, 1])] },
    'negative-reading',
  ],
  ['two readings for one slot', { readings: [...threeReadings, readings('o1', [4])] }, 'readings-overlap'],
  [
    'readings off the step',
    { readings: [readings('o1', [1], { start: october + 60 })] },
    'readings-misaligned',
  ],
  [
    'days in a month of 745 hours',
    { readings: [readings('o1', [1, 2], { step: 86_400 })] },
    'steps-do-not-fit',
  ],
  [
    'a point of two members',
    { members: [alice, plant, member('8', { points: alice.points })] },
    'point-twice',
  ],
  ['no price at all', { tariffs: [] }, 'price-missing'],
  ['full supply without prices', { cooperative: fullSupply, tariffs: [] }, 'price-missing'],
  ['an unknown tariff of a member', { members: [{ ...alice, tariff: 'green' }, plant] }, 'unknown-tariff'],
  ['a price that begins too late', { tariffs: [{ ...tariff, from: '2026-10-02' }] }, 'price-missing'],
  [
    'a VAT rate that changes',
    {
      tariffs: [
        { ...tariff, until: '2026-10-14', vat: 2000 },
        { ...tariff, from: '2026-10-15', vat: 1000 },
      ],
    },
    'vat-changes-inside-month',
  ],
  ['a rule that is not available', { rule: 'solidarity' }, 'rule-not-available'],
  ['a key without what it needs', { key: 'table' }, 'key-not-available'],
  ['weights without an income', { key: 'equity' }, 'key-not-available'],
  ['no priorities', { key: 'priority' }, 'priorities-missing'],
  ['rounds without static shares', { key: 'static-rounds' }, 'static-shares-missing'],
  ['a solidarity share under another rule', { rho: 0.2 }, 'rho-without-solidarity'],
  [
    'a solidarity share above 0.6',
    { rule: 'solidarity', rho: 0.7, members: [{ ...alice, incomePerYear: 20_000 }, bob, plant] },
    'rho-out-of-range',
  ],
  ['a key that does not fit', { cooperative: fullSupply, key: 'equal' }, 'key-does-not-fit'],
  ["the operator's key without its split", { key: 'operator' }, 'no-operator-split'],
  [
    'static shares over one',
    {
      key: 'static',
      members: [{ ...alice, staticShare: 0.7 }, { ...bob, staticShare: 0.7 }, plant],
    },
    'static-shares-over-one',
  ],
  ['no static shares', { key: 'static' }, 'static-shares-missing'],
  ['no premium', { cooperative: { ...cooperative, model: 'premium' } }, 'premium-missing'],
  [
    'a premium without sharing',
    {
      cooperative: { ...cooperative, model: 'premium' },
      premiumCents: 5,
      readings: [readings('o1', [1])],
      gapRule: 'member',
    },
    'premium-without-sharing',
  ],
]

test.each(faults)('%s', async (_, changes, code) => {
  const problem = await problemOf(changes)
  expect(problem.code).toBe(code)
  expect([problem.what, problem.means, problem.act].every((sentence) => sentence.length > 10)).toBe(true)
})

test('problems name what they are about', async () => {
  expect((await problemOf({ rule: 'solidarity' })).what).toMatch(
    /^The money rule "solidarity" is not available on this month\. It goes by income/,
  )
  expect((await problemOf({ key: 'table' })).params).toEqual({
    key: 'table',
    reason: 'This cooperative has no table of hourly coefficients.',
  })
  const late = await problemOf({ tariffs: [{ ...tariff, from: '2026-10-02' }] })
  expect(late.what).toBe('Tariff "standard" has no price for 2026-10-01, 00:00.')
  expect((await problemOf({ members: [{ ...alice, tariff: 'green' }, plant] })).params).toEqual({
    tariff: 'green',
    members: ['1'],
  })
})

test('a price is needed only where somebody has a value', async () => {
  expect(
    (await settled({ ...three, tariffs: [{ ...tariff, until: '2026-10-01' }] })).totals.savingsCents,
  ).toBe(300)
})

test('cancelling stops with the problem `cancelled`', async () => {
  let asked = 0
  const watch = { ...quietly, shouldStop: () => ++asked > 6 }
  await expect(settle(input({ ...three }), solvers, watch)).rejects.toThrow('You cancelled this.')
})

test('a VAT rate of zero charges no VAT', async () => {
  const result = await settled({
    ...three,
    tariffs: [{ ...tariff, vat: 0 }],
    cooperative: { ...cooperative, vatRate: 2000 },
  })
  expect(result.vatRate).toBeNull()
  expect(result.members[0]!.lines[0]!.vatRate).toBeNull()
})
