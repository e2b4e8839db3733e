import { expect, test } from 'vitest'
import { differenceBars } from '../../../src/renderer/pages/correction/differences.ts'
import { ledgerOf } from '../../../src/renderer/pages/settle/ledger.ts'
import { halfWidthCents, precisionOf } from '../../../src/renderer/pages/settle/precision.ts'
import { needOfShare, shareBars } from '../../../src/renderer/pages/settle/shares.ts'
import { slotTime } from '../../../src/renderer/pages/settle/slotTime.ts'
import { stabilityInWords } from '../../../src/renderer/pages/settle/stability.ts'
import { plain, settled } from '../canned/cooperative.ts'

test('nothing is left over where the identities hold, with VAT and without', () => {
  expect(ledgerOf(settled()).restCents).toBe(0)
  expect(ledgerOf(settled({ ...plain, vat: true })).restCents).toBe(0)
})

test('a cent that is not accounted for shows as left over', () => {
  const result = settled()
  const off = { ...result, totals: { ...result.totals, amountCents: result.totals.amountCents + 1 } }
  expect(ledgerOf(off).restCents).toBe(1)
})

test('the supplier’s invoice and a premium stand in the ledger', () => {
  const result = settled()
  const full = { ...result, model: 'full-supply' as const, totals: { ...result.totals, invoiceCents: 5000 } }
  expect(ledgerOf(full).entries.map((entry) => entry.cents)).toContain(-5000)
  const premium = { ...result, model: 'premium' as const, totals: { ...result.totals, premiumCents: 7000 } }
  expect(ledgerOf(premium).entries.map((entry) => entry.cents)).toContain(7000)
})

test('the largest share fills its column and need is a part of a share', () => {
  const { members } = settled({ ...plain, need: true })
  const bars = shareBars(members)
  expect(bars.get('9')).toEqual({ start: 0, contribution: 100, need: 0, negative: false })
  const anna = members[0]!
  expect(needOfShare(anna)).toBeGreaterThan(0)
  const bar = bars.get('1')!
  expect(bar.contribution + bar.need).toBeCloseTo((anna.shareCents / members[8]!.shareCents) * 100, 9)
})

test('a negative share lies left of the zero all bars share', () => {
  const { members } = settled()
  const bars = shareBars([
    { ...members[0]!, shareCents: -100 },
    { ...members[1]!, shareCents: 300 },
  ])
  expect(bars.get('1')).toEqual({ start: 0, contribution: 25, need: 0, negative: true })
  expect(bars.get('2')?.start).toBe(25)
})

test('differences grow from one drawn zero', () => {
  expect(differenceBars([-100, 300, 0])).toEqual([
    { zero: 25, left: 0, width: 25, more: false },
    { zero: 25, left: 25, width: 75, more: true },
    { zero: 25, left: 25, width: 0, more: false },
  ])
  expect(differenceBars([0, 0])[0]).toEqual({ zero: 50, left: 50, width: 0, more: false })
})

test('precision is exact, an error bar, or said to be a preview', () => {
  const result = settled()
  expect(precisionOf(result).tag).toBe('exact')
  const sampled = {
    ...result,
    method: { name: 'sampled' as const, exact: false, permutations: 20_000, coalitions: null },
    members: result.members.toSpliced(0, 1, { ...result.members[0]!, halfWidth95: 0.5 }),
  }
  expect(precisionOf(sampled).tag).toBe('± 0.50 at 95\u00A0%')
  expect(precisionOf({ ...result, preview: { reason: 'too many' } }).tag).toBe('preview')
})

test('slots are told as time', () => {
  expect(slotTime(27, 900)).toBe('6\u00A0hours 45\u00A0minutes')
  expect(slotTime(96, 900)).toBe('24\u00A0hours')
  expect(slotTime(2, 900)).toBe('30\u00A0minutes')
})

test('a group is named in words: one alone, a few by name, many by the first of them', () => {
  const words = (coalition: string[], largestExcess = 3.2): string =>
    stabilityInWords({ largestExcess, coalition, proved: true, upperBound: null }, 'EUR', (n) => `M${n}`)
  expect(words(['1'], 0)).toBe('Yes. No group of members would do better on its own.')
  expect(words(['1'], 1e-12)).toBe(words(['1'], 0))
  expect(words(['1'])).toBe('Not quite. M1 could gain 3.20\u00A0€ a month alone.')
  expect(words(['1', '2', '3', '4', '5', '6', '7'])).toBe(
    'Not quite. A group of seven could gain 3.20\u00A0€ a month on its own: M1, M2, M3, M4, M5, M6 and M7.',
  )
  const many = Array.from({ length: 40 }, (_, k) => String(k + 1))
  expect(words(many)).toMatch(/: M1, M2, M3, M4, M5, M6 and thirty-four others\.$/)
})

test('a half-width is never told smaller than it is', () => {
  const { members, ...rest } = settled()
  const sampled = {
    ...rest,
    method: { name: 'sampled' as const, exact: false, permutations: 640, coalitions: null },
    members: members.map((one, k) => ({ ...one, halfWidth95: k === 0 ? 0.4951 : 0.1 })),
  }
  const { tag, sentence } = precisionOf(sampled)
  expect(tag).toBe('± 0.50 at 95\u00A0%')
  expect(sentence).toContain('640 random orders of joining')
  expect(sentence).toContain('0.50\u00A0€ or better')
  expect([halfWidthCents(null), halfWidthCents(0), halfWidthCents(0.5), halfWidthCents(0.501)]).toEqual([
    null,
    0,
    50,
    51,
  ])
})
