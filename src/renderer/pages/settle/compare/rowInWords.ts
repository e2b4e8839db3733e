import type { Comparison } from '../../../../core/billing/comparison.ts'
import { formatAmount } from '../../../text/figures.ts'
import { text } from '../../../text/index.ts'
import { ruleInForce } from './moved.ts'

/** A member's row as a sentence: the share today, the most and the least of every other rule that can be had. */
export function rowInWords(comparison: Comparison, member: string, name: string): string {
  const words = text.compare
  const names = text.settle.ruleNames
  const amount = (cents: number): string => formatAmount(cents, comparison.currency)
  const shares = comparison.rules.flatMap(({ rule, members }) => {
    const own = members.find((one) => one.member === member)
    return own === undefined ? [] : [{ rule, cents: own.shareCents }]
  })
  const [first, ...rest] = shares.toSorted((a, b) => b.cents - a.cents)
  if (first === undefined) return ''
  const last = rest.at(-1) ?? first
  const today = ruleInForce(comparison)?.members.find((one) => one.member === member)
  const most =
    today !== undefined && today.shareCents >= first.cents
      ? words.rowBest
      : words.rowMost(amount(first.cents), names[first.rule])
  const least =
    today !== undefined && today.shareCents <= last.cents
      ? words.rowWorst
      : words.rowLeast(amount(last.cents), names[last.rule])
  const extremes = `${most}; ${least}`
  return today === undefined
    ? extremes
    : `${words.rowToday(name, names[comparison.current], amount(today.shareCents))} ${extremes}`
}
