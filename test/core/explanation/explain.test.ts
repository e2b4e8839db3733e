import { expect, test } from 'vitest'
import { explainBill } from '../../../src/core/explanation/explain.ts'
import { cooperative, memberRecord, settledMonth, type MonthSketch } from './results.ts'

/** The worked example of settlement.md A.8. */
const worked: MonthSketch = {
  members: [
    {
      number: '1',
      name: 'Alice',
      offtake: 10,
      sharedIn: 6,
      parts: [{ cause: 'bought', band: 'midday', cents: 34 }],
    },
    {
      number: '2',
      name: 'Bob',
      offtake: 15,
      sharedIn: 9,
      parts: [{ cause: 'bought', band: 'midday', cents: 83 }],
    },
    {
      number: '3',
      name: 'Plant',
      feedIn: 15,
      sharedOut: 15,
      parts: [{ cause: 'sold', band: 'midday', cents: 183 }],
    },
  ],
}

function explain(sketch: MonthSketch, member = '1', before: MonthSketch | null = null) {
  return explainBill({
    result: settledMonth(sketch),
    member,
    previous: before === null ? null : { result: settledMonth({ month: '2026-09', ...before }) },
    cooperative,
    memberRecord: memberRecord(member),
  })
}

/** Figures read better here with plain spaces. */
const plain = (text: string | null): string => (text ?? '').replaceAll('\u00A0', ' ')

test('the worked example in words: shared energy', () => {
  const alice = explain(worked)
  expect(plain(alice.headline)).toBe('Alice pays 1.46 € and is 0.34 € better off than alone.')
  expect(plain(alice.lead)).toBe('6.0 of 10.0 kWh came from neighbours.')
  expect(alice.steps.map(({ kind, cents }) => [kind, cents])).toEqual([
    ['without', 300],
    ['part', -34],
    ['with', 266],
    ['supplier', 120],
    ['bill', 146],
  ])
  expect(alice.steps[1]!.label).toBe('Bought from neighbours at midday')
  expect(alice.addition).toBe('3.00 − 0.34 = 2.66')
  expect(plain(alice.settlement)).toBe(
    'The price between members gave you 0.60 € of the saving; your fair share is 0.34 €, so 0.26 € goes to the others.',
  )
  expect(alice.why.map(plain)).toEqual([
    'Alone, 10.0 kWh at 30.00 ct on average would have cost 3.00 €.',
    'By using electricity when neighbours had some to spare, you made the cooperative 0.34 € better off. That is yours: 0.34 € at midday.',
    'Your supplier will charge about 1.20 €, and this bill asks for 1.46 €. Together that is 2.66 €.',
  ])
  expect(alice.change).toBeNull()
  expect(alice.remarks).toEqual([])
})

test('a credit is told as one', () => {
  const plant = explain(worked, '3')
  expect(plain(plant.headline)).toBe('Plant gets 3.03 € and is 1.83 € better off than alone.')
  expect(plain(plant.lead)).toBe('15.0 of 15.0 kWh fed in went to neighbours.')
  expect(plain(plant.settlement)).toBe(
    'The price between members gave you 1.50 € of the saving; your fair share is 1.83 €, so 0.33 € comes to you from the others.',
  )
  expect(plant.addition).toBe('\u22121.20 \u2212 1.83 = \u22123.03')
})

test('with VAT the member reads what is paid and saved gross', () => {
  const alice = explain({ ...worked, vatRate: 2000 })
  expect(plain(alice.headline)).toBe('Alice pays 1.75 € and is 0.41 € better off than alone.')
  expect(alice.steps.map(({ cents }) => cents)).toEqual([360, -41, 319, 144, 175])
  expect(plain(alice.settlement)).toContain('All three are before VAT.')
  const bob = explain({ ...worked, vatRate: 2000 }, '2')
  expect(bob.steps.map(({ cents }) => cents)).toEqual([540, -100, 440, 216, 224])
})

test('full supply is one bill, so the last step is not divided', () => {
  const alice = explain({ ...worked, model: 'full-supply', vatRate: 2000 })
  expect(plain(alice.headline)).toBe('Alice pays 3.19 €, 0.41 € less than alone.')
  expect(alice.steps.map(({ label, cents }) => [label, cents])).toEqual([
    ['Without the cooperative', 360],
    ['Bought from neighbours at midday', -41],
    ['To pay', 319],
  ])
  expect(alice.settlement).toBeNull()
})

test('a premium is received and given out, not bought', () => {
  const alice = explain({ ...worked, model: 'premium' })
  expect(plain(alice.headline)).toBe('Alice gets 0.34 € and is 0.34 € better off than alone.')
  expect(alice.steps.map(({ label, cents }) => [label, cents])).toEqual([
    ['Without the cooperative', 300],
    ['Received from neighbours at midday', -34],
    ['With the cooperative', 266],
    ['Your supplier will charge about', 300],
    ['This statement', -34],
  ])
  expect(explain({ ...worked, model: 'premium' }, '3').steps[3]).toEqual({
    kind: 'supplier',
    label: 'Outside, your surplus earns about',
    cents: -120,
  })
})

test('who reclaims VAT compares net, and the bill says so', () => {
  const members = worked.members.map((member) => ({ ...member, vatStatus: 'standard' as const }))
  const plant = explain({ ...worked, vatRate: 2000, members }, '3')
  expect(plain(plant.headline)).toBe('Plant gets 3.64 € and is 1.83 € better off than alone.')
  expect(plant.steps.map(({ cents }) => cents)).toEqual([-120, -183, -303, 0, -303])
  expect(plant.remarks.map(plain)).toEqual([
    'The amount credits 0.61 € VAT. You settle it with the tax office, so it is left out of the comparison.',
  ])
})

