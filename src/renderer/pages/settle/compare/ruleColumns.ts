import type { ComparedRule, Comparison } from '../../../../core/billing/comparison.ts'
import type { Rule } from '../../../../core/community/vocabulary.ts'
import { formatShare } from '../../../text/figures.ts'
import { text } from '../../../text/index.ts'
import { moneyColumn, type ComparedColumn, type MoneyOf } from './columns.ts'
import { ruleInForce } from './moved.ts'

export interface RulesShown {
  /** Beside the rule in force, in this order. */
  readonly shown: readonly Rule[]
  readonly differs: boolean
  readonly money: MoneyOf
  /** The currency's mark. */
  readonly mark: string
  /** The solidarity share compared; null where it is not known. */
  readonly rho: number | null
}

/** Today's rule and those beside it, each with what its column is made of. */
export function ruleColumns(
  comparison: Comparison,
  { shown, differs, money, mark, rho }: RulesShown,
): { readonly columns: ComparedColumn[]; readonly rules: ComparedRule[] } {
  const today = ruleInForce(comparison)
  const beside = shown.flatMap((rule) => comparison.rules.filter((one) => one.rule === rule && one.available))
  const rules = today === null ? beside : [today, ...beside]
  const subOf = (rule: Rule): string =>
    rule === 'solidarity' && rho !== null
      ? text.compare.solidaritySub(formatShare(rho))
      : text.compare.subs[rule]
  const columns = rules.map((one) => {
    const isToday = one === today
    const name = text.compare.names[one.rule]
    const heads = {
      id: one.rule,
      label: isToday ? text.compare.today : name,
      sub: isToday ? `${name}, ${mark}` : subOf(one.rule),
    }
    return moneyColumn(heads, one.members, money, differs && !isToday ? (today?.members ?? null) : null)
  })
  return { columns, rules }
}
