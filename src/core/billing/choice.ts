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
  const name = ruleAsked(input)
  const reason = ruleObstacle(name, key, input)
  if (reason !== null) throw new ProblemError(billingProblem('rule-not-available', { rule: name, reason }))
  const settled = settledRules.find((known) => known === name)
  if (settled === undefined) throw new RangeError(`nothing stands against ${name}, but it cannot be settled`)
  return settled
}

/** The rule asked for, else solidarity where the board decided equity settings, else the cooperative's. */
export function ruleAsked({
  rule,
  decided,
  cooperative,
}: Pick<SettlementInput, 'rule' | 'decided' | 'cooperative'>): Rule {
  return rule ?? (decided ? 'solidarity' : cooperative.rule)
}

/** ρ as asked for, else as decided, else 0; only the rule `solidarity` has one. */
export function rhoAsked({ rho, decided }: Pick<SettlementInput, 'rho' | 'decided'>, rule: Rule): number {
  return rule === 'solidarity' ? (rho ?? decided?.rho ?? 0) : 0
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
  const { cooperative, month } = input
  const name = keyAsked(input, hasSplit)
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

/**
 * The key asked for, else the equity-weighted one where the board decided weights and nothing stands against them: no split
 * of the operator, no netting behind one connection, no other key of the cooperative's own.
 */
export function keyAsked(
  { key, decided, cooperative }: Pick<SettlementInput, 'key' | 'decided' | 'cooperative'>,
  hasSplit: boolean,
): Key {
  if (key !== null) return key
  const usual = defaultKey(cooperative, hasSplit)
  return decided?.weights && usual === 'pro-rata' && cooperative.model !== 'full-supply' ? 'equity' : usual
}

/** The key in force where none is asked for (interface.md, Defaults). */
export function defaultKey({ key, model }: SettlementInput['cooperative'], hasSplit: boolean): Key {
  return key ?? (hasSplit && model !== 'full-supply' ? 'operator' : 'pro-rata')
}