test('the change since last month is told one cause after another and adds up', () => {
  const before: MonthSketch = {
    internal: 170_000,
    members: [
      {
        number: '1',
        offtake: 100,
        sharedIn: 20,
        parts: [{ cause: 'bought', band: 'midday', cents: 200 }],
        fixedCents: 100,
      },
      { number: '2', feedIn: 40, sharedOut: 20 },
    ],
  }
  const now: MonthSketch = {
    internal: 180_000,
    members: [
      {
        number: '1',
        offtake: 120,
        sharedIn: 36,
        parts: [{ cause: 'bought', band: 'midday', cents: 300 }],
        fixedCents: 150,
      },
      { number: '2', feedIn: 50, sharedOut: 36 },
    ],
  }
  const { change } = explain(now, '1', before)
  expect(change!.previousMonth).toBe('2026-09')
  // before: 20 kWh × (.17 + .02) + settlement (20 × .11 − 2.00) + 1.00; now: 36 × (.18 + .02) + (36 × .10 − 3.00) + 1.50
  expect([change!.previousCents, change!.cents]).toEqual([500, 930])
  expect(change!.causes.map(({ label, cents }) => [plain(label), cents])).toEqual([
    ['Price up, 19.00 ct to 20.00 ct a kWh.', 20],
    // 24 kWh instead of 20, had the same part of the same sun reached a kWh used; then 30, of the new sun; then 36
    ['You used 20.0 kWh more.', 80],
    ['All members together fed in 50.0 kWh, in September 40.0 kWh.', 120],
    ['30.0 % of what you used came from neighbours, in September 20.0 %.', 120],
    ['Settlement of the common saving.', 40],
    ['Fixed fees.', 50],
  ])
})

test('what a plant feeds in is sunshine, and what others take of it is sharing', () => {
  const plant = (feedIn: number, sharedOut: number): MonthSketch => ({
    members: [
      { number: '1', offtake: 200, sharedIn: sharedOut },
      { number: '2', feedIn, sharedOut },
    ],
  })
  const { change } = explain(plant(80, 60), '2', plant(100, 50))
  // 50 of 100 sold at .18; 40 of 80 would be, then 60; and the pass-through price gives it .10 a kWh, all of it settled away
  expect(change!.causes.map(({ label, cents }) => [plain(label), cents])).toEqual([
    ['You fed in 20.0 kWh less.', 180],
    ['75.0 % of what you fed in went to neighbours, in September 50.0 %.', -360],
    ['Settlement of the common saving.', 100],
  ])
})

test('another rule, another model and a member who was not there are told as such', () => {
  const rule = explain(worked, '1', { ...worked, rule: 'pass-through', internal: 150_000 })
  expect(rule.change!.causes.map(({ label }) => label)).toContain(
    'The rule changed from pass-through price to Shapley value.',
  )
  const model = explain(worked, '1', { ...worked, model: 'full-supply' })
  expect(model.change!.causes).toEqual([
    {
      cause: 'model',
      label: 'The cooperative changed from full supply to shared energy.',
      cents: 146 - 266,
    },
  ])
  expect(explain(worked, '1', { members: worked.members.slice(1) }).change).toBeNull()
})

test('what is not plain is remarked', () => {
  const result = settledMonth({
    vatRate: 2000,
    members: [
      {
        number: '1',
        name: 'Alice',
        offtake: 10,
        feedIn: 2,
        fixedCents: 200,
        vatStatus: 'reverse',
        openingBalanceCents: -5000,
        absentSlots: 8,
        estimatedSlots: 1,
      },
    ],
    overrides: {
      complete: false,
      gapRule: 'member',
      gaps: [{ point: 'AT001', member: '1', slots: 8 }],
      preview: { reason: 'The rule needs a later version.' },
    },
  })
  const { remarks, headline } = explainBill({
    result,
    member: '1',
    previous: null,
    cooperative,
    memberRecord: memberRecord('1', { from: '2026-10-12', until: '2026-10-20' }),
    points: [{ point: 'AT001', estimated: 1 }],
  })
  expect(plain(headline)).toBe(
    'Alice gets 47.60 €, with 50.00 € in credit from before. This month Alice is 2.00 € worse off than alone.',
  )
  expect(remarks.map(plain)).toEqual([
    'This is a preview, not a bill. The rule needs a later version.',
    'You joined on 12 October 2026; this bill covers the days from then on.',
    'Your membership ended on 20 October 2026; this bill covers the days until then.',
    'Meter AT001 has no value in 8 quarter hours.',
    '8 quarter hours of yours are left out of this bill. A later correction brings them back.',
    '1 quarter hour at AT001 is an estimate of the grid operator.',
    'An opening balance of 50.00 € in your favour is taken off, so 47.60 € is credited.',
    'Reverse charge: the VAT on what you fed in is owed by River Valley Energy Cooperative, not by you.',
    'The amount holds 0.40 € VAT. You settle it with the tax office, so it is left out of the comparison.',
    'This month the cooperative cost you 2.00 € more than it brought, before VAT.',
  ])
})

test('a member who is not in the settlement is a mistake of the caller', () => {
  expect(() => explain(worked, '9')).toThrow(RangeError)
})
