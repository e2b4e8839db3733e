import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import type { Rule } from '../../../src/core/community/vocabulary.ts'
import { weightedShapley } from '../../../src/core/game/explicit/weighted-shapley.ts'
import {
  alice,
  bob,
  column,
  cooperative,
  plant,
  producer,
  prosumer,
  readings,
  settled,
  tariff,
  threeReadings,
} from './community.ts'

/** Every money rule of engine.md by hand on the worked example: Alice draws 10, Bob 15, the plant feeds in 15. */

const withIncome = [{ ...alice, incomePerYear: 12_000 }, { ...bob, incomePerYear: 36_000 }, plant]
const three = { members: withIncome, readings: threeReadings }
const shares = async (changes: Partial<SettlementInput>): Promise<number[]> =>
  column(await settled({ ...three, ...changes }), (one) => one.exactShare)
const close = (values: readonly number[], digits = 9) => values.map((value) => expect.closeTo(value, digits))
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0)

test('supply-demand ratio: r = 15/25, π = .28·.08/(.20·.6 + .08) = .112', async () => {
  // (.28 − .112)·6 and ·9 for those who receive, (.112 − .08)·15 for the plant
  expect(await shares({ rule: 'supply-demand-ratio' })).toEqual(close([1.008, 1.512, 0.48]))
  expect((await settled({ ...three, rule: 'supply-demand-ratio' })).method).toMatchObject({
    name: 'closed-form',
    exact: true,
  })
})

test('supply-demand ratio: with more surplus than demand the price is what a surplus earns outside', async () => {
  const sunny = [readings('o1', [10]), readings('o2', [15]), readings('f3', [40])]
  expect(await shares({ rule: 'supply-demand-ratio', readings: sunny })).toEqual(close([2, 3, 0]))
})

test('double auction and Owen’s point: the scarce side gets all of it', async () => {
  for (const rule of ['double-auction', 'owen'] as const) {
    expect(await shares({ rule })).toEqual(close([0, 0, 3]))
    const sunny = [readings('o1', [10]), readings('o2', [15]), readings('f3', [40])]
    expect(await shares({ rule, readings: sunny })).toEqual(close([2, 3, 0]))
    const even = [readings('o1', [10]), readings('o2', [15]), readings('f3', [25])]
    expect(await shares({ rule, readings: even })).toEqual(close([1, 1.5, 2.5]))
  }
})

test('bill sharing: 10 kWh bought at .30 and a fee of .30 make .132 a kWh; the plant gets nothing and loses 1.20', async () => {
  const result = await settled({ ...three, rule: 'bill-sharing' })
  // alone 3.00, 4.50, −1.20; with 1.32, 1.98, 0
  expect(column(result, (one) => one.exactShare)).toEqual(close([1.68, 2.52, -1.2]))
  expect(column(result, (one) => one.withCents)).toEqual([132, 198, 0])
  expect(result.worseOff).toEqual([
    {
      member: '3',
      benefitCents: -120,
      cause:
        'The share of the saving is −1.20 EUR, most of it on energy sold (night): at these prices and under this rule sharing cost this member money.',
    },
  ])
})

test('bill sharing is one average over the month, of what is bought and of what is earned outside', async () => {
  // first slot: 20 drawn, 5 fed in; second: nothing drawn, 10 fed in: 15 kWh bought, fee on 5, 10 kWh earn .80
  const series = [readings('o1', [12, 0]), readings('o2', [8, 0]), readings('f3', [5, 10])]
  const perKWh = (15 * 0.3 + 5 * 0.02) / 20
  const earned = 10 * 0.08
  expect(await shares({ rule: 'bill-sharing', readings: series })).toEqual(
    close([12 * (0.3 - perKWh), 8 * (0.3 - perKWh), earned - 15 * 0.08]),
  )
})

test('bill sharing in full supply divides the cost at the master tariff and the fee; the invoice’s difference apart', async () => {
  const model = { ...cooperative, model: 'full-supply' as const }
  expect(await shares({ cooperative: model, rule: 'bill-sharing' })).toEqual(close([1.68, 2.52, -1.2]))
  expect(await shares({ cooperative: model, rule: 'bill-sharing', invoiceCents: 250 })).toEqual(
    close([1.68 + 0.2, 2.52 + 0.3, -1.2]),
  )
})

