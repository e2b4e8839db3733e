import { expect, test } from 'vitest'
import * as v from 'valibot'
import {
  correctionDocuments,
  type CorrectionOptions,
} from '../../../src/core/billing/correction-documents.ts'
import { BillDocumentSchema, type BillDocument } from '../../../src/core/billing/document.ts'
import { draftDocuments } from '../../../src/core/billing/draft-documents.ts'
import type { SettlementInput } from '../../../src/core/billing/input.ts'
import { issueDocuments } from '../../../src/core/billing/issue-documents.ts'
import { billsJson } from '../../../src/core/billing/json/bills-json.ts'
import { settleJson } from '../../../src/core/billing/json/settle-json.ts'
import { withOpeningBalances } from '../../../src/core/billing/opening-balances.ts'
import { SettlementResultSchema, type SettlementResult } from '../../../src/core/billing/result.ts'
import type { TariffRow } from '../../../src/core/community/tariff.ts'
import {
  alice,
  bob,
  cooperative,
  member,
  plant,
  readings,
  settled,
  tariff,
  threeReadings,
} from './community.ts'

const members = [alice, { ...bob, address: 'Mill Lane 2' }, plant]
const taxed = { ...cooperative, vatRate: 2000 }
const base: Partial<SettlementInput> = { members, readings: threeReadings, cooperative: taxed }

const issued = (result: SettlementResult): BillDocument[] =>
  issueDocuments(draftDocuments(result, taxed, members), { date: '2026-11-04', paymentDays: 14 })

test('bills and credit notes in member order, numbered and dated when they are issued', async () => {
  const drafts = draftDocuments(await settled(base), taxed, members)
  expect(drafts.map(({ document, number, date, due }) => [document, number, date, due])).toEqual([
    ['bill', null, null, null],
    ['bill', null, null, null],
    ['credit-note', null, null, null],
  ])
  expect(drafts[1]!.memberAddress).toBe('Mill Lane 2')
  const documents = issued(await settled(base))
  expect(documents.map(({ number, date, due }) => [number, date, due])).toEqual([
    ['2026-10-001', '2026-11-04', '2026-11-18'],
    ['2026-10-002', '2026-11-04', '2026-11-18'],
    ['2026-10-003', '2026-11-04', '2026-11-18'],
  ])
  for (const document of documents) expect(v.parse(BillDocumentSchema, document)).toEqual(document)
})

test('a premium gives statements', async () => {
  const premium = { ...cooperative, model: 'premium' as const }
  const result = await settled({ ...base, cooperative: premium, premiumCents: 330 })
  expect(draftDocuments(result, premium, members).map(({ document }) => document)).toEqual([
    'statement',
    'statement',
    'statement',
  ])
})

test('an opening balance stands beside the amount, outside net and VAT', async () => {
  const result = withOpeningBalances(await settled(base), new Map([['1', 500]]))
  const [first, second] = draftDocuments(result, taxed, members)
  expect(first).toMatchObject({ amountCents: 175, openingBalanceCents: 500, dueCents: 675 })
  expect(second).toMatchObject({ amountCents: 224, openingBalanceCents: 0, dueCents: 224 })
})

const options: CorrectionOptions = {
  date: '2027-01-08',
  reason: 'The operator corrected point o1.',
  cooperative: taxed,
  members,
  sequence: 1,
}
const correctedReadings = [readings('o1', [14]), ...threeReadings.slice(1)]

/** old + corrections = new for every member, amount by amount, and each document adds up. */
function expectSum(documents: readonly BillDocument[], fresh: SettlementResult): void {
  const numbers = new Set([...documents, ...fresh.members].map((one) => one.member))
  for (const number of numbers) {
    const own = documents.filter((one) => one.member === number)
    const right = fresh.members.find((one) => one.member === number)
    for (const amount of ['netCents', 'vatCents', 'amountCents'] as const) {
      expect(own.reduce((sum, one) => sum + one[amount], 0)).toBe(right?.[amount] ?? 0)
    }
    for (const rate of [0, 2000]) {
      const vat = own.flatMap((one) => one.vat).filter((part) => part.rate === rate)
      const expected = right?.vat.find((part) => part.rate === rate)
      expect(vat.reduce((sum, part) => sum + part.vatCents, 0)).toBe(expected?.vatCents ?? 0)
    }
  }
  for (const document of documents) {
    expect(document.lines.reduce((sum, line) => sum + line.netCents, 0)).toBe(document.netCents)
    expect(document.netCents + document.vatCents).toBe(document.amountCents)
  }
}

