import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruleObstacle } from '../../../src/core/billing/availability.ts'
import type { SettlementResult } from '../../../src/core/billing/result.ts'
import { models, settledRules, vatStatuses } from '../../../src/core/community/vocabulary.ts'
import { explainBill } from '../../../src/core/explanation/explain.ts'
import { billFacts } from '../../../src/core/explanation/facts.ts'
import {
  alice,
  bob,
  cooperative,
  input,
  october,
  plant,
  prosumer,
  readings,
  settled,
  tariff,
  threeReadings,
} from '../billing/community.ts'
import { unknownNumbers } from './printed-facts.ts'

/** Explanations of what the settlement itself gives, not of sketches. */

const september = Date.UTC(2026, 7, 31, 22) / 1000
const hours = 4
const energies = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4_000_000 })), {
  minLength: hours,
  maxLength: hours,
})
const monthArbitrary = fc.record({
  people: fc.tuple(energies, energies, energies, energies, energies, energies),
  model: fc.constantFrom(...models),
  rule: fc.constantFrom(...settledRules),
  vatRate: fc.constantFrom(null, 2000, 1350),
  buy: fc.integer({ min: 200_000, max: 400_000 }),
  sell: fc.integer({ min: 0, max: 120_000 }),
  fee: fc.integer({ min: 0, max: 20_000 }),
  fixed: fc.integer({ min: 0, max: 900 }),
  status: fc.constantFrom(...vatStatuses),
  /** The third plant is the second and third member's together. */
  isCommon: fc.boolean(),
  standing: fc.constantFrom(0, 350),
})
type Month = typeof monthArbitrary extends fc.Arbitrary<infer M> ? M : never

const members = ({ status, isCommon }: Month) =>
  ['1', '2', '3'].map((number) => {
    const income = { vat: status, incomePerYear: number === '3' ? null : 15_000 * Number(number) }
    const whole = prosumer(number, income)
    if (!isCommon || number === '1') return whole
    const together = { id: 'f3', direction: 'feed-in' as const }
    const own = whole.points.filter(({ id }) => id !== 'f3')
    return { ...whole, points: [...own, together], pvShare: number === '2' ? 0.25 : 0.75 }
  })

function settlementOf(month: string, sketch: Month): Promise<SettlementResult> {
  const start = month === '2026-10' ? october : september
  // a premium needs shared energy; the amount is 0 where there is none, so 0 it is throughout
  const changes = {
    month,
    cooperative: { ...cooperative, model: sketch.model, vatRate: sketch.vatRate },
    premiumCents: 0,
    tariffs: [
      {
        ...tariff,
        buy: sketch.buy,
        sell: sketch.sell,
        fee: sketch.fee,
        internal: null,
        fixedPerMonthCents: sketch.fixed,
        standingPerMonthCents: sketch.standing,
      },
    ],
    members: members(sketch),
    readings: sketch.people.map((values, k) =>
      readings(
        `${k % 2 === 0 ? 'o' : 'f'}${Math.floor(k / 2) + 1}`,
        values.map((value) => value / 1e6),
        { start, step: 3600 },
      ),
    ),
  }
  const rule = ruleObstacle(sketch.rule, 'pro-rata', input(changes)) === null ? sketch.rule : 'shapley'
  return settled({ ...changes, rule, rho: rule === 'solidarity' ? 0.4 : null })
}

test('steps, causes and numbers hold for every settlement of two months', async () => {
  await fc.assert(
    fc.asyncProperty(monthArbitrary, monthArbitrary, async (before, now) => {
      const [previous, result] = [await settlementOf('2026-09', before), await settlementOf('2026-10', now)]
      for (const [k, member] of result.members.entries()) {
        const asked = {
          result,
          member: member.member,
          previous: { result: previous },
          cooperative,
          memberRecord: members(now)[k]!,
        }
        const said = explainBill(asked)
        expect(unknownNumbers(said, billFacts(asked))).toEqual([])
        const sum = (kinds: readonly string[]): number =>
          said.steps.reduce((all, step) => (kinds.includes(step.kind) ? all + step.cents : all), 0)
        expect(sum(['without', 'part', 'fixed'])).toBe(member.withGrossCents)
        expect(sum(['supplier', 'bill'])).toBe(now.model === 'full-supply' ? 0 : member.withGrossCents)
        const causes = said.change!.causes.reduce((all, cause) => all + cause.cents, 0)
        expect(said.change!.previousCents + causes).toBe(member.amountCents)
      }
    }),
    { numRuns: 150 },
  )
})

test('the settled worked example of settlement.md A.8, gross', async () => {
  const result = await settled({
    cooperative: { ...cooperative, vatRate: 2000 },
    members: [alice, bob, plant],
    readings: threeReadings,
  })
  const said = explainBill({ result, member: '1', previous: null, cooperative, memberRecord: alice })
  expect(said.headline.replaceAll('\u00A0', ' ')).toBe(
    'Alice pays 1.75 € and is 0.41 € better off than alone.',
  )
  expect(said.steps.map(({ kind, cents }) => [kind, cents])).toEqual([
    ['without', 360],
    ['part', -41],
    ['with', 319],
    ['supplier', 144],
    ['bill', 175],
  ])
})