/** The weights of 12 000 and 36 000 beside a plant without income, by the formula of equity.md. */
const low = 2 ** 1.3
const high = (2 / 3) ** 1.3
const weights: [number, number, number] = [(2 * low) / (low + high), (2 * high) / (low + high), 1]

test('weighted Shapley: dividends 10, 15 and −10 kWh divided by the weights; the effect is a part of its own', async () => {
  const [a, b] = weights
  const expected = [
    0.2 * ((10 * a) / (a + 1) - (10 * a) / 3),
    0.2 * ((15 * b) / (b + 1) - (10 * b) / 3),
    0.2 * (10 / (a + 1) + 15 / (b + 1) - 10 / 3),
  ]
  const result = await settled({ ...three, rule: 'weighted-shapley' })
  expect(column(result, (one) => one.exactShare)).toEqual(close(expected))
  expect(sum(expected)).toBeCloseTo(3, 9)
  // contribution as under Shapley, 1/3, 5/6, 11/6, and what the weights change
  for (const [k, one] of result.members.entries()) {
    const part = (cause: string): number => one.parts.find((found) => found.cause === cause)?.cents ?? 0
    const effect = expected[k]! - [1 / 3, 5 / 6, 11 / 6][k]!
    expect(Math.abs(part('weights') - 100 * effect)).toBeLessThan(1)
    expect(sum(one.parts.map(({ cents }) => cents))).toBe(one.shareCents)
  }
})

test('weights are no bargaining power: doubling Alice’s lifts Bob', () => {
  // producer 15, Alice 10, Bob 15: bits in this order
  const values = Float64Array.of(0, 0, 0, 10, 0, 15, 0, 15)
  const players = ['plant', 'alice', 'bob']
  expect(weightedShapley({ players, values, weights: [1, 2, 1] })).toEqual(close([25 / 3, 5 / 3, 5]))
  expect(
    weightedShapley({ players: ['a', 'b'], values: Float64Array.of(0, 0, 0, 1), weights: [3, 1] }),
  ).toEqual([0.75, 0.25])
})

test('solidarity: 7/6 for the two households goes to Alice first, whose burden is twice Bob’s', async () => {
  // alone 3.00 of 1000 a month and 4.50 of 3000: R = 7/6 and 0; the plant keeps 11/6
  const result = await settled({ ...three, rule: 'solidarity', rho: 0.3 })
  expect(column(result, (one) => one.exactShare)).toEqual(
    close([0.7 / 3 + (0.3 * 7) / 6, (0.7 * 5) / 6, 11 / 6]),
  )
  expect(column(result, (one) => one.shareCents)).toEqual([59, 58, 183])
  const solidarity = column(result, (one) => one.parts.find(({ cause }) => cause === 'solidarity')?.cents)
  expect(solidarity).toEqual([25, -25, undefined])
  expect(result.solidarity).toEqual({ asked: 0.3, rho: 0.3, reason: null })
  expect(result.stability!.largestExcess).toBeGreaterThan((await settled(three)).stability!.largestExcess)
})

test('nucleolus: Bob and the plant need each other, Alice can be done without', async () => {
  // v(Alice, Plant) = 2, v(Bob, Plant) = 3 = v(all): in the core Alice gets 0, and 2.50 is the middle of what is left
  const result = await settled({ ...three, rule: 'nucleolus' })
  expect(column(result, (one) => one.exactShare)).toEqual(close([0, 0.5, 2.5]))
  expect(result.method).toMatchObject({ name: 'lp', exact: true, coalitions: 7 })
  expect(result.stability).toMatchObject({ largestExcess: expect.closeTo(0, 9), proved: true })
  // what the energy adds hour by hour is Shapley's; the rest is told as what it is
  const moved = column(result, (one) => one.parts.find(({ cause }) => cause === 'stability')?.cents)
  expect(moved).toEqual([-33, -33, 67])
  for (const one of result.members) expect(sum(one.parts.map(({ cents }) => cents))).toBe(one.shareCents)
})

