import * as v from 'valibot'
import { CentsSchema, CountSchema, MonthSchema } from '../community/schema.ts'
import { GuardRailsSchema } from './guard-rails.ts'
import { candidates } from './verdict.ts'

const SpreadSchema = v.object({ mean: v.number(), sd: v.number() })

/** Equity settings in words of the books: weights by income group (null: the key is left as it is), and ρ. */
export const EquitySettingSchema = v.object({
  rho: v.number(),
  weights: v.nullable(v.record(v.string(), v.number())),
})
export type EquitySetting = v.InferOutput<typeof EquitySettingSchema>

/**
 * The constant setting that would have scored best over all periods. Its weights stay untold: they may be those by income
 * of a group too small to be told.
 */
export const BestConstantSchema = v.object({ rho: v.number(), isWeighted: v.boolean() })

/** Everything a board needs to decide on equity settings, and everything that is needed to compute it again. */
export const ProposalSchema = v.object({
  months: v.array(MonthSchema),
  seed: CountSchema,
  seeds: v.array(CountSchema),
  /** Steps of each training. */
  steps: CountSchema,
  rails: GuardRailsSchema,
  today: EquitySettingSchema,
  proposal: EquitySettingSchema,
  winner: v.picklist(candidates),
  /** Null in proposals kept before it was told. */
  bestConstant: v.optional(v.nullable(BestConstantSchema), null),
  /** What kept ρ from going further: the board's highest share or one of its limits; null where the learner stopped first. */
  heldBy: v.optional(v.nullable(v.picklist(['most-rho', 'excess', 'worse-off'])), null),
  /** False where the operator's split, netting or the cooperative's own key stands before the weights: then only ρ takes effect. */
  keyTakesEffect: v.boolean(),
  verdict: v.array(
    v.object({
      candidate: v.picklist(candidates),
      reward: SpreadSchema,
      score: SpreadSchema,
      /** Of households with known income, as the access; the worst burden a fraction of income. Null where fewer than five count. */
      giniBurden: v.nullable(v.number()),
      giniAccess: v.nullable(v.number()),
      worstBurden: v.nullable(v.number()),
      priceOfFairness: v.number(),
      worseOff: v.number(),
      excess: v.number(),
      allowed: v.boolean(),
    }),
  ),
  /** ρ in steps of 5 %, had it been in force in all the months: Gini of the last year, mean gain of a group. */
  curve: v.array(v.object({ rho: v.number(), giniBurden: v.nullable(v.number()), excess: v.number() })),
  /** What the proposal would bring each member a month against today, net; plus = the member has more. Σ = 0. */
  members: v.array(v.object({ member: v.string(), name: v.string(), changeCents: CentsSchema })),
  /**
   * Weights by income of the groups before and after clipping, both with mean 1 over the households. Null where the group
   * has fewer than five households, or where what is told of the others would give it away.
   */
  groups: v.array(
    v.object({
      group: v.string(),
      households: v.nullable(CountSchema),
      before: v.nullable(v.number()),
      after: v.nullable(v.number()),
    }),
  ),
  households: CountSchema,
  withoutIncome: CountSchema,
  currency: v.string(),
})
export type Proposal = v.InferOutput<typeof ProposalSchema>
