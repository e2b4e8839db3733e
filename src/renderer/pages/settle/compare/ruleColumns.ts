import type { Comparison } from '../../../../core/billing/comparison.ts'
import type { Rule } from '../../../../core/community/vocabulary.ts'
import { formatShare } from '../../../text/figures.ts'
import { text } from '../../../text/index.ts'
import { moneyColumn, type ComparedColumn, type MoneyOf } from './columns.ts'
import { ruleInForce } from './moved.ts'
import type { ShownRule } from './tried.ts'

export interface RulesShown {
  /** Beside the rule in force, in this order. */
  readonly shown: readonly Rule[]
  readonly differs: boolean
  readonly money: MoneyOf
  /** The currency's mark. */
  readonly mark: string
  /** The solidarity share tried. */
  readonly rho: number
  /** The solidarity share in force; null where that rule is not. */
  readonly settledRho: number | null
  /** The rule in force with the share tried, where it is `solidarity`. */
  readonly tried: ShownRule | null
}

/** Today's rule and those beside it, each with what its column is made of. */
export function ruleColumns(
  comparison: Comparison,
  { shown, differs, money, mark, rho, settledRho, tried }: RulesShown,
): { readonly columns: ComparedColumn[]; readonly rules: ShownRule[] } {
  const today = ruleInForce(comparison)
  const beside = shown.flatMap((rule) => comparison.rules.filter((one) => one.rule === rule && one.available))
  const rules: ShownRule[] = [
    ...(today === null ? [] : [today]),
    ...(tried === null ? [] : [tried]),
    ...beside,
  ]
  const percent = (share: number): string => text.compare.solidaritySub(formatShare(share))
  const columns = rules.map((one) => {
    const isToday = one === today
    const name = text.compare.names[one.rule]
    const inForce = one.rule === 'solidarity' && settledRho !== null ? percent(settledRho) : name
    const heads = {
      id: one === tried ? 'tried' : one.rule,
      label: isToday ? text.compare.today : name,
      sub: isToday
        ? `${inForce}, ${mark}`
        : one.rule === 'solidarity'
          ? percent(rho)
          : text.compare.subs[one.rule],
    }
    return moneyColumn(heads, one.members, money, differs && !isToday ? (today?.members ?? null) : null)
  })
  return { columns, rules }
}