test('solidarity without a share asked for is Shapley, and says so', async () => {
  const result = await settled({ ...three, rule: 'solidarity' })
  expect(column(result, (one) => one.shareCents)).toEqual([34, 83, 183])
  expect(result.solidarity).toEqual({ asked: 0, rho: 0, reason: null })
  expect(await settled(three)).not.toHaveProperty('solidarity')
})

test('solidarity with nothing to give: the share is not taken and the result says why', async () => {
  const dark = [readings('o1', [10]), readings('o2', [15]), readings('f3', [0])]
  const result = await settled({ ...three, readings: dark, rule: 'solidarity', rho: 0.3 })
  expect(result.solidarity).toEqual({
    asked: 0.3,
    rho: 0,
    reason: 'There is no saving in this month to give by need, so no solidarity share was taken.',
  })
  const alone = [{ ...alice, incomePerYear: 9000 }, bob, plant, producer('4')]
  const idle = [readings('o1', [0]), readings('o2', [15]), readings('f3', [15]), readings('f4', [1])]
  const other = await settled({ ...three, members: alone, readings: idle, rule: 'solidarity', rho: 0.3 })
  expect(other.solidarity?.reason).toMatch(/^The households with known income have no saving/)
  expect(other.identities.every(({ ok }) => ok)).toBe(true)
})

test('a household of half a month counts with half a month’s income, one with a band with its middle', async () => {
  const band = { id: 'low', fromIncome: 10_000, toIncome: 14_000 }
  const known = [{ ...alice, incomeBand: 'low' }, { ...bob, incomePerYear: 36_000 }, plant]
  const changes = { rule: 'solidarity' as const, rho: 0.6 }
  expect(await shares({ ...changes, members: known, bands: [band] })).toEqual(close(await shares(changes)))
  // Bob joined on the 16th of 31 days: 16/31 of 3000 a month is 1548.39, so his burden .0029 is nearly Alice's
  const [first] = withIncome
  const joined = { ...bob, incomePerYear: 36_000, from: '2026-10-16' }
  const later = Date.UTC(2026, 9, 19, 22) / 1000
  const series = ['o1', 'o2', 'f3'].map((point, k) => readings(point, [[10, 15, 15][k]!], { start: later }))
  const half = (3000 * 16) / 31
  const level = (7.5 - 7 / 6) / (1000 + half)
  expect(await shares({ ...changes, members: [first!, joined, plant], readings: series })).toEqual(
    close([0.4 / 3 + 0.6 * (3 - level * 1000), (0.4 * 5) / 6 + 0.6 * (4.5 - level * half), 11 / 6]),
  )
})

const energy = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4_000_000 }))
const months = fc.record({
  people: fc.array(fc.record({ o: fc.tuple(energy, energy, energy), f: fc.tuple(energy, energy, energy) }), {
    minLength: 2,
    maxLength: 6,
  }),
  incomes: fc.array(fc.constantFrom(null, 8000, 21_000, 95_000), { minLength: 6, maxLength: 6 }),
  buy: fc.integer({ min: 200_000, max: 400_000 }),
  sell: fc.integer({ min: 1, max: 150_000 }),
  fee: fc.integer({ min: 0, max: 30_000 }),
})
type Month = typeof months extends fc.Arbitrary<infer M> ? M : never

const inputOf = ({ people, incomes, buy, sell, fee }: Month): Partial<SettlementInput> => ({
  tariffs: [{ ...tariff, buy, sell, fee, internal: null }],
  members: people.map((_, k) => prosumer(String(k + 1), { incomePerYear: k === 0 ? 15_000 : incomes[k]! })),
  readings: people.flatMap(({ o, f }, k) => [
    readings(
      `o${k + 1}`,
      o.map((value) => value / 1e6),
    ),
    readings(
      `f${k + 1}`,
      f.map((value) => value / 1e6),
    ),
  ]),
})
const exact = async (month: Month, rule: Rule, more: Partial<SettlementInput> = {}): Promise<number[]> =>
  column(await settled({ ...inputOf(month), rule, ...more }), (one) => one.exactShare)

