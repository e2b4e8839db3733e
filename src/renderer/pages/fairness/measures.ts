import type { FairnessMonth } from '../../../core/reporting/fairness.ts'
import { text } from '../../text/index.ts'

/** What has a definition on this page. */
export const measures = ['gini', 'worst', 'access', 'bands', 'savings', 'shared'] as const
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

/** Access by band over the months. Bands are those of the newest month: a band once merged stays out of the others' lines. */
export function accessByBand(months: readonly FairnessMonth[]): BandSeries[] {
  const newest = months.findLast((month) => month.bands.length > 0)
  return (newest?.bands ?? []).map(({ band }) => ({
    band,
    values: months.map((month) => month.bands.find((one) => one.band === band)?.access ?? null),
  }))
}
