import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { guessDelimiter, parseDelimited } from '../../../src/core/importing/delimited.ts'

const cell = fc.string({
  unit: fc.constantFrom('a', '1', ',', ';', '"', ' ', '\n', '\r', 'é', '='),
  maxLength: 6,
})
// a row of one empty cell is a blank line, which the two parsers name differently
const rowsOf = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })

test.each([';', ',', '\t', '|'])(
  'reads what papaparse writes with %j, and as papaparse reads it',
  (delimiter) => {
    fc.assert(
      fc.property(rowsOf, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (rows, newline, quotes) => {
        const text = `sep=${delimiter}${newline}${Papa.unparse(rows, { delimiter, newline, quotes })}`
        const read = parseDelimited(text)
        const papa = Papa.parse<string[]>(text.slice(text.indexOf(newline) + newline.length), {
          delimiter,
          newline,
        })
        const trim = (all: string[][]): string[][] => {
          const kept = all.map((row) => (row.length === 1 && row[0] === '' ? [] : row))
          while (kept.length > 0 && kept.at(-1)?.every((one) => one.trim() === '')) kept.pop()
          return kept
        }
        expect(read.delimiter).toBe(delimiter)
        expect(read.rows).toEqual(trim(papa.data))
        expect(read.rows).toEqual(trim(rows))
      }),
      { numRuns: 300 },
    )
  },
)

test('never throws and loses no text outside quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r') }), (text) => {
      const letters = (all: string): number => all.replace(/[^a]/g, '').length
      expect(letters(parseDelimited(text).rows.flat().join(''))).toBe(letters(text))
    }),
  )
})

test('a semicolon goes before decimal commas', () => {
  expect(guessDelimiter('Zeit;kWh\n01.01.2024 00:00;0,5\n01.01.2024 00:15;0,6\n')).toBe(';')
  expect(guessDelimiter('preamble\nmore; of, it\na,b\n1,2\n3,4\n5,6\n7,8\n9,0\n')).toBe(',')
})

test('the number of cells is limited', () => {
  expect(() => parseDelimited('a;b;c\nd;e;f', 5)).toThrow(RangeError)
})

test('a quote that never closes stays a character', () => {
  expect(parseDelimited('sep=;\na;"b\nc;d').rows).toEqual([
    ['a', '"b'],
    ['c', 'd'],
  ])
})