test('Owen’s point is the double auction’s, and no group can do better', async () => {
  await fc.assert(
    fc.asyncProperty(months, async (month) => {
      expect(await exact(month, 'owen')).toEqual(close(await exact(month, 'double-auction'), 8))
      const { stability } = await settled({ ...inputOf(month), rule: 'owen' })
      expect(stability!.largestExcess).toBeLessThanOrEqual(1e-9)
    }),
    { numRuns: 100 },
  )
})

test('no rule leaves the group with most reason to go less of it than the nucleolus', async () => {
  await fc.assert(
    fc.asyncProperty(months, async (month) => {
      const excessOf = async (rule: Rule): Promise<number> =>
        (await settled({ ...inputOf(month), rule })).stability!.largestExcess
      const least = await excessOf('nucleolus')
      for (const rule of ['owen', 'shapley', 'mid-market', 'bill-sharing'] as const)
        expect(least).toBeLessThanOrEqual((await excessOf(rule)) + 1e-9)
    }),
    { numRuns: 40 },
  )
})

test('the supply-demand ratio lies between what a kWh earns outside and what it saves, so nobody loses', async () => {
  await fc.assert(
    fc.asyncProperty(months, async (month) => {
      for (const rule of ['supply-demand-ratio', 'mid-market', 'double-auction'] as const) {
        for (const share of await exact(month, rule)) expect(share).toBeGreaterThanOrEqual(-1e-9)
      }
    }),
    { numRuns: 60 },
  )
})

test('bill sharing: every kWh drawn costs everybody the same, every kWh fed in earns the same', async () => {
  await fc.assert(
    fc.asyncProperty(months, async (month) => {
      const result = await settled({ ...inputOf(month), rule: 'bill-sharing' })
      const { buy, sell, fee } = month
      const { offtake, feedIn, shared } = result.totals
      const cost = offtake === 0 ? 0 : (buy * (offtake - shared) + fee * shared) / offtake
      const income = feedIn === 0 ? 0 : (sell * (feedIn - shared)) / feedIn
      for (const one of result.members) {
        const alone = buy * one.offtake - sell * one.feedIn
        const paid = cost * one.offtake - income * one.feedIn
        expect(one.exactShare).toBeCloseTo((alone - paid) / 1e12, 8)
      }
    }),
    { numRuns: 60 },
  )
})

test('solidarity leaves members without income alone, pays no negative share and lowers the worst burden', async () => {
  await fc.assert(
    fc.asyncProperty(months, fc.constantFrom(0.1, 0.35, 0.6), async (month, rho) => {
      const plain = await settled({ ...inputOf(month), rule: 'shapley' })
      const result = await settled({ ...inputOf(month), rule: 'solidarity', rho })
      expect(sum(column(result, (one) => one.exactShare))).toBeCloseTo(
        sum(column(plain, (one) => one.exactShare)),
        8,
      )
      const burdens = (of: typeof plain): number[] =>
        of.members.flatMap((one, k) => {
          const income = k === 0 ? 15_000 : month.incomes[k]!
          return income === null ? [] : [(one.aloneCents / 100 - one.exactShare) / income]
        })
      for (const one of result.members) expect(one.exactShare).toBeGreaterThanOrEqual(-1e-9)
      const kept = (of: typeof plain): number[] =>
        of.members.filter((_, k) => k > 0 && month.incomes[k] === null).map((one) => one.exactShare)
      expect(kept(result)).toEqual(close(kept(plain)))
      // what is given by need goes to the heaviest burdens; `alone` is rounded to the cent here
      expect(Math.max(...burdens(result))).toBeLessThanOrEqual(Math.max(...burdens(plain)) + 1e-5)
    }),
    { numRuns: 100 },
  )
})

test('weighted Shapley with equal incomes is Shapley', async () => {
  await fc.assert(
    fc.asyncProperty(months, async (month) => {
      const members = month.people.map((_, k) => prosumer(String(k + 1), { incomePerYear: 30_000 }))
      expect(await exact(month, 'weighted-shapley', { members })).toEqual(
        close(await exact(month, 'shapley'), 8),
      )
    }),
    { numRuns: 60 },
  )
})
