import fc from 'fast-check'
import { expect, test } from 'vitest'
import { availableKeys, availableRules, type Asked } from '../../../src/core/billing/availability.ts'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import { keys, models, rules, settledKeys, settledRules } from '../../../src/core/community/vocabulary.ts'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import {
  alice,
  bob,
  cooperative,
  input,
  plant,
  readings,
  settled,
  tariff,
  threeReadings,
} from './community.ts'

/** What can be chosen on a month, and why the rest cannot. */

const rich = [
  { ...alice, incomePerYear: 12_000, staticShare: 0.4, priority: 1 },
  { ...bob, incomePerYear: 36_000, staticShare: 0.6 },
  plant,
]
const asked = (changes: Partial<SettlementInput> = {}): Asked =>
  input({ members: rich, readings: threeReadings, ...changes })
const reasons = (list: readonly { name: string; reason: string | null }[]): Record<string, string> =>
  Object.fromEntries(list.flatMap(({ name, reason }) => (reason === null ? [] : [[name, reason]])))
const inModel = (model: (typeof models)[number]) => ({ cooperative: { ...cooperative, model } })

test('every rule and key is listed, and where everything is known only what needs more is missing', () => {
  const ruleList = availableRules(asked(), 'pro-rata')
  expect(ruleList.map(({ name }) => name)).toEqual([...rules])
  expect(reasons(ruleList)).toEqual({})
  const keyList = availableKeys(asked(), true)
  expect(keyList.map(({ name }) => name)).toEqual([...keys])
  expect(reasons(keyList)).toEqual({ table: 'This cooperative has no table of hourly coefficients.' })
  for (const { available, reason } of [...ruleList, ...keyList]) expect(available).toBe(reason === null)
})

test('without incomes, shares and priorities what goes by them is missing', () => {
  const poor = asked({ members: [alice, bob, plant] })
  expect(Object.keys(reasons(availableRules(poor, 'pro-rata')))).toEqual(['weighted-shapley', 'solidarity'])
  expect(Object.keys(reasons(availableKeys(poor, false)))).toEqual([
    'operator',
    'static',
    'static-rounds',
    'priority',
    'table',
    'equity',
  ])
})

test('the nucleolus reaches to 18 members of the month, and says so', () => {
  const crowd = (size: number): Asked =>
    asked({
      members: [
        ...Array.from({ length: size }, (_, k) => ({ ...bob, number: `${k + 1}`, points: [] })),
        { ...bob, number: '99', points: [], from: '2026-11-01' },
      ],
    })
  expect(reasons(availableRules(crowd(18), 'pro-rata'))).not.toHaveProperty('nucleolus')
  expect(reasons(availableRules(crowd(19), 'pro-rata'))['nucleolus']).toMatch(
    /up to 18 members; this month has 19\.$/,
  )
})

test('an income band is an income; one of an organisation, or of somebody who left before, is not', () => {
  const banded = { ...alice, incomeBand: 'low' }
  const bands = [{ id: 'low', fromIncome: 8000, toIncome: 12_000 }]
  const solidarityOf = (changes: Partial<SettlementInput>): string | undefined =>
    reasons(availableRules(asked(changes), 'pro-rata'))['solidarity']
  expect(solidarityOf({ members: [banded, bob, plant], bands })).toBeUndefined()
  expect(solidarityOf({ members: [banded, bob, plant] })).toMatch(/no household’s income is known/)
  expect(
    solidarityOf({ members: [alice, bob, { ...plant, kind: 'organisation', incomePerYear: 5 }] }),
  ).toBeDefined()
  expect(solidarityOf({ members: [{ ...rich[0]!, until: '2026-09-30' }, bob, plant] })).toBeDefined()
})

test('the supply-demand ratio needs a surplus that earns something', () => {
  const ratioOf = (changes: Partial<SettlementInput>): string | undefined =>
    reasons(availableRules(asked(changes), 'pro-rata'))['supply-demand-ratio']
  expect(ratioOf({ tariffs: [{ ...tariff, sell: 0 }] })).toMatch(/sellers would get nothing/)
  expect(ratioOf({ tariffs: [{ ...tariff, sell: -1 }] })).toMatch(/sellers would get nothing/)
  expect(ratioOf({ tariffs: [{ ...tariff, buy: 20_000 }] })).toMatch(/saves its receiver nothing/)
  expect(ratioOf(inModel('premium'))).toMatch(/nothing is sold between members/)
  // a row that ended before the month does not count
  const ended = [
    { ...tariff, sell: 0, until: '2026-09-30' },
    { ...tariff, from: '2026-10-01' },
  ]
  expect(ratioOf({ tariffs: ended })).toBeUndefined()
})

