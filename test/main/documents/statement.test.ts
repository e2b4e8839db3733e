import { expect, test } from 'vitest'
import { ProblemError } from '../../../src/core/problems/problem.ts'
import {
  correctionDefinition,
  correctionPdf,
  correctionSentence,
} from '../../../src/main/documents/correction/correction-pdf.ts'
import { accountRows, cashRows } from '../../../src/main/documents/statement/account.ts'
import { checksOf } from '../../../src/main/documents/statement/checks.ts'
import { decisionsOf } from '../../../src/main/documents/statement/decisions.ts'
import {
  finding,
  statementDefinition,
  statementPdf,
} from '../../../src/main/documents/statement/statement-pdf.ts'
import { vatRows } from '../../../src/main/documents/statement/vat-summary.ts'
import { pageCountOf, textOf } from './reading.ts'
import * as sample from './sample.ts'

test('the statement is the same bytes whenever it is made', async () => {
  const first = await statementPdf(sample.monthOf())
  expect(new TextDecoder('latin1').decode(first.slice(0, 5))).toBe('%PDF-')
  expect(Buffer.from(first).equals(Buffer.from(await statementPdf(sample.monthOf())))).toBe(true)
})

test('the six identities hold with their figures', () => {
  const { settlement, documents } = sample.monthOf()
  const checks = checksOf(settlement, documents)
  expect(checks).toHaveLength(6)
  expect(checks.every(({ ok }) => ok)).toBe(true)
  expect(checks[1]).toMatchObject({ leftCents: 0, rightCents: 0 })
  expect(checks[3]?.each).toEqual({ holds: 6, of: 6 })
})

test('one cent off anywhere is seen, and so is a check that the settlement itself failed', () => {
  const { settlement, documents } = sample.monthOf()
  const held = (changed: Partial<typeof settlement>, docs = documents): boolean[] =>
    checksOf({ ...settlement, ...changed }, docs).map(({ ok }) => ok)
  const [first, ...rest] = settlement.members
  expect(held({ members: [{ ...first!, shareCents: first!.shareCents + 1 }, ...rest] })).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ])
  expect(
    held({ totals: { ...settlement.totals, roundingCents: settlement.totals.roundingCents + 1 } })[2],
  ).toBe(false)
  const [bill, ...others] = documents
  expect(held({}, [{ ...bill!, vatCents: bill!.vatCents + 1 }, ...others])[3]).toBe(false)
  expect(
    held({
      identities: settlement.identities.map(({ name, detail }, k) => ({ name, detail, ok: k !== 4 })),
    })[4],
  ).toBe(false)
})

test('the account: what is kept is the sum of all documents, in every flow', () => {
  const month = sample.monthOf()
  const { totals } = month.settlement
  const rows = accountRows(month)
  const net = rows.find(({ kind }) => kind === 'sum')
  expect(net?.cents).toBe(totals.feesCents + totals.fixedCents + totals.roundingCents)
  expect(rows.at(-1)).toMatchObject({
    name: 'To be settled with the members',
    cents: totals.amountCents + 1250,
  })
  const named = (changes: object): string[] =>
    accountRows({ ...month, settlement: { ...month.settlement, ...changes } }).map(({ name }) => name)
  expect(named({ model: 'premium', totals: { ...totals, premiumCents: 5000 } })[0]).toBe(
    'Premium received, passed on',
  )
  expect(named({ model: 'full-supply', totals: { ...totals, invoiceCents: 5000 } })[0]).toBe(
    'The supplier’s invoice, net',
  )
  expect(named({ model: 'full-supply', totals: { ...totals, gridCostCents: 5000 } })[0]).toContain(
    'no invoice',
  )
})

test('how the money moves: every document due is collected, awaited or paid out', () => {
  const { documents, members } = sample.monthOf()
  const rows = cashRows(documents, members)
  expect(rows.map(({ name }) => name)).toEqual([
    'Collected by direct debit',
    'Transferred by members',
    'Paid out to members',
  ])
  expect(sample.sum(rows.map(({ cents }) => cents))).toBe(
    sample.sum(documents.map(({ dueCents }) => dueCents)),
  )
  expect(rows[0]).toMatchObject({ documents: 1, cents: 2643 })
})

test('VAT by direction and rate sums to the VAT of all documents', () => {
  const { documents, settlement } = sample.monthOf()
  const rows = vatRows(
    documents,
    new Map(settlement.members.map(({ member, vatStatus }) => [member, vatStatus])),
  )
  expect(rows.map(({ direction, rate }) => `${direction} ${rate}`)).toEqual([
    'output 2000',
    'input 2000',
    'input 0',
  ])
  expect(sample.sum(rows.map(({ vatCents }) => vatCents))).toBe(settlement.totals.vatCents)
  const reverse = vatRows(documents, new Map([['7', 'reverse' as const]]))
  expect(reverse.find(({ rate }) => rate === 0)?.reverseCharge).toBe(true)
})