test('new readings: one document a member with one line per VAT rate, old + correction = new', async () => {
  const old = await settled(base)
  const documents = issued(old)
  const fresh = await settled({ ...base, readings: correctedReadings })
  const correction = correctionDocuments({ result: old, documents }, fresh, options)
  expect(correction.documents.map(({ number, refersTo, document }) => [number, refersTo, document])).toEqual([
    ['2026-10-001-C1', '2026-10-001', 'correction'],
    ['2026-10-002-C1', '2026-10-002', 'correction'],
    ['2026-10-003-C1', '2026-10-003', 'correction'],
  ])
  expect(
    correction.rows.map(({ oldCents, newCents, differenceCents }) => [oldCents, newCents, differenceCents]),
  ).toEqual(
    fresh.members.map((one, k) => {
      const before = documents[k]!.amountCents
      return [before, one.amountCents, one.amountCents - before]
    }),
  )
  expectSum([...documents, ...correction.documents], fresh)
  expect(correction.identities.filter((identity) => !identity.ok)).toEqual([])
  expect(correction.documents[0]!.correction).toEqual({
    oldAmountCents: 175,
    newAmountCents: fresh.members[0]!.amountCents,
    reason: options.reason,
  })
  // the pot is shared anew, the fee is the same 15 kWh × .02
  expect(correction.cooperativeDifferenceCents).toBe(
    fresh.totals.roundingCents + fresh.totals.feesCents - old.totals.roundingCents - old.totals.feesCents,
  )
})

test('a second correction compares with the bill and the first correction together', async () => {
  const old = await settled(base)
  const documents = issued(old)
  const first = await settled({ ...base, readings: correctedReadings })
  const already = correctionDocuments({ result: old, documents }, first, options).documents
  const dearer: TariffRow = { ...tariff, fee: 30_000 }
  const second = await settled({ ...base, readings: correctedReadings, tariffs: [dearer] })
  const again = correctionDocuments({ result: first, documents, already }, second, {
    ...options,
    sequence: 2,
  })
  expect(again.documents[0]).toMatchObject({ number: '2026-10-001-C2', refersTo: '2026-10-001' })
  expectSum([...documents, ...already, ...again.documents], second)
  expect(again.identities.filter((identity) => !identity.ok)).toEqual([])
  const nothing = correctionDocuments(
    { result: second, documents, already: [...already, ...again.documents] },
    second,
    { ...options, sequence: 3 },
  )
  expect(nothing.documents).toEqual([])
  expect(nothing.sums.differenceCents).toBe(0)
})

test('a member forgotten, and one billed wrongly', async () => {
  const guest = member('4', { name: 'Dora' })
  const old = await settled({ ...base, members: [alice, bob, plant] })
  const documents = issued(old)
  const fresh = await settled({
    ...base,
    members: [alice, plant, guest],
    readings: [...threeReadings, readings('o4', [3])],
  })
  const correction = correctionDocuments({ result: old, documents }, fresh, {
    ...options,
    members: [...members, guest],
  })
  expect(
    correction.rows.map(({ member: number, oldCents, refersTo }) => [number, oldCents, refersTo]),
  ).toEqual([
    ['1', 175, '2026-10-001'],
    ['2', 224, '2026-10-002'],
    ['3', -303, '2026-10-003'],
    ['4', 0, null],
  ])
  expect(correction.documents.map(({ number }) => number)).toEqual([
    '2026-10-001-C1',
    '2026-10-002-C1',
    '2026-10-003-C1',
    '2026-10-004-C1',
  ])
  expect(correction.documents[1]).toMatchObject({ amountCents: -224, memberName: 'Bob' })
  expectSum([...documents, ...correction.documents], fresh)
  expect(correction.identities.filter((identity) => !identity.ok)).toEqual([])
})

