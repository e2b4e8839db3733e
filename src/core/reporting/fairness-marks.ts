import type { FairnessMonth, FairnessTrend } from './fairness.ts'
import { en, type ReportingText } from './text/en.ts'

type Ruled = Pick<FairnessMonth, 'month' | 'rule' | 'key' | 'rho'>

/** A decision of the board: the month from which it holds, and what it is in a few words. */
export interface DecisionMark {
  readonly month: string
  readonly words: string
}

/**
 * What stands on the time axis: the months in which another rule, key or solidarity share began, and the board's
 * `decisions`; one that is both stands there once, in the decision's words. The first month begins nothing.
 */
export function fairnessMarks(
  months: readonly Ruled[],
  decisions: readonly DecisionMark[],
  text: ReportingText = en,
): FairnessTrend['marks'] {
  const shown = new Set(months.map(({ month }) => month))
  const decided = decisions.filter(({ month }) => shown.has(month))
  const begun = months.flatMap((now, k) => {
    const before = months[k - 1]
    if (before === undefined || decided.some(({ month }) => month === now.month)) return []
    const words = text.fairness.mark(before, now)
    return words === null ? [] : [{ month: now.month, words }]
  })
  return [...begun, ...decided].toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))
}