test('what was missing and decided is said', () => {
  const month = sample.monthOf()
  const said = (changes: object, reason: string | null = null): string =>
    decisionsOf({ ...month, reason, settlement: { ...month.settlement, ...changes } })
      .map(({ about, words }) => `${about}: ${words}`)
      .join('\n')
  expect(said({})).toContain('Approval: Approved on 4\u00A0November 2026.')
  expect(said({})).toContain('No value is missing.')
  expect(said({}, 'An outage.')).toContain('Reason: An outage.')
  expect(said({})).toContain('No group of members could do better on its own.')
  const gaps = [{ point: 'A', member: '4', slots: 8 }]
  expect(said({ complete: false, gaps, gapRule: 'slot' })).toContain(
    'Values are missing at 1 point. Intervals with a gap are left out for everyone.',
  )
  const excess = { largestExcess: 8.84, coalition: ['4', '7'], proved: true, upperBound: null }
  expect(said({ stability: excess })).toContain(
    '2 members (4, 7) together could gain 8.84\u00A0€ on their own.',
  )
  const worse = [{ member: '9', benefitCents: -120, cause: 'the fixed fee is more than the share.' }]
  expect(said({ worseOff: worse })).toContain('Member 9: Worse off by 1.20\u00A0€: the fixed fee')
})

test('the approval’s date is the cooperative’s local date', () => {
  const late = { ...sample.monthOf(), approvedAt: Date.UTC(2026, 10, 4, 23, 30) / 1000 }
  expect(textOf(statementDefinition(late).content)).toContain('Approved on 5\u00A0November 2026.')
  expect(textOf(statementDefinition(sample.monthOf(true)).content)).toContain('This is a draft')
})

test('the headline is the finding', () => {
  const month = sample.monthOf()
  const told = (changes: object): string =>
    finding({ ...month, settlement: { ...month.settlement, ...changes } })
  expect(told({})).toMatch(/^In October you shared 475\u00A0kWh\nand saved [\d.]+\u00A0€\.$/)
  expect(told({ model: 'premium' })).toContain('shared out a premium of')
})

test('two hundred members go over several pages', async () => {
  const month = sample.monthOf()
  const people = Array.from({ length: 200 }, (_, k) => ({
    ...sample.household,
    number: String(k + 1),
    name: `Member ${k + 1}`,
  }))
  const results = people.map(sample.resultOf)
  const documents = people.map((person, k) => sample.documentOf(person, results[k]!))
  const members = people.map(sample.memberOf)
  const pages = pageCountOf(
    await statementPdf({ ...month, settlement: sample.settlementOf(results), documents, members }),
  )
  expect(pages).toBeGreaterThan(10)
  expect(pages).toBeLessThan(20)
})

const correction = () => {
  const sheet = sample.sheetOf(sample.household)
  const lines = [sample.line({ kind: 'correction', netCents: -125, vatRate: 2000 })]
  return {
    ...sheet,
    vatStatus: 'none' as const,
    document: {
      ...sheet.document,
      document: 'correction' as const,
      number: '2026-10-C01',
      refersTo: '2026-10-004',
      lines,
      netCents: -125,
      vat: [{ rate: 2000, baseCents: -125, vatCents: -25 }],
      vatCents: -25,
      amountCents: -150,
      dueCents: -150,
      correction: {
        oldAmountCents: 1393,
        newAmountCents: 1243,
        reason: 'The grid operator corrected two hours.',
      },
    },
  }
}

test('a statement of corrections alone is theirs: no fees of the month, and each is the new amount less the old', () => {
  const { settlement } = sample.monthOf()
  const { document } = correction()
  const month = { ...sample.monthOf(), documents: [document] }
  expect(accountRows(month).map(({ name, cents }) => [name, cents])).toEqual([
    ['Corrections, net', -125],
    ['VAT of all documents', -25],
    ['To be settled with the members', -150],
  ])
  expect(checksOf(settlement, [document]).map(({ ok }) => ok)).toEqual([true, true, true, true, true, true])
  expect(checksOf(settlement, [document])[2]).toMatchObject({ leftCents: -150, rightCents: -150 })
  const wrong = { ...document, correction: { ...document.correction, newAmountCents: 1244 } }
  expect(checksOf(settlement, [wrong])[2]!.ok).toBe(false)
  expect(textOf(statementDefinition(month).content)).toContain('1 correction.')
})

test('a correction names the old document, both amounts, the difference and the reason', async () => {
  const text = textOf(correctionDefinition(correction()).content)
  for (const part of [
    '2026-10-004',
    '13.93\u00A0€',
    '12.43\u00A0€',
    '−1.50\u00A0€',
    'The grid operator corrected two hours.',
    'Document 2026-10-004 was 1.50\u00A0€ too high.',
  ])
    expect(text).toContain(part)
  const bytes = await correctionPdf(correction())
  expect(pageCountOf(bytes)).toBe(1)
  expect(Buffer.from(bytes).equals(Buffer.from(await correctionPdf(correction())))).toBe(true)
})

test('a document that corrects nothing is refused', () => {
  const { document } = sample.sheetOf(sample.household)
  expect(() => correctionDefinition({ ...correction(), document })).toThrow(ProblemError)
  expect(
    correctionSentence(
      { ...correction().document, correction: { oldAmountCents: 5, newAmountCents: 5, reason: '' } },
      'EUR',
    ),
  ).toBe('Document 2026-10-004 keeps its amount.')
})
