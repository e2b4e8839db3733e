import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import type { SettlementResult } from '../../../src/core/billing/result.ts'
import { settle } from '../../../src/core/billing/settle.ts'
import { Zone } from '../../../src/core/calendar/zone.ts'
import { askWhatIf } from '../../../src/core/explanation/what-if/ask.ts'
import { eveningAtNoon } from '../../../src/core/explanation/what-if/evening-at-noon.ts'
import type { WhatIfName } from '../../../src/core/explanation/what-if/what-if.ts'
import { WhatIfSchema } from '../../../src/core/explanation/what-if/what-if.ts'
import * as v from 'valibot'
import {
  alice,
  bob,
  cooperative,
  input,
  october,
  plant,
  prosumer,
  quietly,
  readings,
  settled,
  solvers,
  tariff,
  threeReadings,
} from '../billing/community.ts'
import { unknownNumbersIn } from './printed-facts.ts'

const settleAgain = (changed: SettlementInput) => settle(changed, solvers, quietly)

async function ask(changes: Partial<SettlementInput>, member: string, result?: SettlementResult) {
  const asked = input(changes)
  const now = result ?? (await settleAgain(asked))
  const said = await askWhatIf({ input: asked, settled: now, member }, settleAgain)
  expect(v.is(WhatIfSchema, JSON.parse(JSON.stringify(said)))).toBe(true)
  const of = (question: WhatIfName) => said.answers.find((answer) => answer.question === question)!
  return { now, said, of }
}
const plain = (sentences: readonly string[]): string => sentences.join(' ').replaceAll('\u00A0', ' ')

test('the worked example of settlement.md A.8 without each of its members, by hand', async () => {
  const three = { members: [alice, bob, plant], readings: threeReadings }
  // without Alice 15 of 15 kWh are shared all the same: the pot stays 3.00, so she adds nothing as the last to come
  const { of } = await ask(three, '1')
  expect(of('without-you').facts).toMatchObject({
    adds: { lastCents: 0, shareCents: 34 },
    othersGainCents: -34,
    savings: { now: 300, would: 300 },
    shared: { now: 15_000_000, would: 15_000_000 },
  })
  expect(plain(of('without-you').sentences)).toBe(
    'The others would share 15.0 kWh instead of 15.0 kWh and save 3.00 € instead of 3.00 €. So as the last to join you add 0.00 €; your share of the saving is 0.34 €. Because you are in, the others together pay 0.34 € more.',
  )
  // without Bob 10 kWh are shared: 2.00; without the plant nothing is
  const bobs = await ask(three, '2')
  expect(bobs.of('without-you').facts).toMatchObject({
    adds: { lastCents: 100, shareCents: 83 },
    othersGainCents: 17,
  })
  const plants = await ask(three, '3')
  expect(plants.of('without-you').facts).toMatchObject({
    savings: { now: 300, would: 0 },
    othersGainCents: 117,
  })
  expect(plain(plants.of('alone').sentences)).toBe(
    'You would get 1.20 € for the month instead of 3.03 €. That leaves you 1.83 € worse off.',
  )
  expect(plants.of('evening-at-noon')).toMatchObject({
    facts: null,
    sentences: ['Your readings do not tell the time of day, so nothing can be moved.'],
  })
})

/** A day of hours from midnight on, 1 kWh in the hours given. */
const day = (point: string, hours: Readonly<Record<number, number>>) =>
  readings(
    point,
    Array.from({ length: 24 }, (_, hour) => hours[hour] ?? 0),
    { start: october, step: 3600 },
  )

