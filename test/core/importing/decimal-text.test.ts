import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guessDecimal, parseDecimal } from '../../../src/core/importing/decimal-text.ts'

test.each([
  ['0,057', ',', 0.057],
  ['1.234,5', ',', 1234.5],
  ['1 234,5', ',', 1234.5],
  ["1'234.5", '.', 1234.5],
  ['-0.5', '.', -0.5],
  ['1,234.5', '.', 1234.5],
  [',5', ',', 0.5],
  ['1.5E-3', '.', 0.0015],
] as const)('%s with decimal %s', (text, decimal, value) => {
  expect(parseDecimal(text, decimal)).toBe(value)
})

test.each(['', '-', '–', 'NaN', 'n/a', '#NV?'.slice(0, 0), 'null', 'keine Daten', '---'])(
  '%j is missing, not zero',
  (text) => {
    expect(parseDecimal(text, ',')).toBeNaN()
  },
)

test.each(['abc', '1.2.3', '0x10', '12:30', '1,2,3', '5 kWh', '--5', '1e999x'])('%j is refused', (text) => {
  expect(parseDecimal(text, '.')).toBeNull()
})

test('the decimal sign is guessed only where the digits prove it', () => {
  expect(guessDecimal(['0,219', '0,3'])).toMatchObject({ decimal: ',', sure: true })
  expect(guessDecimal(['0.219'])).toMatchObject({ decimal: '.', sure: true })
  expect(guessDecimal(['1.234', '2.345'])).toMatchObject({ sure: false, example: '1.234' })
  expect(guessDecimal(['1.234', '1.234,5'])).toMatchObject({ decimal: ',', sure: true })
  expect(guessDecimal(['1.234.567'])).toMatchObject({ decimal: ',', sure: true })
  expect(guessDecimal(['12', '', '-'])).toMatchObject({ sure: true })
})

test('a written decimal comes back exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (micro) => {
      const text = (micro / 1e6).toFixed(6)
      expect(Math.round((parseDecimal(text, '.') as number) * 1e6)).toBe(micro)
      expect(Math.round((parseDecimal(text.replace('.', ','), ',') as number) * 1e6)).toBe(micro)
    }),
  )
})
