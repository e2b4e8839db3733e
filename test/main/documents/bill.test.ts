import type { Content } from 'pdfmake/interfaces'
import { expect, test } from 'vitest'
import { billPdf } from '../../../src/main/documents/bill/bill-pdf.ts'
import { comparisonFigures } from '../../../src/main/documents/bill/comparison.ts'
import { billDefinition } from '../../../src/main/documents/bill/definition.ts'
import { benefitSentence } from '../../../src/main/documents/bill/hero.ts'
import { groupsOf, sumsOf } from '../../../src/main/documents/bill/lines-table.ts'
import { meteringNote } from '../../../src/main/documents/bill/metering-note.ts'
import { emphasisedSum, rightTable } from '../../../src/main/documents/bill/reasons.ts'
import type { BillSheet } from '../../../src/main/documents/bill/sheet.ts'
import { factsOf } from '../../../src/main/documents/letter/letterhead.ts'
import { voices } from '../../../src/main/documents/typesetting/text.ts'
import { pageCountOf, textOf } from './reading.ts'
import * as sample from './sample.ts'

const words = (sheet: BillSheet): string => {
  const definition = billDefinition(sheet, 'open')
  const footer = definition.footer as (current: number, count: number) => Content
  return textOf([definition.content, footer(1, 1)])
}

test('a bill is a PDF, one page, and the same bytes whenever it is made', async () => {
  const first = await billPdf(sample.sheetOf(sample.household))
  const second = await billPdf(sample.sheetOf(sample.household))
  expect(new TextDecoder('latin1').decode(first.slice(0, 5))).toBe('%PDF-')
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  expect(pageCountOf(first)).toBe(1)
})

test.each([
  ['a household', sample.household, 1],
  ['a roof with a credit', sample.roofHousehold, 1],
  ['an opening balance', sample.withOpeningBalance, 1],
  ['no VAT', sample.withoutVat, 1],
  ['twelve lines', sample.twelveLines, 1],
  ['fourteen lines', sample.fourteenLines, 1],
  ['nineteen lines', sample.business, 2],
  ['Greek', sample.greek, 1],
  ['Cyrillic', sample.cyrillic, 1],
  ['characters no font has', sample.foreignScript, 1],
  ['the longest name and address', sample.longestNames, 1],
])('pages of a bill with %s', async (_, person, pages) => {
  expect(pageCountOf(await billPdf(sample.sheetOf(person)))).toBe(pages)
})

test('the parts of a bill stand on it: sender, member, number, dates, amount, sums, reasons, payment, method', () => {
  const text = words(sample.sheetOf(sample.household))
  for (const part of [
    'River Valley Energy Cooperative',
    'Mill Lane 3, 4820 River Valley',
    'VAT ATU0000000',
    'Leyla Demir',
    '2026-10-004',
    '4\u00A0November 2026',
    '1 to 31\u00A0October 2026',
    'Your electricity in October',
    '13.93\u00A0€',
    'Electricity from neighbours',
    '87.51',
    '18.00',
    'Settlement of the common saving',
    '−5.89',
    '20\u00A0% VAT, on 11.61\u00A0€',
    'Why this amount',
    'Since September',
    'Your average day',
    'without the cooperative',
    'your share of what we saved together',
    'Please transfer 13.93\u00A0€',
    'AT61\u00A01904\u00A03002\u00A03457\u00A03201',
    'Method: Shapley value, exact over 4\u00A0096 groups, shared pro rata to use.',
    'inputs 3fa94c01, version 0.1.0, seed 7.',
    '1 of 1',
  ])
    expect(text).toContain(part)
})

test('a draft has the word in the number’s place, no dates and nothing to scan', () => {
  const sheet = sample.sheetOf(sample.household, {}, true)
  expect(factsOf(sheet.document).map(({ name }) => name)).toEqual(['Bill', 'Date', 'Period'])
  const text = words(sheet)
  expect(text).toContain('Draft')
  expect(text).toContain('This is a draft. The amount may still change.')
  expect(text).not.toContain('Please transfer')
})

