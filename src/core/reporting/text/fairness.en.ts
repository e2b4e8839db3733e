import { addMonths } from '../../calendar/month.ts'
import type { Key, Rule } from '../../community/vocabulary.ts'
import * as figures from '../../explanation/format.ts'
import { capital, list } from '../../explanation/text/words.en.ts'
import { ruleNames } from '../../explanation/text/names.en.ts'
import type { FairnessMonth } from '../fairness.ts'

type Told = Pick<FairnessMonth, 'month' | 'with' | 'without' | 'households' | 'windowMonths'>
type Ruled = Pick<FairnessMonth, 'rule' | 'key' | 'rho'>

/** A month whose Gini can be told. */
interface Known extends Told {
  readonly giniWith: number
  readonly giniWithout: number
}

function known(months: readonly Told[]): Known[] {
  return months.flatMap((month) =>
    month.with.gini === null || month.without.gini === null
      ? []
      : [{ ...month, giniWith: month.with.gini, giniWithout: month.without.gini }],
  )
}

/**
 * The oldest month the newest may be compared with: one whose window is as long. A window of two winter months and one of
 * ten would differ by the season alone, and averaging over more months makes every Gini fall.
 */
function comparable(months: readonly Known[]): { first: Known; last: Known } | null {
  const last = months.at(-1)
  const first = months.find(({ windowMonths }) => windowMonths === last?.windowMonths)
  return last === undefined || first === undefined || first.month === last.month ? null : { first, last }
}

const three = (value: number): string => figures.decimal(value, 3)

/** Differences below what is printed are none. */
const compare = (a: number, b: number): -1 | 0 | 1 => (three(a) === three(b) ? 0 : a < b ? -1 : 1)

function since(first: Told, last: Told): string {
  return addMonths(first.month, 12) === last.month
    ? 'than a year ago'
    : `than in ${figures.monthName(first.month, last.month)}`
}

function againstAlone(last: Known): string {
  const order = compare(last.giniWith, last.giniWithout)
  if (order === 0) return 'The burden is as evenly shared as without the cooperative.'
  return `The burden is shared ${order < 0 ? 'more' : 'less'} evenly than without the cooperative.`
}

function headline(months: readonly FairnessMonth[]): string {
  if (months.length === 0) return 'There is no settled month yet.'
  const told = known(months)
  const last = told.at(-1)
  if (last === undefined) return 'The burden cannot be compared yet.'
  const pair = comparable(told)
  if (pair === null) return againstAlone(last)
  const order = compare(last.giniWith, pair.first.giniWith)
  if (order === 0)
    return `The burden is shared as evenly as in ${figures.monthName(pair.first.month, last.month)}.`
  return `The burden is shared ${order < 0 ? 'more' : 'less'} evenly ${since(pair.first, last)}.`
}

function lead(months: readonly FairnessMonth[]): string {
  if (months.length === 0) return 'The trend begins with the first month that is settled.'
  const told = known(months)
  const last = told.at(-1)
  if (last === undefined)
    return 'It takes five households with a known income or an income band. Nothing is shown of fewer.'
  const pair = comparable(told)
  const order = pair === null ? 0 : compare(last.giniWith, pair.first.giniWith)
  const moved =
    pair === null || order === 0
      ? `The Gini of energy burden is ${three(last.giniWith)}`
      : `The Gini of energy burden ${order < 0 ? 'fell' : 'rose'} from ${three(pair.first.giniWith)} to ${three(last.giniWith)}`
  const basis = `${figures.count(last.households)} households, ${figures.count(last.windowMonths)} ${last.windowMonths === 1 ? 'month' : 'months'}`
  const alone = `Without the cooperative it would be ${three(last.giniWithout)}.`
  // a trend of windows that grow month by month is no trend
  const wait =
    pair === null && last.windowMonths < 12
      ? ' Whether it is getting fairer shows once there are two windows of twelve months to compare.'
      : ''
  return `${moved} (${basis}). ${alone} ${heaviest(last)}${wait}`
}

/** The Gini does not say how heavy burdens are: it may rise while everybody pays less. */
function heaviest({ with: burden, without }: Told): string {
  if (burden.worst === null || without.worst === null) return ''
  return `The heaviest burden is ${figures.percent(burden.worst, 1)} of income, without the cooperative ${figures.percent(without.worst, 1)}.`
}

const keyNames: Record<Key, string> = {
  operator: 'operator’s split',
  'pro-rata': 'pro rata',
  static: 'static shares',
  'static-rounds': 'static shares in rounds',
  priority: 'by priority',
  table: 'table',
  equal: 'equal shares',
  equity: 'equity key',
}

/** Which of these holds is told by what the operator's export brings, not decided by anybody. */
const byExport: ReadonlySet<Key> = new Set(['operator', 'pro-rata'])

/** `10 % solidarity`, `Shapley value`, `equity key`; null where nothing began. */
function mark(before: Ruled, now: Ruled): string | null {
  const words = [
    before.rule === now.rule && before.rho === now.rho ? '' : ruleMark(now.rule, now.rho),
    before.key === now.key || (byExport.has(before.key) && byExport.has(now.key)) ? '' : keyNames[now.key],
  ].filter(Boolean)
  return words.length === 0 ? null : words.join(', ')
}

function ruleMark(rule: Rule, rho: number | null): string {
  if (rule === 'solidarity' && rho !== null && rho > 0) return `${figures.percent(rho)} solidarity`
  return capital(ruleNames[rule === 'solidarity' ? 'shapley' : rule])
}

/** What the fairness trend says, in English. */
export const fairness = { headline, lead, mark, /** `lower, middle and higher` */ bandNames: list }
