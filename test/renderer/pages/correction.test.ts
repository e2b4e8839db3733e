import { expect, test } from 'vitest'
import { sidesOf } from '../../../src/renderer/pages/correction/sides.ts'
import { text } from '../../../src/renderer/text/index.ts'
import { correctionOf } from '../canned/correction.ts'

test('the members’ differences are the cooperative’s side and VAT, and what went outside', () => {
  const correction = correctionOf('draft')
  const [first] = correction.documents
  const taxed = {
    ...correction,
    sums: { ...correction.sums, differenceCents: -44 },
    cooperativeDifferenceCents: -30,
    documents: [{ ...first!, vatCents: -7 }],
  }
  expect(sidesOf(taxed)).toEqual([
    { side: 'cooperative', cents: -30 },
    { side: 'vat', cents: -7 },
    { side: 'outside', cents: -7 },
  ])
  expect(sidesOf(correction).reduce((sum, { cents }) => sum + cents, 0)).toBe(correction.sums.differenceCents)
})

test('the lead adds up in words', () => {
  const told = [
    { side: 'cooperative', amount: '−0.37 €' },
    { side: 'vat', amount: '−0.07 €' },
  ] as const
  expect(text.correction.doneLead('−0.44 €', told)).toContain(
    'The members’ differences sum to −0.44 €: −0.37 € to the cooperative and −0.07 € VAT to the tax office.',
  )
})