test('sums: net, VAT by rate, and the opening balance outside both', () => {
  const { document, settlement } = sample.sheetOf(sample.withOpeningBalance)
  const sums = sumsOf(document, settlement.currency, 'none')
  expect(sums.map(({ cents }) => cents)).toEqual([1161, 232, 1393, 1250, 2643])
  expect(sums.at(-1)?.name).toBe('To pay')
  const none = sample.sheetOf(sample.withoutVat).document
  expect(sumsOf(none, 'EUR', 'none')).toEqual([{ name: 'To pay', cents: 1361 }])
})

test('reverse charge is said where it holds', () => {
  const { document } = sample.sheetOf({ ...sample.roofHousehold, vatStatus: 'reverse' })
  expect(sumsOf(document, 'EUR', 'reverse').map(({ name }) => name)).toContain(
    '0\u00A0% VAT, reverse charge: the recipient owes it, on −49.81\u00A0€',
  )
})

test('without − share + fixed = with, in the figures a member reads', () => {
  for (const person of [sample.household, sample.roofHousehold, sample.business, sample.withoutVat]) {
    const figures = comparisonFigures(sample.sheetOf(person)).map(({ figure }) =>
      sample.centsOfFigure(figure),
    )
    expect(sample.sum(figures.slice(0, -1))).toBe(figures.at(-1))
  }
})

test('the benefit is said the right way round', () => {
  const sheet = sample.sheetOf(sample.household)
  const told = (aloneGrossCents: number, withGrossCents: number): string =>
    benefitSentence({ ...sheet, result: { ...sheet.result, aloneGrossCents, withGrossCents } })
  expect(told(1000, 800)).toBe('You pay 2.00\u00A0€ less than you would alone.')
  expect(told(800, 1000)).toBe('You pay 2.00\u00A0€ more than you would alone.')
  expect(told(800, 800)).toBe('You pay as much as you would alone.')
  expect(told(-800, -1000)).toBe('You get 2.00\u00A0€ more than you would alone.')
  expect(told(-800, -700)).toBe('You get 1.00\u00A0€ less than you would alone.')
})

test('the first month shows the way from alone to together instead of a change', () => {
  const result = sample.resultOf(sample.household)
  const { title, rows } = rightTable(
    sample.sheetOf(sample.household, { explanation: sample.firstMonthExplanationOf(result) }),
  )
  expect(title).toBe('From alone to together')
  expect(rows.map(({ figure }) => figure)).toEqual(['85.56', '−9.52', '−2.38', '73.66'])
})

test('lines of one kind belong together, and the result of an addition is bold', () => {
  expect(groupsOf(sample.business.lines ?? []).map((group) => group.length)).toEqual([8, 6, 2, 2, 1])
  const parts = emphasisedSum('71.30 − 14.99 = 56.31', voices.text)
  expect(parts).toEqual(['71.30 − 14.99 = ', { text: '56.31', voice: { ...voices.text, bold: true } }])
})

test('the meters’ note says how good the readings are', () => {
  expect(meteringNote(sample.sheetOf(sample.household))).toBe(
    'Meter AT003\u00A0…\u00A00000004, 2\u00A0980 quarter hours, all measured, none estimated.',
  )
  const flawed = sample.sheetOf({
    ...sample.household,
    points: ['A', 'B'],
    estimatedSlots: 8,
    absentSlots: 1200,
  })
  expect(meteringNote(flawed)).toBe(
    'Meters A and B, 2\u00A0980 quarter hours, 8 estimated by the grid operator, 1\u00A0200 without a value left out.',
  )
})

test('full supply and premium print, in the words of their flow', async () => {
  const { result } = sample.sheetOf(sample.fullSupplyPerson)
  const full = sample.sheetOf(sample.fullSupplyPerson, {
    settlement: sample.settlementOf([result], { model: 'full-supply' }),
  })
  expect(words(full)).toContain('Your share of what we saved together')
  expect(pageCountOf(await billPdf(full))).toBe(1)
  const sheet = sample.sheetOf(sample.premiumPerson)
  const premium = {
    ...sheet,
    document: { ...sheet.document, document: 'statement' as const },
    settlement: sample.settlementOf([sheet.result], { model: 'premium', vatRate: null }),
  }
  expect(words(premium)).toContain('Your premium in October')
  expect(words(premium)).toContain('Your share of the premium')
  expect(words(premium)).toContain('Statement')
  expect(words(premium)).toContain('10.20\u00A0€ will be transferred to you')
})
