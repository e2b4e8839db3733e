import { expect, test } from 'vitest'
import { headlineOf, movedInAll } from '../../../src/renderer/pages/readings/splitWords.ts'
import {
  noReadings,
  noSplit,
  splitDiffers,
  splitDiffersMuch,
  splitHolds,
  splitLacks,
} from '../canned/operator-split.ts'

const october = { month: '2026-10' }
const plainly = (words: string): string => words.replaceAll('\u00A0', ' ')
const told = (split: Parameters<typeof headlineOf>[0], of: Parameters<typeof headlineOf>[1] = october) => {
  const { headline, lead } = headlineOf(split, of, 'EUR')
  return [headline, plainly(lead)]
}

test('a split that holds says so with its intervals', () => {
  expect(told(splitHolds())).toEqual([
    'The operator’s split of October holds.',
    'Recomputed by consumption, every one of its 2 980 quarter hours comes to what was published.',
  ])
  expect(told(splitHolds(), { file: 'energiedaten.xlsx' })[0]).toBe(
    'The operator’s split in energiedaten.xlsx holds.',
  )
})

test('a split that holds where it can be recomputed does not say that it holds everywhere', () => {
  expect(told(splitLacks())).toEqual([
    'The operator’s split of October holds as far as it can be recomputed.',
    'By consumption, 2 940 of 2 980 quarter hours come to what was published. The others lack a value.',
  ])
  expect(splitLacks().letter).toContain('has no consumption in 40')
})

test('nothing recomputed is told with its reason and never as right', () => {
  expect(told(noReadings)).toEqual([
    'The split of October cannot be recomputed.',
    'October 2026 has no readings yet.',
  ])
  expect(told(noSplit)[1]).toContain('without the operator’s own columns')
})

test('differences are told by their days, their energy, and its worth where that is known', () => {
  const split = splitDiffers()
  const [headline, lead] = told(split)
  expect(headline).toBe('The operator’s split of October differs on four days.')
  const { microKWh, cents } = movedInAll(split)
  expect(microKWh).toBeGreaterThan(0)
  expect(lead).toContain(`${(microKWh / 1e6).toFixed(1)} kWh went elsewhere than consumption says, worth `)
  expect(cents).toBe(
    Math.max(
      ...[1, -1].map((side) =>
        split.moved.reduce((sum, { worthCents }) => sum + Math.max(0, side * (worthCents ?? 0)), 0),
      ),
    ),
  )
  const unpriced = { ...split, moved: split.moved.map((one) => ({ ...one, worthCents: null })) }
  expect(told(unpriced)[1]).not.toContain('worth')
})

test('no energy is called moved where a column of the file is at fault', () => {
  const split = splitDiffersMuch()
  expect(split.faults.map(({ kind }) => kind)).toContain('plant-missing')
  expect(movedInAll({ moved: [] })).toEqual({ microKWh: 0, cents: 0 })
})
