import { expect, test } from 'vitest'
import type { SettlementResult } from '../../../src/core/billing/result.ts'
import type { VatStatus } from '../../../src/core/community/vocabulary.ts'
import { alice, bob, column, cooperative, plant, settled, threeReadings } from './community.ts'

const members = [alice, bob, plant]
const three = { members, readings: threeReadings }

/** The table of settlement.md A.8, to the cent. */

const linesOf = (result: SettlementResult, kind: string): number[] =>
  column(result, (one) =>
    one.lines.filter((line) => line.kind === kind).reduce((sum, line) => sum + line.netCents, 0),
  )

test('shared energy without VAT: every column of the table', async () => {
  const result = await settled(three)
  expect(column(result, (one) => one.sharedIn)).toEqual([6_000_000, 9_000_000, 0])
  expect(column(result, (one) => one.sharedOut)).toEqual([0, 0, 15_000_000])
  expect(linesOf(result, 'bought')).toEqual([108, 162, 0])
  expect(linesOf(result, 'sold')).toEqual([0, 0, -270])
  expect(linesOf(result, 'fee')).toEqual([12, 18, 0])
  expect(column(result, (one) => one.basisCents)).toEqual([60, 90, 150])
  expect(column(result, (one) => one.shareCents)).toEqual([34, 83, 183])
  expect(column(result, (one) => one.exactShare)).toEqual([
    expect.closeTo(1 / 3, 9),
    expect.closeTo(5 / 6, 9),
    expect.closeTo(11 / 6, 9),
  ])
  expect(linesOf(result, 'settlement')).toEqual([26, 7, -33])
  expect(column(result, (one) => one.amountCents)).toEqual([146, 187, -303])
  expect(column(result, (one) => one.aloneCents)).toEqual([300, 450, -120])
  expect(column(result, (one) => one.withCents)).toEqual([266, 367, -303])
  expect(result.totals).toMatchObject({ savingsCents: 300, netCents: 30, feesCents: 30, roundingCents: 0 })
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
  expect(result.method).toEqual({ name: 'enumeration', exact: true, permutations: null, coalitions: 7 })
  expect(column(result, (one) => one.vat)).toEqual([[], [], []])
})

const withVat = { ...cooperative, vatRate: 2000 }
const plants: [VatStatus, number][] = [
  ['none', -303],
  ['reverse', -303],
  ['standard', -364],
]

test.each(plants)('shared energy with 20 %% VAT, a supplier with the status %s', async (vat, amount) => {
  const result = await settled({ ...three, cooperative: withVat, members: [alice, bob, { ...plant, vat }] })
  expect(column(result, (one) => one.netCents)).toEqual([146, 187, -303])
  expect(column(result, (one) => one.amountCents)).toEqual([175, 224, amount])
  expect(column(result, (one) => one.vatCents)).toEqual([29, 37, amount + 303])
  const households = result.members.slice(0, 2)
  expect(households.map((one) => one.aloneGrossCents)).toEqual([360, 540])
  expect(households.map((one) => one.withGrossCents)).toEqual([319, 440])
  expect(households.map((one) => one.savingGrossCents)).toEqual([41, 100])
  expect(result.members[2]).toMatchObject({
    savingGrossCents: 183,
    aloneGrossCents: -120,
    withGrossCents: -303,
  })
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
})

const oneConnection = { ...cooperative, model: 'full-supply' as const }

test.each([null, 300])('full supply with the invoice %s: bills 2.66, 3.67, −3.03', async (invoiceCents) => {
  const result = await settled({ ...three, cooperative: oneConnection, invoiceCents })
  expect(column(result, (one) => one.aloneCents)).toEqual([300, 450, -120])
  expect(column(result, (one) => one.amountCents)).toEqual([266, 367, -303])
  expect(column(result, (one) => one.withCents)).toEqual([266, 367, -303])
  expect(column(result, (one) => [one.basisCents, one.settlementCents])).toEqual([
    [null, null],
    [null, null],
    [null, null],
  ])
  expect(linesOf(result, 'saving')).toEqual([-34, -83, -183])
  expect(result.totals).toMatchObject({ netCents: 330, gridCostCents: 300, invoiceCents, feesCents: 30 })
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
})

test.each(plants)('full supply with 20 %% VAT, a supplier with the status %s', async (vat, amount) => {
  const changes = { cooperative: { ...oneConnection, vatRate: 2000 }, invoiceCents: 300 }
  const result = await settled({ ...three, ...changes, members: [alice, bob, { ...plant, vat }] })
  expect(column(result, (one) => one.amountCents)).toEqual([319, 440, amount])
  expect(column(result, (one) => one.aloneGrossCents).slice(0, 2)).toEqual([360, 540])
})

test("an invoice below the master tariff's cost is a part of its own, by offtake", async () => {
  const result = await settled({ ...three, cooperative: oneConnection, invoiceCents: 250 })
  expect(result.totals.savingsCents).toBe(350)
  const parts = column(result, (one) => one.parts.find((part) => part.cause === 'invoice-difference')?.cents)
  expect(parts).toEqual([20, 30, undefined])
  expect(result.totals.netCents).toBe(250 + 30)
})

test('premium: a statement outside VAT, half of the basis to each side', async () => {
  const premium = { ...cooperative, model: 'premium' as const, vatRate: 2000 }
  const result = await settled({ ...three, cooperative: premium, premiumCents: 330 })
  expect(result.totals).toMatchObject({
    savingsCents: 300,
    netCents: -300,
    premiumCents: 330,
    roundingCents: 0,
  })
  expect(column(result, (one) => one.basisCents)).toEqual([60, 90, 150])
  expect(column(result, (one) => one.shareCents)).toEqual([34, 83, 183])
  expect(column(result, (one) => one.amountCents)).toEqual([-34, -83, -183])
  expect(column(result, (one) => one.settlementCents)).toEqual([null, null, null])
  expect(result.vatRate).toBeNull()
  expect(result.identities.filter((identity) => !identity.ok)).toEqual([])
})

test('pass-through pays the basis and mid-market the middle', async () => {
  const passed = await settled({ ...three, rule: 'pass-through' })
  expect(column(passed, (one) => one.shareCents)).toEqual([60, 90, 150])
  expect(linesOf(passed, 'settlement')).toEqual([0, 0, 0])
  expect(passed.method).toMatchObject({ name: 'closed-form', exact: true })
  const low = { ...(await settled({ ...three, rule: 'mid-market' })) }
  // b' = .28, s = .08: the middle is .18, the internal price itself
  expect(column(low, (one) => one.shareCents)).toEqual([60, 90, 150])
})
