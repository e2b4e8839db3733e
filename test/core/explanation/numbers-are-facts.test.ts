import fc from 'fast-check'
import { expect, test } from 'vitest'
import { causes as allCauses, dayParts } from '../../../src/core/billing/result.ts'
import { models, settledRules, vatStatuses } from '../../../src/core/community/vocabulary.ts'
import { explainBill } from '../../../src/core/explanation/explain.ts'
import { billFacts } from '../../../src/core/explanation/facts.ts'
import { unknownNumbers } from './printed-facts.ts'
import { cooperative, memberRecord, settledMonth, type MemberSketch, type MonthSketch } from './results.ts'

const kWh = fc.integer({ min: 0, max: 900_000_000 }).map((micro) => micro / 1e6)
const partArbitrary = fc.record({
  cause: fc.constantFrom(...allCauses),
  band: fc.option(fc.constantFrom(...dayParts)),
  cents: fc.integer({ min: -3000, max: 9000 }),
})
const slots = fc.constantFrom(0, 0, 1, 12)

const memberArbitrary: fc.Arbitrary<MemberSketch> = fc
  .record({
    offtake: fc.oneof(fc.constant(0), kWh),
    feedIn: fc.oneof(fc.constant(0), kWh),
    inPart: fc.double({ min: 0, max: 1, noNaN: true }),
    outPart: fc.double({ min: 0, max: 1, noNaN: true }),
    parts: fc.array(partArbitrary, { maxLength: 6 }),
    fixedCents: fc.constantFrom(0, 250, -100),
    vatStatus: fc.constantFrom(...vatStatuses),
    openingBalanceCents: fc.constantFrom(0, 1200, -99_999),
    absentSlots: slots,
    imputedSlots: slots,
    estimatedSlots: slots,
  })
  .map(({ inPart, outPart, ...member }) =>
    Object.assign(member, {
      number: '7',
      name: 'Leyla Demir',
      sharedIn: Math.floor(member.offtake * inPart * 1e6) / 1e6,
      sharedOut: Math.floor(member.feedIn * outPart * 1e6) / 1e6,
    }),
  )

const monthArbitrary: fc.Arbitrary<MonthSketch> = fc.record({
  model: fc.constantFrom(...models),
  rule: fc.constantFrom(...settledRules),
  vatRate: fc.constantFrom(null, 2000, 550),
  buy: fc.integer({ min: 100_000, max: 900_000 }),
  sell: fc.integer({ min: 0, max: 100_000 }),
  fee: fc.constantFrom(0, 20_000),
  internal: fc.integer({ min: 80_000, max: 200_000 }),
  members: memberArbitrary.map((member) => [member]),
  overrides: fc.constantFrom(
    {},
    {
      complete: false,
      gaps: [{ point: 'meter', member: '7', slots: 13 }],
      slots: { grid: 744, settled: 700, leftOut: 4, empty: 40, stepSeconds: 3600 },
    },
  ),
})

const question = (now: MonthSketch, before: MonthSketch | null) => ({
  result: settledMonth(now),
  member: '7',
  previous: before === null ? null : { result: settledMonth({ ...before, month: '2026-09' }) },
  cooperative,
  memberRecord: memberRecord('7', { from: '2026-09-12', until: '2026-10-20' }),
})

test('every number of every sentence is one of the facts', () => {
  fc.assert(
    fc.property(monthArbitrary, fc.option(monthArbitrary), (now, before) => {
      const asked = question(now, before)
      const said = explainBill(asked)
      expect(unknownNumbers(said, billFacts(asked))).toEqual([])
    }),
    { numRuns: 400 },
  )
})

test('steps and causes sum to the cent for every settlement', () => {
  fc.assert(
    fc.property(monthArbitrary, fc.option(monthArbitrary), (now, before) => {
      const asked = question(now, before)
      const said = explainBill(asked)
      const member = asked.result.members[0]!
      const of = (kind: string): number[] =>
        said.steps.filter((step) => step.kind === kind).map((step) => step.cents)
      const sum = (cents: readonly number[]): number => cents.reduce((all, one) => all + one, 0)
      expect(sum([...of('without'), ...of('part'), ...of('fixed')])).toBe(sum(of('with')))
      expect(of('without')).toEqual([member.aloneGrossCents])
      expect(of('with')).toEqual([member.withGrossCents])
      const outside = sum([...of('supplier'), ...of('bill')])
      expect(outside).toBe(now.model === 'full-supply' ? 0 : sum(of('with')))
      const change = said.change ?? {
        previousCents: member.amountCents,
        causes: [],
        cents: member.amountCents,
      }
      expect(change.previousCents + sum(change.causes.map((cause) => cause.cents))).toBe(member.amountCents)
      expect(change.cents).toBe(member.amountCents)
      expect(said.change === null).toBe(before === null)
    }),
    { numRuns: 400 },
  )
})
