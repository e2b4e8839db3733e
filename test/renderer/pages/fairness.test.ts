import { expect, test } from 'vitest'
import {
  byBand,
  ends,
  marksOn,
  monthLabels,
  namedMonths,
} from '../../../src/renderer/pages/fairness/measures.ts'
import { fairnessTrend } from '../canned/fairness.ts'

const { months, marks } = fairnessTrend

test('the axis names the first month with its year, January and the quarters, and the last', () => {
  const labels = monthLabels(months)
  const named = namedMonths(months, true)
  expect(labels.filter((_, index) => named(index))).toEqual(['Nov 2025', 'Jan 2026', 'Apr', 'Jul', 'Oct'])
  const narrow = namedMonths(months, false)
  expect(labels.filter((_, index) => narrow(index))).toEqual(['Nov 2025', 'Oct'])
})

test('bands are those of the newest month; a band that was merged meanwhile has no value in older ones', () => {
  const older = { ...months[0]!, bands: months[0]!.bands.slice(0, 1) }
  const series = byBand([older, ...months.slice(1)], (band) => band.accessInWindow)
  expect(series.map((one) => one.band)).toEqual(['lower', 'middle and higher'])
  expect(series[1]?.values[0]).toBeNull()
  expect(series[1]?.values[1]).not.toBeNull()
})

test('the ends of a trend skip what is not known', () => {
  expect(ends([null, 1, 2, null])).toEqual({ first: 1, last: 2 })
  expect(ends([null])).toBeNull()
})

test('what began stands at its month, with words only where there is room', () => {
  expect(marksOn(months, marks, true)).toEqual([
    { index: 4, words: 'Shapley value' },
    { index: 7, words: '10\u00A0% solidarity' },
  ])
  expect(marksOn(months, marks, false).map(({ words }) => words)).toEqual(['', ''])
  expect(marksOn(months.slice(-2), marks, true)).toEqual([])
})
