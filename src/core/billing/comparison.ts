import * as v from 'valibot'
import { CentsSchema, MicroKWhSchema, MonthSchema } from '../community/schema.ts'
import { keys, rules } from '../community/vocabulary.ts'

/** What a member gets and pays under a rule or key; `change` is the amount less that of the choices in force. */
const money = {
  member: v.string(),
  shareCents: CentsSchema,
  amountCents: CentsSchema,
  changeCents: CentsSchema,
}

/** One money rule on the month. Where it is not available there is a reason and nothing else. */
export const ComparedRuleSchema = v.object({
  rule: v.picklist(rules),
  available: v.boolean(),
  reason: v.nullable(v.string()),
  members: v.array(v.object(money)),
  /** Currency units; > 0: some group would do better alone. Null where groups were not looked at. */
  largestExcess: v.nullable(v.number()),
  /** Members with benefit < 0. */
  worseOff: v.array(v.string()),
  /** Gini of with_i ÷ income over the month's households with known income; null below two. The treasurer's own table: the board's pages and report ask for five. */
  giniBurden: v.nullable(v.number()),
})
export type ComparedRule = v.InferOutput<typeof ComparedRuleSchema>

/** One allocation key on the month, under the rule in force. */
export const ComparedKeySchema = v.object({
  key: v.picklist(keys),
  available: v.boolean(),
  reason: v.nullable(v.string()),
  /** Energy shared in the month; null where the key is not available. */
  shared: v.nullable(MicroKWhSchema),
  members: v.array(v.object({ ...money, sharedIn: MicroKWhSchema, sharedOut: MicroKWhSchema })),
})
export type ComparedKey = v.InferOutput<typeof ComparedKeySchema>

/** The month under one solidarity share; amounts in the order of the comparison's members. */
export const TriedShareSchema = v.object({
  rho: v.number(),
  shareCents: v.array(CentsSchema),
  amountCents: v.array(CentsSchema),
  /** As in ComparedRule; where `isBound`, no group gains more than this. */
  largestExcess: v.nullable(v.number()),
  isBound: v.boolean(),
  worseOff: v.array(v.string()),
  giniBurden: v.nullable(v.number()),
})
export type TriedShare = v.InferOutput<typeof TriedShareSchema>

/** The month under every solidarity share a board may try, by hundredths; or why there is nothing to give by need. */
export const SolidarityRangeSchema = v.object({
  reason: v.nullable(v.string()),
  tries: v.array(TriedShareSchema),
})
export type SolidarityRange = v.InferOutput<typeof SolidarityRangeSchema>

/** Every rule and every key side by side on a month (interface.md `compare`). */
export const ComparisonSchema = v.object({
  month: MonthSchema,
  currency: v.string(),
  /** Rule and key in force. */
  current: v.picklist(rules),
  currentKey: v.picklist(keys),
  /** Everybody in the month, in member order. */
  members: v.array(v.object({ member: v.string(), name: v.string() })),
  rules: v.array(ComparedRuleSchema),
  keys: v.array(ComparedKeySchema),
  /** Where it was asked for and the rule `solidarity` is available. */
  solidarity: v.exactOptional(SolidarityRangeSchema),
})
export type Comparison = v.InferOutput<typeof ComparisonSchema>
