import { settledKeys, settledRules, type Key, type Rule } from '../community/vocabulary.ts'
import { ProblemError } from '../problems/problem.ts'
import type { SettlementInput } from './input.ts'
import { billingProblem } from './problems.ts'

export type SettledRule = (typeof settledRules)[number]
export type SettledKey = (typeof settledKeys)[number]

/** The rule asked for, else the cooperative's; refused by name where this version has it not. */
export function chosenRule({ rule, cooperative }: SettlementInput): SettledRule {
  const name: Rule = rule ?? cooperative.rule
  const settled = settledRules.find((known) => known === name)
  if (settled === undefined) {
    throw new ProblemError(billingProblem('not-in-this-version', { what: 'rule', name }))
  }
  return settled
}

/** The key asked for, else the cooperative's, else the operator's where the month holds its split, else pro rata. */
export function chosenKey({ key, cooperative, month }: SettlementInput, hasSplit: boolean): SettledKey {
  const fullSupply = cooperative.model === 'full-supply'
  const name: Key = key ?? cooperative.key ?? (hasSplit && !fullSupply ? 'operator' : 'pro-rata')
  const settled = settledKeys.find((known) => known === name)
  if (settled === undefined) {
    throw new ProblemError(billingProblem('not-in-this-version', { what: 'key', name }))
  }
  if (fullSupply && settled !== 'pro-rata') {
    throw new ProblemError(billingProblem('key-does-not-fit', { key: settled, model: cooperative.model }))
  }
  if (settled === 'operator' && !hasSplit)
    throw new ProblemError(billingProblem('no-operator-split', { month }))
  return settled
}
