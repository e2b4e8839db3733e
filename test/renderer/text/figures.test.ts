import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  formatAmount,
  formatEnergy,
  formatMoney,
  formatPercent,
  formatPriceInCents,
  formatShare,
} from '../../../src/renderer/text/figures.ts'

test('money has two places, a true minus and blanks that do not break', () => {
  expect(formatMoney(107_292)).toBe('1\u00A0072.92')
  expect(formatMoney(-214)).toBe('\u22122.14')
  expect(formatMoney(5)).toBe('0.05')
  expect(formatAmount(107_292, 'EUR')).toBe('1\u00A0072.92\u00A0€')
})

test('differences have a plus, zero has no sign', () => {
  expect(formatMoney(152, { signed: true })).toBe('+1.52')
  expect(formatMoney(0, { signed: true })).toBe('0.00')
  expect(formatEnergy(-40_000, 1)).toBe('0.0')
})

test('energy is rounded half away from zero to the places asked for', () => {
  expect(formatEnergy(416_549_999)).toBe('416.5')
  expect(formatEnergy(416_550_000)).toBe('416.6')
  expect(formatEnergy(-416_550_000)).toBe('\u2212416.6')
  expect(formatEnergy(960_000_000, 0)).toBe('960')
})

test('a price shows two places, and more only where it has them', () => {
  expect(formatPriceInCents(291_000)).toBe('29.10')
  expect(formatPriceInCents(134_750)).toBe('13.475')
  expect(formatPriceInCents(134_755)).toBe('13.4755')
})

test('a share of one as percent', () => {
  expect(formatShare(0.06)).toBe('6')
  expect(formatShare(0.125)).toBe('12.5')
  expect(formatPercent(0.124, 1)).toBe('12.4')
})

test('what is no whole number of cents is refused', () => {
  expect(() => formatMoney(0.5)).toThrow(RangeError)
})

test('every amount can be read back from what is written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      const plain = formatMoney(cents).replaceAll('\u00A0', '').replace('\u2212', '-')
      expect(Math.round(Number(plain) * 100) + 0).toBe(cents + 0)
    }),
  )
})
