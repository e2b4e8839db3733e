import type { FairnessMonth, FairnessTrend } from '../../../core/reporting/fairness.ts'
import type { RuleMark } from '../../parts/charts/ruleMarks.ts'
import { text } from '../../text/index.ts'

/** What has a definition on this page. */
export const measures = [
  'gini',
  'worst',
  'access',
  'burdens',
  'lorenz',
  'bands',
  'savings',
  'shared',
  'jain',
  'atkinson',
  'aboveSix',
  'accessGini',
  'lowIncome',
  'worseOff',
  'excess',
  'selfSufficiency',
  'selfConsumption',
  'price',
] as const
export type Measure = (typeof measures)[number]

/** Labels of the months' axis: the first with its year, and January with the new one. */
export function monthLabels(months: readonly FairnessMonth[]): string[] {
  return months.map((month, index) => text.fairness.axis(month.month, index === 0))
}

/** On a wide chart every quarter is named, on a narrow one only the ends; neighbours of the ends stay silent. */
export function namedMonths(months: readonly FairnessMonth[], wide: boolean): (index: number) => boolean {
  const last = months.length - 1
  return (index) => {
    if (index === 0 || index === last) return true
    if (!wide || index < 2 || index > last - 2) return false
    return Number(months[index]?.month.slice(5, 7)) % 3 === 1
  }
}

export const known = (values: readonly (number | null)[]): number[] =>
  values.filter((value) => value !== null)

/** First and last value that are known; null where there is none. */
export function ends(
  values: readonly (number | null)[],
): { readonly first: number; readonly last: number } | null {
  const there = known(values)
  const first = there[0]
  const last = there.at(-1)
  return first === undefined || last === undefined ? null : { first, last }
}

export interface BandSeries {
  readonly band: string
  readonly values: readonly (number | null)[]
}

/** A figure by band over the months. Bands are those of the newest month: one once merged stays out of the others' lines. */
export function byBand(
  months: readonly FairnessMonth[],
  of: (band: FairnessMonth['bands'][number]) => number | null,
): BandSeries[] {
  const newest = months.findLast((month) => month.bands.length > 0)
  return (newest?.bands ?? []).map(({ band }) => ({
    band,
    values: months.map((month) => {
      const found = month.bands.find((one) => one.band === band)
      return found === undefined ? null : of(found)
    }),
  }))
}

/** The marks of a trend on the axis of its months; on a small chart without words. */
export function marksOn(
  months: readonly FairnessMonth[],
  marks: FairnessTrend['marks'],
  wide: boolean,
): RuleMark[] {
  return marks.flatMap(({ month, words }) => {
    const index = months.findIndex((one) => one.month === month)
    return index < 0 ? [] : [{ index, words: wide ? words : '' }]
  })
}
