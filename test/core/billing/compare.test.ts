import { expect, test } from 'vitest'
import { compareRules } from '../../../src/core/billing/compare.ts'
import { ComparisonSchema, type Comparison } from '../../../src/core/billing/comparison.ts'
import type { SettlementInput, Watch } from '../../../src/core/billing/input.ts'
import type { SettlementResult } from '../../../src/core/billing/result.ts'
import { compareJson } from '../../../src/core/billing/json/compare-json.ts'
import { keys, rules } from '../../../src/core/community/vocabulary.ts'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import * as v from 'valibot'
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
  tariff,
  threeReadings,
  solvers,
} from './community.ts'

/** Every rule and every key side by side: each column is what settling with it gives. */

const three: Partial<SettlementInput> = {
  members: [
    { ...alice, incomePerYear: 12_000, staticShare: 0.2, priority: 2 },
    { ...bob, incomePerYear: 36_000, staticShare: 0.3, priority: 1 },
    { ...plant, kind: 'organisation' },
  ],
  readings: threeReadings,
}
const compared = (changes: Partial<SettlementInput>, watch: Watch = quietly): Promise<Comparison> =>
  compareRules(input({ ...three, ...changes }), solvers, watch)

/** A month of six with prosumers, two prices a day, a gap and a member with a factor. */
const lively: Partial<SettlementInput> = {
  members: [
    ...three.members!,
    prosumer('4', { staticShare: 0.1, factor: 0.8 }),
    producer('5'),
    member('10', { incomePerYear: 20_000, priority: 1, staticShare: 0.25 }),
  ],
  tariffs: [tariff, { ...tariff, buy: 250_000, bandFrom: '00:00', bandUntil: '00:30' }],
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

test.each<[string, Partial<SettlementInput>]>([
  ['the worked example', {}],
  ['pass-through in force', { rule: 'pass-through' }],
  ['a lively month', lively],
  ['a lively month by equity, with a solidarity share', { ...lively, key: 'equity', rho: 0.4 }],
  [
    'prices of their own',
    {
      ...lively,
      tariffs: [...lively.tariffs!, { ...tariff, name: 'own', buy: 350_000 }],
      members: lively.members!.map((one, k) => (k === 0 ? { ...one, tariff: 'own' } : one)),
    },
  ],
  ['full supply', { ...lively, cooperative: { ...cooperative, model: 'full-supply' }, invoiceCents: 350 }],
  ['premium', { ...lively, cooperative: { ...cooperative, model: 'premium' }, premiumCents: 700 }],
])('%s: every column is what settling with that rule or key gives', async (_, changes) => {
  const comparison = v.parse(ComparisonSchema, await compared(changes))
  const { rho = null, ...others } = changes
  const current = await settled({ ...three, ...others })
  const inForce = { ...three, ...others, key: current.key, rule: current.rule, gapRule: current.gapRule }
  expect([comparison.current, comparison.currentKey]).toEqual([current.rule, current.key])
  expect(comparison.rules.map(({ reason: _reason, ...column }) => column)).toEqual(
    await Promise.all(
      rules.map(async (rule) => {
        const result = await settledOrNull({ ...inForce, rule, rho: rule === 'solidarity' ? rho : null })
        return {
          rule,
          available: result !== null,
          members: result === null ? [] : moneyOf(result, current),
          largestExcess: result?.stability?.largestExcess ?? null,
          worseOff: result?.worseOff.map((worse) => worse.member) ?? [],
          giniBurden: result === null ? null : someNumber,
        }
      }),
    ),
  )
  expect(comparison.keys.map(({ reason: _reason, ...column }) => column)).toEqual(
    await Promise.all(
      keys.map(async (key) => {
        const result = await settledOrNull({ ...inForce, key })
        const members = result === null ? [] : moneyOf(result, current)
        return {
          key,
          available: result !== null,
          shared: result?.totals.shared ?? null,
          members: members.map((money, k) => ({
            ...money,
            sharedIn: result!.members[k]!.sharedIn,
            sharedOut: result!.members[k]!.sharedOut,
          })),
        }
      }),
    ),
  )
  for (const { available, reason } of [...comparison.rules, ...comparison.keys]) {
    expect(reason).toEqual(available ? null : aSentence)
  }
})

const someNumber: unknown = expect.any(Number)
const aSentence: unknown = expect.stringMatching(/\w.*\.$/)

/** The settlement, or null where it is refused with a problem. */
async function settledOrNull(changes: Partial<SettlementInput>): Promise<SettlementResult | null> {
  try {
    return await settled(changes)
  } catch (error) {
    if (error instanceof ProblemError) return null
    throw error
  }
}

const moneyOf = (result: SettlementResult, current: SettlementResult) =>
  result.members.map(({ member: number, shareCents, amountCents }, k) => ({
    member: number,
    shareCents,
    amountCents,
    changeCents: amountCents - current.members[k]!.amountCents,
  }))

test('nothing is left out silently: what is not available says why', async () => {
  const { rules: ruleList, keys: keyList } = await compared({ members: [alice, bob, plant] })
  const missing = (list: readonly { available: boolean; reason: string | null }[]): (string | null)[] =>
    list.filter(({ available }) => !available).map(({ reason }) => reason)
  expect(missing(ruleList)).toHaveLength(2)
  expect(missing(keyList)).toHaveLength(6)
  for (const reason of [...missing(ruleList), ...missing(keyList)]) expect(reason).toMatch(/\.$/)
})

test('static shares over one are the reason of that key only', async () => {
  const members = three.members!.map((one) => ({ ...one, staticShare: 0.7 }))
  const found = (await compared({ members })).keys.find(({ key }) => key === 'static')
  expect(found).toMatchObject({ available: false, reason: expect.stringContaining('add up to 2.1') })
})

test("the operator's split is a key like the others, and the default", async () => {
  const published = [
    readings('o1', [6], { quantity: 'self-cover' }),
    readings('o2', [9], { quantity: 'self-cover' }),
    readings('f3', [0], { quantity: 'surplus' }),
  ]
  const comparison = await compared({ readings: [...threeReadings, ...published] })
  expect(comparison.currentKey).toBe('operator')
  const of = (key: string) => comparison.keys.find((one) => one.key === key)!
  expect(of('operator')).toMatchObject({ available: true, shared: 15_000_000 })
  expect(of('pro-rata').members).toEqual(of('operator').members)
})

test('a game is walked once, whatever the number of rules and keys that ask for it', async () => {
  const walks = async (run: (watch: Watch) => Promise<unknown>): Promise<number> => {
    let begun = 0
    await run({
      shouldStop: () => false,
      report: ({ phase, done, total }) => {
        if (phase === 'coalitions' && done === 0 && total > 1) begun++
      },
    })
    return begun
  }
  // one price for all: one game for all keys but the static one
  expect(await walks((watch) => compared(lively, watch))).toBe(2)
})

test('the document: amounts as decimal strings, a reason only where there is one', async () => {
  const document = compareJson(await compared({})) as unknown as {
    rules: Record<string, unknown>[]
    keys: Record<string, unknown>[]
  }
  expect(document).toMatchObject({ month: '2026-10', current: 'shapley', currentKey: 'pro-rata' })
  expect(document.rules[0]).toEqual({
    rule: 'pass-through',
    available: true,
    members: [
      { member: '1', share: '0.60', amount: '1.20', change: '-0.26' },
      { member: '2', share: '0.90', amount: '1.80', change: '-0.07' },
      { member: '3', share: '1.50', amount: '-2.70', change: '0.33' },
    ],
    largestExcess: expect.any(Number),
    worseOff: [],
    giniBurden: expect.any(Number),
  })
  expect(document.keys.find(({ key }) => key === 'priority')).toMatchObject({
    available: true,
    sharedKWh: 15,
    members: [
      { member: '1', sharedInKWh: 0, sharedOutKWh: 0 },
      { member: '2', sharedInKWh: 15, sharedOutKWh: 0 },
      { member: '3', sharedInKWh: 0, sharedOutKWh: 15 },
    ],
  })
  expect(document.keys.find(({ key }) => key === 'table')).toEqual({
    key: 'table',
    available: false,
    reason: 'This cooperative has no table of hourly coefficients.',
    sharedKWh: null,
    members: [],
  })
})

test('a rule in force that cannot be settled is the problem of the whole comparison, and so is cancelling', async () => {
  await expect(compared({ rule: 'weighted-shapley', members: [alice, bob, plant] })).rejects.toThrow(
    'no household’s income is known',
  )
  let asked = 0
  await expect(compared({}, { ...quietly, shouldStop: () => ++asked > 12 })).rejects.toThrow(
    'You cancelled this.',
  )
})
