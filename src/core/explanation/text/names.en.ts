import type { Model, Rule } from '../../community/vocabulary.ts'

/** What the money rules are called in a sentence. */
export const ruleNames: Record<Rule, string> = {
  'pass-through': 'pass-through price',
  'mid-market': 'mid-market price',
  'supply-demand-ratio': 'supply–demand ratio',
  'bill-sharing': 'bill sharing',
  'double-auction': 'double auction',
  shapley: 'Shapley value',
  'weighted-shapley': 'weighted Shapley value',
  solidarity: 'Shapley value with solidarity share',
  nucleolus: 'nucleolus',
  owen: 'Owen’s core point',
}

/** What the flows of money are called in a sentence. */
export const modelNames: Record<Model, string> = {
  'shared-energy': 'shared energy',
  'full-supply': 'full supply',
  premium: 'a premium on shared energy',
}
