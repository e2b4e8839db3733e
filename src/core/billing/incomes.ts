import type { IncomeBand } from '../community/cooperative.ts'
import type { Member } from '../community/member.ts'
import { bandOf, incomePerYear, partOfMonth } from '../reporting/income.ts'
import type { GroupIncome } from '../sharing/income-weights.ts'

/** What is known of a household's income in a month. */
export interface MonthIncome extends GroupIncome {
  /** Currency units in the days of the membership, above 0: a twelfth of the year's, less for a part of the month. */
  readonly ofMonth: number
  /** Neither group nor band was entered: the household is a group of its own, which no board decides on. */
  readonly isAlone: boolean
}

/**
 * Incomes in the order of the members; null for organisations and where neither income nor band is known. The group is
 * the one entered, else the band's; a household with neither is a group of its own.
 */
export function incomesOf(
  members: readonly Member[],
  bands: readonly IncomeBand[],
  month: string,
): (MonthIncome | null)[] {
  return members.map((member) => {
    if (member.kind !== 'person') return null
    const income = incomePerYear(member, bands)
    const part = partOfMonth(member, month)
    if (income === null || income <= 0 || part === 0) return null
    const entered = member.group ?? bandOf(member, bands)?.id ?? null
    return {
      group: entered ?? `member ${member.number}`,
      incomePerYear: income,
      ofMonth: (income / 12) * part,
      isAlone: entered === null,
    }
  })
}
