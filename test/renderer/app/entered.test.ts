import { expect, test } from 'vitest'
import {
  enteredDate,
  enteredMoney,
  enteredPercent,
  enteredPrice,
  enteredVatRate,
  enteredWhole,
  likelyPrice,
} from '../../../src/renderer/app/entered.ts'

test('a price in ct becomes micro-units, with a point or a comma', () => {
  expect(enteredPrice('29.10')).toBe(291_000)
  expect(enteredPrice(' 29,1 ')).toBe(291_000)
  expect(enteredPrice('13.4755')).toBe(134_755)
  expect(enteredPrice('\u22120.5')).toBe(-5_000)
})

test('nothing is nothing, never zero', () => {
  for (const read of [
    enteredPrice,
    enteredMoney,
    enteredPercent,
    enteredVatRate,
    enteredWhole,
    enteredDate,
  ]) {
    expect(read('  ')).toBe('empty')
  }
})

test('what cannot be read exactly is wrong, never guessed', () => {
  expect(enteredPrice('29.10001')).toBe('wrong')
  expect(enteredPrice('29.1 ct')).toBe('wrong')
  expect(enteredPrice('1,234.5')).toBe('wrong')
  expect(enteredMoney('12.505')).toBe('wrong')
  expect(enteredPercent('101')).toBe('wrong')
  expect(enteredPercent('-1')).toBe('wrong')
  expect(enteredVatRate('120')).toBe('wrong')
  expect(enteredWhole('3.5')).toBe('wrong')
})

test('percent and VAT rates', () => {
  expect(enteredPercent('12.5')).toBe(0.125)
  expect(enteredPercent('100')).toBe(1)
  expect(enteredVatRate('7.7')).toBe(770)
})

test('a day that does not exist is wrong', () => {
  expect(enteredDate('2026-10-01')).toBe('2026-10-01')
  expect(enteredDate('2026-02-30')).toBe('wrong')
  expect(enteredDate('1.10.2026')).toBe('wrong')
})

test('a price a hundred times off is doubted with the likely one', () => {
  expect(likelyPrice(29_100_000)).toBe(291_000)
  expect(likelyPrice(2_910)).toBe(291_000)
  expect(likelyPrice(291_000)).toBeNull()
  expect(likelyPrice(0)).toBeNull()
})