test('the evening is used six hours earlier, slot by slot, and the month settled again', async () => {
  const members = [prosumer('1'), prosumer('2')]
  const changes = {
    members,
    readings: [
      day('o1', { 8: 1, 18: 2, 21: 1, 22: 5 }),
      day('f1', {}),
      day('o2', {}),
      day('f2', { 11: 1, 12: 2, 15: 3 }),
    ],
  }
  const moved = eveningAtNoon(changes.readings, members[0]!, '2026-10', new Zone('Europe/Vienna'))!
  expect(moved.moved).toBe(3_000_000)
  expect([...moved.readings[0]!.series.values].map((micro) => micro / 1e6)).toEqual(
    Array.from({ length: 24 }, (_, hour) => ({ 8: 1, 12: 2, 15: 1, 22: 5 })[hour] ?? 0),
  )
  // alone 9 × .30; now nothing is shared; then 3 kWh are, saving .20 each, half of it the member's
  const { of, now } = await ask(changes, '1')
  expect(now.totals.savingsCents).toBe(0)
  expect(of('evening-at-noon').facts).toMatchObject({
    member: { now: 270, would: 240, changeCents: -30 },
    savings: { now: 0, would: 60 },
    moved: 3_000_000,
  })
  expect(plain(of('evening-at-noon').sentences)).toBe(
    'With 3.0 kWh used six hours earlier you would pay 2.40 € for the month instead of 2.70 €. That is 0.30 € less for you to pay. All together would save 0.60 € instead of 0.00 €.',
  )
  expect((await ask(changes, '2')).of('evening-at-noon').sentences).toEqual([
    'You used nothing in the evening, so there is nothing to move.',
  ])
})

test('a slot without a value, or whose noon has none, is not moved', () => {
  const member = prosumer('1')
  const hours = Array.from({ length: 24 }, (_, hour) => (hour === 17 || hour === 14 ? Number.NaN : 1))
  const moved = eveningAtNoon(
    [readings('o1', hours, { start: october, step: 3600 })],
    member,
    '2026-10',
    new Zone('Europe/Vienna'),
  )!
  // 16, 18, 19 and 21 o'clock move; 17 is missing, and 20 would go to the missing 14
  expect(moved.moved).toBe(4_000_000)
  expect(moved.readings[0]!.series.values[11]).toBe(1_000_000)
  expect(moved.readings[0]!.series.values[20]).toBe(1_000_000)
  expect(moved.readings[0]!.series.values[14]).toBeNaN()
})

const hours = fc.array(fc.integer({ min: 0, max: 3_000_000 }), { minLength: 24, maxLength: 24 })
const month = fc.record({
  energy: fc.array(hours, { minLength: 6, maxLength: 6 }),
  model: fc.constantFrom('shared-energy' as const, 'full-supply' as const, 'premium' as const),
  rule: fc.constantFrom('shapley' as const, 'solidarity' as const, 'mid-market' as const, 'owen' as const),
  vatRate: fc.constantFrom(null, 2000),
  fixed: fc.constantFrom(0, 150),
})

