import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareMemberNumbers } from '../../../src/core/units/memberOrder.ts'
import { centsOfPico, formatCents, parseCents } from '../../../src/core/units/money.ts'
import { formatPrice, lineCents, parsePrice } from '../../../src/core/units/price.ts'
import { roundToTotal, shareOut } from '../../../src/core/units/shareOut.ts'

test('a line is rounded once, half away from zero', () => {
  expect(lineCents(180_000, 6_000_000)).toBe(108)
  expect(lineCents(180_000, -15_000_000)).toBe(-270)
  expect(centsOfPico(5_000_000_000n)).toBe(1)
  expect(centsOfPico(-5_000_000_000n)).toBe(-1)
  expect(centsOfPico(4_999_999_999n)).toBe(0)
})

test('prices and amounts go to text and back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (n) => {
      expect(parseCents(formatCents(n))).toBe(n)
      expect(parsePrice(formatPrice(n))).toBe(n)
    }),
  )
  expect([parsePrice('0,29'), parsePrice('0.2900001'), parseCents('1.234'), parseCents('')]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test('a price may begin with its point', () => {
  expect([parsePrice('.30'), parsePrice('-.08'), parseCents('.5'), parsePrice('.'), parsePrice('-')]).toEqual(
    [300_000, -80_000, 50, null, null],
  )
})

test('a third each of a euro: the lowest number gets the odd cent', () => {
  expect(shareOut(100, [1, 1, 1])).toEqual([34, 33, 33])
  expect(roundToTotal([33.333333, 83.3333333333, 183.33333333333], 300)).toEqual([33, 84, 183])
  expect(roundToTotal([100 / 3, 250 / 3, 550 / 3], 300)).toEqual([34, 83, 183])
})

test('sharing out loses nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1, maxLength: 40 }),
      (total, weights) => {
        fc.pre(weights.some((w) => w > 0))
        const parts = shareOut(total, weights)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total)
        const sum = weights.reduce((a, b) => a + b, 0)
        for (const [k, part] of parts.entries())
          expect(Math.abs(part - (total * weights[k]!) / sum)).toBeLessThan(1 + 1e-6)
      },
    ),
  )
})

test('member numbers: digit runs as numbers, else by code point', () => {
  expect(['10', '2', 'A10', 'A2', 'a1', '01', '1'].toSorted(compareMemberNumbers)).toEqual([
    '1',
    '01',
    '2',
    '10',
    'A2',
    'A10',
    'a1',
  ])
})
