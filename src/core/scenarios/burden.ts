import { gini } from '../reporting/gini.ts'
import { incomeOfHorizon, type Study } from '../dispatch/study.ts'

/** How heavy what is paid weighs on the households whose income is known. */
export interface Burden {
  /** Of net/income over the households; null for fewer than two. */
  readonly gini: number | null
  /** The largest net/income, a fraction; null where no income is known. */
  readonly worst: number | null
}

/** Every member's income of the horizon, null where not known. */
export const incomesOf = (study: Study): (number | null)[] =>
  study.members.map((member) => incomeOfHorizon(study, member))

/** Burdens of what the members pay, in member order. */
export function burdenOf(nets: readonly number[], incomes: readonly (number | null)[]): Burden {
  const burdens = nets.flatMap((net, i) => (incomes[i] === null ? [] : [net / incomes[i]!]))
  return { gini: gini(burdens), worst: burdens.length > 0 ? Math.max(...burdens) : null }
}
