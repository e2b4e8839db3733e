import type { ComparedRule, Comparison } from '../../../../core/billing/comparison.ts'
import type { Rule } from '../../../../core/community/vocabulary.ts'
import { otherRules } from './choice.ts'
import { moneyColumn } from './columns.ts'

/** What a rule would move between members, against the rule in force. Cents. */
export interface Moved {
  readonly rule: Rule
  /** What those who would get more would get more. */
  readonly cents: number
  readonly more: number
  readonly less: number
}

/** The rule in force; null where it is not available on the month, so that nothing can be measured against it. */
export function ruleInForce({ rules, current }: Comparison): ComparedRule | null {
  return rules.find((one) => one.rule === current && one.available) ?? null
}

/** What every other rule that can be had would move, the largest first; empty where there is nothing to measure against. */
export function movedByRule(comparison: Comparison): Moved[] {
  const today = ruleInForce(comparison)
  if (today === null) return []
  return otherRules(comparison)
    .map(({ rule, members }) => {
      const heads = { id: rule, label: rule, sub: '' }
      const changes = [...moneyColumn(heads, members, 'share', today.members).values.values()]
      const more = changes.filter((change) => change > 0)
      return {
        rule,
        cents: more.reduce((sum, change) => sum + change, 0),
        more: more.length,
        less: changes.filter((change) => change < 0).length,
      }
    })
    .toSorted((a, b) => b.cents - a.cents)
}

/** The sum every rule hands out, cents; null where they do not hand out the same. */
export function commonPot({ rules }: Comparison): number | null {
  const pots = new Set(
    rules
      .filter((one) => one.available)
      .map(({ members }) => members.reduce((sum, one) => sum + one.shareCents, 0)),
  )
  const [pot] = pots
  return pots.size === 1 && pot !== undefined ? pot : null
}
