import type { Comparison } from '../../../../core/billing/comparison.ts'
import { formatAmount } from '../../../text/figures.ts'
import { text } from '../../../text/index.ts'
import { commonPot, ruleInForce, type Moved } from './moved.ts'

/** The finding with its number, and the sentences under it. */
export function findingOf(
  comparison: Comparison,
  moved: readonly Moved[],
): { readonly headline: string; readonly lead: string } {
  const words = text.compare
  const { month, currency, current, rules } = comparison
  const pot = commonPot(comparison)
  const ending = [...(pot === null ? [] : [words.samePot(formatAmount(pot, currency))]), words.notKept]
  if (ruleInForce(comparison) === null) {
    const reason = rules.find(({ rule }) => rule === current)?.reason
    const why = reason === undefined || reason === null ? [] : [words.noTodayLead(reason)]
    return { headline: words.noToday(month), lead: [...why, words.notKept].join(' ') }
  }
  const [largest] = moved
  if (largest === undefined) return { headline: words.alone(month), lead: words.notKept }
  if (largest.cents === 0) return { headline: words.movesNothing, lead: ending.join(' ') }
  const amount = formatAmount(largest.cents, currency)
  const name = text.settle.ruleNames[largest.rule]
  const isOnly = moved.length === 1
  return {
    headline: isOnly ? words.moves(amount) : words.movesUpTo(amount),
    lead: [
      isOnly ? words.only(name, largest.more, largest.less) : words.most(name, largest.more, largest.less),
      ...ending,
    ].join(' '),
  }
}
