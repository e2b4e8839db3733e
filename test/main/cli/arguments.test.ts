import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commandOf, understand } from '../../../src/main/cli/arguments.ts'
import { commands } from '../../../src/main/cli/commands.ts'
import { distance, nearest } from '../../../src/main/cli/nearest.ts'
import { alignColumns, textTable } from '../../../src/main/cli/text-table.ts'

const understood = (...args: string[]): ReturnType<typeof understand> => {
  const { command, rest } = commandOf(commands, args)
  return understand(command, rest)
}

test('options may stand anywhere, with a blank or an equals sign', () => {
  const { operands, text, flag } = understood(
    'settle',
    '--rule',
    'shapley',
    'a',
    '--key=equal',
    '2026-10',
    '--json',
  )
  expect(operands).toEqual(['a', '2026-10'])
  expect([text('rule'), text('key'), text('gaps'), flag('json')]).toEqual(['shapley', 'equal', null, true])
})

test('a negative price is a value, not an option', () => {
  expect(understood('new', 'a', '--sell', '-0.02').text('sell')).toBe('-0.02')
})

test('what comes after -- is never an option', () => {
  expect(understood('verify', '--', '--odd-name').operands).toEqual(['--odd-name'])
})

test('of two commands that begin alike the longer one is meant', () => {
  expect(understood('study', 'run', 'all').command.words).toEqual(['study', 'run'])
})

test('distance is a metric: zero only for the same, symmetric, triangle', () => {
  const word = fc.string({ maxLength: 8 })
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      expect(distance(a, b) === 0).toBe(a === b)
      expect(distance(a, b)).toBe(distance(b, a))
      expect(distance(a, c)).toBeLessThanOrEqual(distance(a, b) + distance(b, c))
    }),
  )
})

test('the nearest word is only said when it is near', () => {
  expect(nearest('shaply', ['shapley', 'owen'])).toBe('shapley')
  expect(nearest('elephant', ['shapley', 'owen'])).toBe('')
})

test('tables are aligned by characters, figures to the right, sums under a rule', () => {
  expect(
    alignColumns(
      [
        ['é', '1'],
        ['ab', '10'],
      ],
      [1],
    ),
  ).toBe('é    1\nab  10')
  expect(textTable(['a', 'kWh'], [['x', '1.5']], { right: [1], sums: ['', '1.5'] })).toBe(
    ['a  kWh', '──────', 'x  1.5', '──────', '   1.5'].join('\n'),
  )
})