test('a draft correction has neither number nor dates', async () => {
  const old = await settled(base)
  const fresh = await settled({ ...base, readings: correctedReadings })
  const frozen = { result: old, documents: issued(old) }
  const { documents } = correctionDocuments(frozen, fresh, { ...options, date: null })
  expect(documents.map(({ number, date, due }) => [number, date, due])).toEqual(
    documents.map(() => [null, null, null]),
  )
})

test('full supply: a corrected invoice is passed on, the cooperative keeps what it kept', async () => {
  const one = { ...taxed, model: 'full-supply' as const }
  const old = await settled({ ...base, cooperative: one, invoiceCents: 300 })
  const fresh = await settled({ ...base, cooperative: one, invoiceCents: 340 })
  const documents = issueDocuments(draftDocuments(old, one, members), { date: '2026-11-04', paymentDays: 14 })
  const correction = correctionDocuments({ result: old, documents }, fresh, options)
  expect(correction.documents.reduce((sum, document) => sum + document.netCents, 0)).toBe(40)
  expect(correction.cooperativeDifferenceCents).toBe(0)
  expect(correction.identities.filter((identity) => !identity.ok)).toEqual([])
})

test('a settlement passes its own schema', async () => {
  const result = await settled(base)
  expect(v.parse(SettlementResultSchema, result)).toEqual(result)
})

test('the JSON of a settlement has the names and forms of the command line', async () => {
  const json = settleJson({ result: await settled(base), inputs: 'abc', version: '1.0.0', seconds: 0.5 })
  expect(json).toMatchObject({
    month: '2026-10',
    model: 'shared-energy',
    rule: 'shapley',
    complete: false,
    totals: {
      offtakeKWh: 25,
      feedInKWh: 15,
      sharedKWh: 15,
      aloneCost: '6.30',
      savings: '3.00',
      net: '0.30',
      vat: '0.66',
      amount: '0.96',
      fees: '0.30',
      fixed: '0.00',
      rounding: '0.00',
    },
    method: { name: 'enumeration', exact: true, seconds: 0.5 },
    inputs: 'abc',
    version: '1.0.0',
    seed: 1,
  })
  const [first] = (json as { members: object[] }).members
  expect(first).toEqual({
    member: '1',
    points: ['o1'],
    offtakeKWh: 10,
    feedInKWh: 0,
    sharedInKWh: 6,
    sharedOutKWh: 0,
    aloneCost: '3.00',
    withCost: '2.66',
    basis: '0.60',
    shareOfSavings: '0.34',
    exactShare: expect.closeTo(1 / 3, 9),
    halfWidth95: null,
    settlement: '0.26',
    fixed: '0.00',
    parts: [{ cause: 'bought', band: 'night', amount: '0.34' }],
    net: '1.46',
    vat: '0.29',
    amount: '1.75',
    savingGross: '0.41',
  })
})

test('bills.json has the lines, rates in percent, and the sums', async () => {
  const result = await settled({ ...base, members: [alice, bob, { ...plant, vat: 'standard' }] })
  expect(billsJson(result, issued(result))).toMatchObject({
    month: '2026-10',
    currency: 'EUR',
    bills: [
      {
        member: '1',
        document: 'bill',
        number: '2026-10-001',
        lines: [
          { kind: 'bought', kWh: 6, price: '0.18', net: '1.08', vatRate: 20 },
          { kind: 'fee', kWh: 6, price: '0.02', net: '0.12', vatRate: 20 },
          { kind: 'settlement', net: '0.26', vatRate: 20 },
        ],
        net: '1.46',
        vat: [{ rate: 20, base: '1.46', amount: '0.29' }],
        amount: '1.75',
        without: '3.00',
        with: '2.66',
        share: '0.34',
        savingGross: '0.41',
      },
      { member: '2' },
      {
        member: '3',
        document: 'credit-note',
        vat: [{ rate: 20, base: '-3.03', amount: '-0.61' }],
        amount: '-3.64',
      },
    ],
    cooperative: { fees: '0.30', fixed: '0.00', rounding: '0.00' },
    sums: { net: '0.30', vat: '0.05', amount: '0.35' },
  })
  const untaxed = await settled({ ...base, cooperative })
  expect(JSON.stringify(billsJson(untaxed, issued(untaxed)))).not.toMatch(/vatRate|"rate"/)
})
