import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tariffRowProblems } from '../../../src/core/community/tariff-checks.ts'
import type { TariffRow } from '../../../src/core/community/tariff.ts'
import { rules } from '../../../src/core/community/vocabulary.ts'
import {
  alice,
  bob,
  column,
  cooperative,
  plant,
  prosumer,
  readings,
  settled,
  tariff,
  threeReadings,
} from './community.ts'

/** Standing charge of a connection of one's own, and price caps (settlement.md A.3). */

const members = [alice, bob, plant]
const behindOne = { ...cooperative, model: 'full-supply' as const }
const full = (changes: Partial<TariffRow>, others: readonly TariffRow[] = []) =>
  settled({
    members,
    readings: threeReadings,
    cooperative: behindOne,
    invoiceCents: 300,
    tariffs: [{ ...tariff, ...changes }, ...others],
  })

test('a connection of one’s own is saved by everyone alike: alone costs more, the bills stay', async () => {
  const [plain, charged] = [await full({}), await full({ standingPerMonthCents: 500 })]
  expect(column(plain, (one) => one.amountCents)).toEqual([266, 367, -303])
  expect(column(charged, (one) => one.amountCents)).toEqual([266, 367, -303])
  expect(column(charged, (one) => one.aloneCents)).toEqual([800, 950, 380])
  expect(column(charged, (one) => one.shareCents)).toEqual([534, 583, 683])
  expect(charged.members[0]!.lines.map(({ kind, netCents }) => [kind, netCents])).toEqual([
    ['supply', 300],
    ['standing', 500],
    ['saving', -534],
  ])
  expect(charged.members[0]!.parts).toContainEqual({ cause: 'standing', band: null, cents: 500 })
  expect(charged.identities.filter(({ ok }) => !ok)).toEqual([])
  // what everybody saves anyhow is no reason to stay or go
  expect(charged.stability?.largestExcess).toBeCloseTo(plain.stability!.largestExcess, 9)
})

test('any rule and readings: standing charges move no bill by a cent', async () => {
  const energies = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 6, maxLength: 6 })
  const arbitrary = fc.record({
    // a share by need divides all that is saved, the standing charges too
    rule: fc.constantFrom(...rules.filter((rule) => rule !== 'solidarity')),
    drawn: fc.tuple(energies, energies, energies),
    fed: fc.tuple(energies, energies, energies),
    standing: fc.integer({ min: 0, max: 5000 }),
  })
  await fc.assert(
    fc.asyncProperty(arbitrary, async ({ rule, drawn, fed, standing }) => {
      const kWh = (values: readonly number[]): number[] => values.map((value) => value / 1000)
      const month = {
        cooperative: { ...behindOne, rule },
        members: ['1', '2', '3'].map((number) =>
          prosumer(number, { incomePerYear: 20_000 * Number(number) }),
        ),
        readings: [
          ...drawn.map((values, k) => readings(`o${k + 1}`, kWh(values))),
          ...fed.map((values, k) => readings(`f${k + 1}`, kWh(values))),
        ],
      }
      const plain = await settled(month)
      const charged = await settled({ ...month, tariffs: [{ ...tariff, standingPerMonthCents: standing }] })
      expect(charged.identities.filter(({ ok }) => !ok)).toEqual([])
      expect(column(charged, (one) => one.amountCents)).toEqual(column(plain, (one) => one.amountCents))
    }),
    { numRuns: 40 },
  )
})

test('a cap is checked with all that a member pays for what it draws', async () => {
  // Alice pays 2.66 for 10 kWh, Bob 3.67 for 15 kWh, the plant draws nothing
  const over = await full({ capPrice: 260_000 })
  expect(over.priceBreaches.map(({ sentence }) => sentence)).toEqual([
    'Member 1, Alice, pays 0.266 per kWh in all; the cap of this tariff is 0.26.',
  ])
  expect((await full({ capPrice: 266_000 })).priceBreaches).toEqual([])
  // a fixed fee of 5.00 is paid for the energy too
  expect((await full({ capPrice: 280_000, fixedPerMonthCents: 500 })).priceBreaches).toHaveLength(2)
})

test('a cap in percent is of the other tariff with its standing charge; without a price there it is refused', async () => {
  const basic = { ...tariff, name: 'basic', buy: 310_000 }
  const capped = { capPercent: 8500, capTariff: 'basic' }
  expect((await full(capped, [basic])).priceBreaches).toHaveLength(1)
  expect((await full({ ...capped, capPercent: 9000 }, [basic])).priceBreaches).toEqual([])
  expect((await full(capped, [{ ...basic, standingPerMonthCents: 1000 }])).priceBreaches).toEqual([])
  await expect(full(capped)).rejects.toThrow('Tariff "basic" has no price')
})

test('with shared energy the cap is on what is received from neighbours', async () => {
  const shared = (capPrice: number) =>
    settled({ members, readings: threeReadings, tariffs: [{ ...tariff, capPrice }] })
  // Alice 1.46 for 6 kWh, Bob 1.87 for 9 kWh (settlement.md A.8)
  expect((await shared(240_000)).priceBreaches).toHaveLength(1)
  expect((await shared(250_000)).priceBreaches).toEqual([])
})

test('half a cap, or one of itself, cannot be entered', () => {
  const problems = (changes: Partial<TariffRow>) =>
    tariffRowProblems({ ...tariff, ...changes }, []).map(({ column: name }) => name)
  expect(problems({ capPercent: 9000 })).toEqual(['cap_tariff'])
  expect(problems({ capTariff: 'basic' })).toEqual(['cap_percent'])
  expect(problems({ capPercent: 9000, capTariff: 'standard' })).toEqual(['cap_tariff'])
  expect(problems({ capPercent: 9000, capTariff: 'basic', standingPerMonthCents: 350 })).toEqual([])
})
