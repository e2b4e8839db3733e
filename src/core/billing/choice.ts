import { settledKeys, settledRules, type Key, type Rule } from '../community/vocabulary.ts'
import { ProblemError } from '../problems/problem.ts'
import { keyObstacle, ruleObstacle } from './availability.ts'
import type { SettlementInput } from './input.ts'
import { billingProblem } from './problems.ts'

export type SettledRule = (typeof settledRules)[number]
export type SettledKey = (typeof settledKeys)[number]

/** Above this nobody's own contribution would count any more (equity.md). */
export const MOST_RHO = 0.6

/** The rule asked for, else the cooperative's; refused with the reason where the month does not allow it. */
export function chosenRule(input: SettlementInput, key: SettledKey): SettledRule {
  const name: Rule = input.rule ?? input.cooperative.rule
  const reason = ruleObstacle(name, key, input)
  if (reason !== null) throw new ProblemError(billingProblem('rule-not-available', { rule: name, reason }))
  const settled = settledRules.find((known) => known === name)
  if (settled === undefined) throw new RangeError(`nothing stands against ${name}, but it cannot be settled`)
  return settled
}

/** Refuses a solidarity share out of range, or under a rule that has none. */
export function checkRho({ rho }: Pick<SettlementInput, 'rho'>, rule: SettledRule): void {
  if (rho === undefined || rho === null || rho === 0) return
  if (!(rho > 0 && rho <= MOST_RHO)) {
    throw new ProblemError(billingProblem('rho-out-of-range', { rho, most: MOST_RHO }))
  }
  if (rule !== 'solidarity') throw new ProblemError(billingProblem('rho-without-solidarity', { rule }))
}

/** The key asked for, else the cooperative's, else the operator's where the month holds its split, else pro rata. */
export function chosenKey(input: SettlementInput, hasSplit: boolean): SettledKey {
  const { key, cooperative, month } = input
  const name = key ?? defaultKey(cooperative, hasSplit)
  const settled = settledKeys.find((known) => known === name)
  if (settled !== undefined && cooperative.model === 'full-supply' && settled !== 'pro-rata') {
    throw new ProblemError(billingProblem('key-does-not-fit', { key: settled, model: cooperative.model }))
  }
  if (settled === 'operator' && !hasSplit)
    throw new ProblemError(billingProblem('no-operator-split', { month }))
  const reason = keyObstacle(name, input, hasSplit)
  // what members lack for a key by shares or priorities has a problem of its own, with the page to go to
  const isOwnProblem = settled === 'static' || settled === 'static-rounds' || settled === 'priority'
  if (reason !== null && !isOwnProblem) {
    throw new ProblemError(billingProblem('key-not-available', { key: name, reason }))
  }
  if (settled === undefined) throw new RangeError(`nothing stands against ${name}, but it cannot be applied`)
  return settled
}

/** The key in force where none is asked for (interface.md, Defaults). */
export function defaultKey({ key, model }: SettlementInput['cooperative'], hasSplit: boolean): Key {
  return key ?? (hasSplit && model !== 'full-supply' ? 'operator' : 'pro-rata')
}
