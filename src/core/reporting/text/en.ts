import { addMonths } from '../../calendar/month.ts'
import * as figures from '../../explanation/format.ts'
import { list } from '../../explanation/text/words.en.ts'
import type { FairnessMonth } from '../fairness.ts'
import { changes } from './changes.en.ts'
import { month } from './month.en.ts'

type Told = Pick<FairnessMonth, 'month' | 'giniWith' | 'giniWithout' | 'households' | 'windowMonths'>

/** First and last month in which the Gini can be told. */
function ends(months: readonly Told[]): { first: Told; last: Told } | null {
  const known = months.filter((entry) => entry.giniWith !== null)
  const [first, last] = [known[0], known.at(-1)]
  return first === undefined || last === undefined ? null : { first, last }
}

const three = (value: number | null): string => (value === null ? '–' : figures.decimal(value, 3))

/** Differences below what is printed are none. */
const compare = (a: number, b: number): -1 | 0 | 1 => (three(a) === three(b) ? 0 : a < b ? -1 : 1)

function since(first: Told, last: Told): string {
  return addMonths(first.month, 12) === last.month
    ? 'than a year ago'
    : `than in ${figures.monthName(first.month, last.month)}`
}

function headline(months: readonly FairnessMonth[]): string {
  if (months.length === 0) return 'There is no settled month yet.'
  const found = ends(months)
  if (found === null) return 'The burden cannot be compared yet.'
  const { first, last } = found
  if (first.month === last.month) {
    const order = compare(last.giniWith as number, last.giniWithout as number)
    if (order === 0) return 'The burden is as evenly shared as without the cooperative.'
    return `The burden is shared ${order < 0 ? 'more' : 'less'} evenly than without the cooperative.`
  }
  const order = compare(last.giniWith as number, first.giniWith as number)
  if (order === 0)
    return `The burden is shared as evenly as in ${figures.monthName(first.month, last.month)}.`
  return `The burden is shared ${order < 0 ? 'more' : 'less'} evenly ${since(first, last)}.`
}

function lead(months: readonly FairnessMonth[]): string {
  if (months.length === 0) return 'The trend begins with the first month that is settled.'
  const found = ends(months)
  if (found === null)
    return 'It takes two households with a known income or an income band. Nothing is shown of fewer.'
  const { first, last } = found
  const [was, is] = [three(first.giniWith), three(last.giniWith)]
  const order = compare(last.giniWith as number, first.giniWith as number)
  const moved =
    first.month === last.month || order === 0
      ? `The Gini of energy burden is ${is}`
      : `The Gini of energy burden ${order < 0 ? 'fell' : 'rose'} from ${was} to ${is}`
  const basis = `${figures.count(last.households)} households, ${figures.count(last.windowMonths)} ${last.windowMonths === 1 ? 'month' : 'months'}`
  return `${moved} (${basis}). Without the cooperative it would be ${three(last.giniWithout)}.`
}

/** What the month, the changes before settling and the fairness trend say, in English; another language has this shape. */
export const en = {
  fairness: { headline, lead, /** `lower, middle and higher` */ bandNames: list },
  month,
  changes,
}

export type ReportingText = typeof en
