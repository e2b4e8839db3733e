/** The closed lists of the field's words that every part of the program shares (interface.md). */

export const models = ['shared-energy', 'full-supply', 'premium'] as const
export type Model = (typeof models)[number]

export const rules = [
  'pass-through',
  'mid-market',
  'supply-demand-ratio',
  'bill-sharing',
  'double-auction',
  'shapley',
  'weighted-shapley',
  'solidarity',
  'nucleolus',
  'owen',
] as const
export type Rule = (typeof rules)[number]
/** Money rules that this version can settle with; whether one is available on a month tells `availableRules`. */
export const settledRules = [
  'pass-through',
  'mid-market',
  'supply-demand-ratio',
  'bill-sharing',
  'double-auction',
  'shapley',
  'weighted-shapley',
  'solidarity',
  'nucleolus',
  'owen',
] as const satisfies readonly Rule[]

export const keys = [
  'operator',
  'pro-rata',
  'static',
  'static-rounds',
  'priority',
  'table',
  'equal',
  'equity',
] as const
export type Key = (typeof keys)[number]
/** Allocation keys that this version can apply; whether one is available on a month tells `availableKeys`. */
export const settledKeys = [
  'operator',
  'pro-rata',
  'static',
  'static-rounds',
  'priority',
  'table',
  'equal',
  'equity',
] as const satisfies readonly Key[]

export const gapRules = ['slot', 'member', 'impute'] as const
export type GapRule = (typeof gapRules)[number]

export const memberKinds = ['person', 'organisation'] as const
export type MemberKind = (typeof memberKinds)[number]

/** How a member's feed-in is taxed: private or small business, standard rate (self-billed), reverse charge. */
export const vatStatuses = ['none', 'standard', 'reverse'] as const
export type VatStatus = (typeof vatStatuses)[number]

export const directions = ['offtake', 'feed-in'] as const
export type Direction = (typeof directions)[number]