test('every answer is a real settlement of the changed month, and says no number that is not in its facts', async () => {
  await fc.assert(
    fc.asyncProperty(month, fc.constantFrom('1', '2', '3'), async (sketch, member) => {
      const members = ['1', '2', '3'].map((number) =>
        prosumer(number, { incomePerYear: number === '3' ? null : 15_000 * Number(number) }),
      )
      const changes: Partial<SettlementInput> = {
        members,
        cooperative: { ...cooperative, model: sketch.model, vatRate: sketch.vatRate },
        rule: sketch.rule,
        rho: sketch.rule === 'solidarity' ? 0.4 : null,
        premiumCents: sketch.model === 'premium' ? 500 : null,
        tariffs: [{ ...tariff, fixedPerMonthCents: sketch.fixed }],
        readings: sketch.energy.map((values, k) =>
          readings(
            `${k % 2 === 0 ? 'o' : 'f'}${Math.floor(k / 2) + 1}`,
            values.map((value) => value / 1e6),
            { start: october, step: 3600 },
          ),
        ),
      }
      const { now, of } = await ask(changes, member)
      const others = members.filter((one) => one.number !== member)
      const own = now.members.find((one) => one.member === member)!

      const answers = (['without-you', 'evening-at-noon'] as const).map(of)
      expect(answers.flatMap((answer) => unknownNumbersIn(answer.sentences, answer.facts ?? {}))).toEqual([])
      const scaled = (shared: number): number | null =>
        sketch.model === 'premium' ? Math.round((500 * shared) / now.totals.shared) : null
      const again = async (more: Partial<SettlementInput>): Promise<SettlementResult> => {
        const first = await settled({ ...changes, ...more })
        return settled({ ...changes, ...more, premiumCents: scaled(first.totals.shared) })
      }
      const costOf = (result: SettlementResult): number =>
        result.members.reduce((sum, one) => (one.member === member ? sum : sum + one.withCents), 0)

      const without = await again({ members: others })
      const shifted = eveningAtNoon(
        input(changes).readings,
        members.find((one) => one.number === member)!,
        '2026-10',
        new Zone(cooperative.zone),
      )!
      const moved = await again({ readings: shifted.readings })
      // what cannot be answered has no facts: nothing used in the evening, say
      const expected = [
        {
          savings: { now: now.totals.savingsCents, would: without.totals.savingsCents },
          shared: { now: now.totals.shared, would: without.totals.shared },
          othersGainCents: costOf(without) - costOf(now),
        },
        {
          member: {
            now: own.withGrossCents,
            would: moved.members.find((one) => one.member === member)!.withGrossCents,
          },
        },
      ]
      for (const [k, { facts }] of answers.entries()) expect(facts ?? expected[k]).toMatchObject(expected[k]!)

      // alone for real: the same cost net, and gross but for the rounding of the bill's lines
      const alone = await settled({
        ...changes,
        members: members.filter((one) => one.number === member),
        rule: 'pass-through',
        rho: null,
      })
      const [only] = alone.members
      expect(only!.aloneCents).toBe(own.aloneCents)
      expect(Math.abs(of('alone').facts!.member!.would - only!.aloneGrossCents)).toBeLessThanOrEqual(2)
    }),
    { numRuns: 60 },
  )
})

test('under the operator’s split both sides are worked out pro rata, and the notes say so', async () => {
  const published = [
    readings('o1', [6], { quantity: 'self-cover' }),
    readings('o2', [9], { quantity: 'self-cover' }),
    readings('f3', [0], { quantity: 'surplus' }),
  ]
  const { now, said, of } = await ask(
    { members: [alice, bob, plant], readings: [...threeReadings, ...published] },
    '2',
  )
  expect(now.key).toBe('operator')
  expect(of('without-you').facts!.savings).toEqual({ now: 300, would: 200 })
  expect(said.notes.join(' ')).toContain('pro rata')
})

test('the only member has no cooperative to be missed by; what cannot be settled says why', async () => {
  const one = await ask({ members: [alice], readings: [threeReadings[0]!] }, '1')
  expect(one.of('without-you')).toMatchObject({
    facts: null,
    sentences: ['You are the only member, so there would be no cooperative.'],
  })
  // by income, and only Alice's is known: without her the rule cannot be had
  const income = await ask(
    {
      members: [{ ...alice, incomePerYear: 20_000 }, bob, { ...plant, kind: 'organisation' }],
      readings: threeReadings,
      rule: 'weighted-shapley',
    },
    '1',
  )
  expect(income.of('without-you').facts).toBeNull()
  expect(income.of('without-you').sentences[0]).toMatch(/income/)
})

test('cancelling goes through, and so does a mistake of ours', async () => {
  const asked = input({ members: [alice, bob, plant], readings: threeReadings })
  const now = await settleAgain(asked)
  const stopped = askWhatIf({ input: asked, settled: now, member: '1' }, (changed) =>
    settle(changed, solvers, { ...quietly, shouldStop: () => true }),
  )
  await expect(stopped).rejects.toThrow('You cancelled this.')
  await expect(askWhatIf({ input: asked, settled: now, member: '9' }, settleAgain)).rejects.toThrow(
    RangeError,
  )
})
