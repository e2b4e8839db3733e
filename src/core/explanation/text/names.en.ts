import type { Model, Rule } from '../../community/vocabulary.ts'

/** What the money rules are called in a sentence, on screen and on paper. */
export const ruleNames: Record<Rule, string> = {
  'pass-through': 'pass-through price',
  'mid-market': 'mid-market rate',
  'supply-demand-ratio': 'supply–demand ratio',
  'bill-sharing': 'bill sharing',
  'double-auction': 'double auction',
  shapley: 'Shapley value',
  'weighted-shapley': 'weighted Shapley value',
  solidarity: 'Shapley value with a solidarity share',
  nucleolus: 'nucleolus',
  owen: 'Owen’s core point',
}

/** The same where a column has little room. */
export const shortRuleNames: Record<Rule, string> = {
  'pass-through': 'Pass-through',
  'mid-market': 'Mid-market',
  'supply-demand-ratio': 'Supply–demand',
  'bill-sharing': 'Bill sharing',
  'double-auction': 'Double auction',
  shapley: 'Shapley',
  'weighted-shapley': 'Weighted Shapley',
  solidarity: 'Solidarity',
  nucleolus: 'Nucleolus',
  owen: 'Owen’s point',
}

/** What the flows of money are called in a sentence. */
export const modelNames: Record<Model, string> = {
  'shared-energy': 'shared energy',
  'full-supply': 'full supply',
  premium: 'a premium on shared energy',
}
