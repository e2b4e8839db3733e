import type { ComparedKey, ComparedRule, Comparison } from '../../../../core/billing/comparison.ts'
import type { Key, Rule } from '../../../../core/community/vocabulary.ts'

/** How many rules or keys stand beside the one in force at first: more make the table wider than the page. */
const FIRST_BESIDE = 4

/** Rules in the order in which a reader wants them first (look/07-compare.html), then the others. */
const firstRules: readonly Rule[] = [
  'shapley',
  'solidarity',
  'nucleolus',
  'supply-demand-ratio',
  'mid-market',
  'pass-through',
  'bill-sharing',
  'weighted-shapley',
  'owen',
  'double-auction',
]

/** A rule that can be had on the month and is not in force; these are all that can stand beside it. */
export function otherRules({ rules, current }: Comparison): ComparedRule[] {
  return rules.filter((one) => one.available && one.rule !== current)
}

export function otherKeys({ keys, currentKey }: Comparison): ComparedKey[] {
  return keys.filter((one) => one.available && one.key !== currentKey)
}

/** The rules shown until the reader chooses. */
export function firstRulesBeside(comparison: Comparison): Rule[] {
  const names = new Set(otherRules(comparison).map((one) => one.rule))
  return firstRules.filter((rule) => names.has(rule)).slice(0, FIRST_BESIDE)
}

/** The keys shown until the reader chooses: in the order of the vocabulary. */
export function firstKeysBeside(comparison: Comparison): Key[] {
  return otherKeys(comparison)
    .map((one) => one.key)
    .slice(0, FIRST_BESIDE)
}

/** Adds a name at the end or takes it out. */
export function turned<N extends string>(shown: readonly N[], name: N): N[] {
  return shown.includes(name) ? shown.filter((one) => one !== name) : [...shown, name]
}