test('Owen’s point needs one price, a key that shares everything, and a saving in every slot', () => {
  const owenOf = (key: (typeof keys)[number], changes: Partial<SettlementInput> = {}): string | undefined =>
    reasons(availableRules(asked(changes), key))['owen']
  expect(owenOf('static')).toMatch(/share everything possible/)
  expect(owenOf('static-rounds')).toBeUndefined()
  const own = { members: [{ ...alice, tariff: 'green' }, bob, plant] }
  expect(owenOf('pro-rata', own)).toMatch(/prices of their own/)
  expect(owenOf('pro-rata', { ...own, ...inModel('full-supply') })).toBeUndefined()
  expect(owenOf('pro-rata', { tariffs: [{ ...tariff, sell: 290_000 }] })).toMatch(/worth less inside/)
})

test('models: no common bill with a premium, no key behind one connection', () => {
  expect(reasons(availableRules(asked(inModel('premium')), 'pro-rata'))).toMatchObject({
    'bill-sharing': expect.stringContaining('no common bill'),
  })
  const behindOne = availableKeys(asked(inModel('full-supply')), true).filter(({ available }) => available)
  expect(behindOne.map(({ name }) => name)).toEqual(['pro-rata'])
})

const sketches = fc.record({
  model: fc.constantFrom(...models),
  rule: fc.constantFrom(...rules),
  key: fc.constantFrom(...keys),
  sell: fc.constantFrom(-5000, 0, 80_000, 300_000),
  income: fc.constantFrom(null, 20_000),
  staticShare: fc.constantFrom(null, 0.5),
  priority: fc.constantFrom(null, 3),
  own: fc.constantFrom(null, 'own'),
})

const something: unknown = expect.anything()

/** What settling comes to: rule, key and identities that do not hold, or the parameters of its problem. */
async function outcomeOf(changes: Partial<SettlementInput>): Promise<unknown> {
  try {
    const { rule, key, identities } = await settled(changes)
    return { rule, key, broken: identities.filter(({ ok }) => !ok) }
  } catch (error) {
    if (error instanceof ProblemError) return { refused: error.problem.params }
    throw error
  }
}

test('what is listed as available settles, what is not is refused with the very reason', async () => {
  await fc.assert(
    fc.asyncProperty(sketches, async ({ model, rule, key, sell, income, staticShare, priority, own }) => {
      const changes = {
        ...inModel(model),
        members: [{ ...alice, incomePerYear: income, staticShare, priority, tariff: own }, bob, plant],
        readings: [...threeReadings, readings('o1', [4], { quantity: 'self-cover' })],
        tariffs: [
          { ...tariff, sell },
          { ...tariff, name: 'own' },
        ],
        premiumCents: 500,
        rule,
        key,
      }
      const asks = asked(changes)
      const keyReason = reasons(availableKeys(asks, true))[key] ?? null
      const ruleReason = reasons(availableRules(asks, key))[rule] ?? null
      // whether a split fits the meters is another question, asked of the readings
      fc.pre(key !== 'operator')
      const expected = keyReason ?? ruleReason
      expect(await outcomeOf({ ...asks, readings: threeReadings })).toEqual(
        expected === null
          ? { rule, key, broken: [] }
          : { refused: keyReason === null ? { rule, reason: ruleReason } : something },
      )
    }),
    { numRuns: 400 },
  )
})

test('the vocabulary’s lists are those with a month on which they can be had', () => {
  const had = availableRules(asked(), 'pro-rata').filter(({ available }) => available)
  expect(had.map(({ name }) => name)).toEqual([...settledRules])
  const rows = [{ member: '1', shares: Array<number>(24).fill(0.5) }]
  const keyTables = [{ from: '2026-10-01', until: null, rows }]
  const hadKeys = availableKeys({ ...asked(), keyTables }, true).filter(({ available }) => available)
  expect(hadKeys.map(({ name }) => name)).toEqual([...settledKeys])
})
