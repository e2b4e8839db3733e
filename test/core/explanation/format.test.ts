import { expect, test } from 'vitest'
import * as format from '../../../src/core/explanation/format.ts'

test('money has two places, a true minus and spaces that do not break', () => {
  expect(format.money(107_292, 'EUR')).toBe('1\u00A0072.92\u00A0€')
  expect(format.money(-303, 'CHF')).toBe('\u2212303'.replace('303', '3.03') + '\u00A0CHF')
  expect(format.amount(0)).toBe('0.00')
  expect(format.amount(-0)).toBe('0.00')
  expect(format.amount(-5)).toBe('\u22120.05')
  expect(format.amount(123_456_789_01)).toBe('123\u00A0456\u00A0789.01')
  expect([format.difference(152), format.difference(-199), format.difference(0)]).toEqual([
    '+1.52',
    '\u22121.99',
    '0.00',
  ])
  expect(() => format.amount(1.5)).toThrow(RangeError)
})

test('energy is rounded half away from zero to the places asked for', () => {
  expect(format.energy(245_010_000)).toBe('245.0\u00A0kWh')
  expect(format.energy(245_050_000)).toBe('245.1\u00A0kWh')
  expect(format.kWhFigure(-50_000)).toBe('\u22120.1')
  expect(format.kWhFigure(1_402_400_000, 0)).toBe('1\u00A0402')
  expect(format.kWhFigure(40_000)).toBe('0.0')
})

test('prices, percents and rates', () => {
  expect(format.pricePerKWh(291_000, 'EUR')).toBe('29.10\u00A0ct')
  expect(format.pricePerKWh(291_000, 'CHF')).toBe('0.2910\u00A0CHF')
  expect(format.percent(0.163)).toBe('16\u00A0%')
  expect(format.percent(0.0341, 1)).toBe('3.4\u00A0%')
  expect(format.decimal(-0.0001, 3)).toBe('0.000')
  expect(format.decimal(0.3521, 3)).toBe('0.352')
  expect([format.vatRate(2000), format.vatRate(550), format.vatRate(2125)]).toEqual([
    '20\u00A0%',
    '5.5\u00A0%',
    '21.25\u00A0%',
  ])
  expect(() => format.percent(Number.NaN)).toThrow(RangeError)
})

test('dates and months are words', () => {
  expect(format.longDate('2026-11-04')).toBe('4\u00A0November 2026')
  expect(format.dayAndMonth('2026-10-14')).toBe('14\u00A0October')
  expect(format.longMonth('2026-10')).toBe('October 2026')
  expect(format.monthName('2026-09', '2026-10')).toBe('September')
  expect(format.monthName('2025-12', '2026-01')).toBe('December 2025')
  expect(() => format.longDate('2026-02-30')).toThrow(RangeError)
})
