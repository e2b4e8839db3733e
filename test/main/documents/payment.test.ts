import { expect, test } from 'vitest'
import { paymentWords } from '../../../src/main/documents/letter/payment-part.ts'
import { compactIban, groupedIban, isIban, maskedIban } from '../../../src/main/documents/payment/iban.ts'
import { qrModules, qrPicture } from '../../../src/main/documents/payment/qr-picture.ts'
import { transferCode } from '../../../src/main/documents/payment/transfer-code.ts'
import * as sample from './sample.ts'

const transfer = {
  name: 'River Valley Energy Cooperative',
  iban: 'AT61 1904 3002 3457 3201',
  bic: '',
  cents: 5631,
  reference: '2026-10-004',
}

test('an IBAN is known by its check digits', () => {
  expect(isIban('AT61 1904 3002 3457 3201')).toBe(true)
  expect(isIban('de89370400440532013000')).toBe(true)
  expect(isIban('AT61 1904 3002 3457 3202')).toBe(false)
  expect(isIban('')).toBe(false)
  expect(isIban('AT61')).toBe(false)
  expect(compactIban(' de89 3704 ')).toBe('DE893704')
  expect(groupedIban('AT611904300234573201')).toBe('AT61\u00A01904\u00A03002\u00A03457\u00A03201')
  expect(maskedIban('AT611904300234573201')).toBe('AT\u00A0…\u00A03201')
})

test('the payload for banking apps follows EPC069-12, field by field', () => {
  expect(transferCode(transfer)?.split('\n')).toEqual([
    'BCD',
    '002',
    '1',
    'SCT',
    '',
    'River Valley Energy Cooperative',
    'AT611904300234573201',
    'EUR56.31',
    '',
    '',
    '2026-10-004',
  ])
  expect(transferCode({ ...transfer, bic: 'BKAUATWW' })?.split('\n')[4]).toBe('BKAUATWW')
  expect(transferCode({ ...transfer, bic: 'no bic' })?.split('\n')[4]).toBe('')
})

test('a name cannot add fields, and is cut at seventy characters', () => {
  const lines = transferCode({ ...transfer, name: `Sun\nEUR999.00\n${'ä'.repeat(100)}` })?.split('\n')
  expect(lines).toHaveLength(11)
  expect(lines?.[5]).toBe(`Sun EUR999.00 ${'ä'.repeat(56)}`)
})

test('no code without a valid account, a name, or an amount', () => {
  expect(transferCode({ ...transfer, iban: 'AT00' })).toBeNull()
  expect(transferCode({ ...transfer, cents: 0 })).toBeNull()
  expect(transferCode({ ...transfer, cents: -5 })).toBeNull()
  expect(transferCode({ ...transfer, cents: 100_000_000_000 })).toBeNull()
  expect(transferCode({ ...transfer, name: ' \n ' })).toBeNull()
})

test('the code is a QR code of correction level M, at most version 13, its two format fields alike', () => {
  const rows = qrModules(transferCode(transfer) as string)
  const size = rows.length
  expect((size - 17) % 4).toBe(0)
  expect((size - 17) / 4).toBeLessThanOrEqual(13)
  const finder = ['1111111', '1000001', '1011101', '1011101', '1011101', '1000001', '1111111']
  const cut = (x: number, y: number): string[] =>
    finder.map((_, k) =>
      (rows[y + k] as boolean[])
        .slice(x, x + 7)
        .map(Number)
        .join(''),
    )
  expect(cut(0, 0)).toEqual(finder)
  expect(cut(size - 7, 0)).toEqual(finder)
  expect(cut(0, size - 7)).toEqual(finder)
  const at = (x: number, y: number): number => Number(rows[y]?.[x])
  const first = [0, 1, 2, 3, 4, 5, 7, 8]
    .map((x) => at(x, 8))
    .concat([7, 5, 4, 3, 2, 1, 0].map((y) => at(8, y)))
  const second = [1, 2, 3, 4, 5, 6, 7]
    .map((k) => at(8, size - k))
    .concat([8, 7, 6, 5, 4, 3, 2, 1].map((k) => at(size - k, 8)))
  expect(second).toEqual(first)
  const format = first.reduce((bits, bit) => bits * 2 + bit, 0) ^ 0b101010000010010
  // the first two bits name the level: 00 is M
  expect(format >> 13).toBe(0)
})

test('the picture is one path that covers exactly the dark modules', () => {
  const payload = transferCode(transfer) as string
  const svg = qrPicture(payload, 70)
  const drawn = [...svg.matchAll(/h(\d+)v1/g)].reduce((sum, match) => sum + Number(match[1]), 0)
  expect(drawn).toBe(qrModules(payload).flat().filter(Boolean).length)
  expect(qrPicture(payload, 70)).toBe(svg)
})

const words = (changes: { dueCents?: number; number?: string | null }, member = {}, currency = 'EUR') => {
  const { document, cooperative, member: who } = sample.sheetOf(sample.household)
  return paymentWords({
    document: { ...document, ...changes },
    cooperative,
    member: { ...who, ...member },
    currency,
  })
}
const account = { iban: 'DE89 3704 0044 0532 0130 00' }

test('only a transfer in euros that is really due can be scanned', () => {
  expect(words({}).code).not.toBeNull()
  expect(words({}, {}, 'CHF').code).toBeNull()
  expect(words({}, {}, 'CHF').act).toBe('Please transfer 13.93\u00A0CHF')
  expect(words({ dueCents: 0 })).toMatchObject({ act: 'Nothing to pay', code: null })
  expect(words({ dueCents: -300 }, account)).toMatchObject({
    act: '3.00\u00A0€ will be transferred to you',
    account: ['to your account DE\u00A0…\u00A03000'],
    code: null,
  })
  expect(words({ dueCents: -300 }).account).toEqual(['We do not know your account yet: tell us.'])
  expect(words({ number: null })).toMatchObject({ act: 'Nothing to pay yet', code: null })
})

test('a mandate with an account is collected, and never offered for scanning as well', () => {
  const collected = words({}, { ...account, mandate: 'RVE-9', mandateDate: '2024-03-01' })
  expect(collected).toMatchObject({
    act: 'We collect 13.93\u00A0€ by direct debit',
    account: ['from your account DE\u00A0…\u00A03000', 'Mandate RVE-9 of 1\u00A0March 2024'],
    code: null,
  })
  expect(words({}, { mandate: 'RVE-9' }).act).toBe('Please transfer 13.93\u00A0€')
})
