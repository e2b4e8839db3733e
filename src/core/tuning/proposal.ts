import * as v from 'valibot'
import { CentsSchema, CountSchema, MonthSchema } from '../community/schema.ts'
import { candidates } from './verdict.ts'

const SpreadSchema = v.object({ mean: v.number(), sd: v.number() })

/** Equity settings in words of the books: weights by income group (null: the key is left as it is), and ρ. */
export const EquitySettingSchema = v.object({
  rho: v.number(),
  weights: v.nullable(v.record(v.string(), v.number())),
})
export type EquitySetting = v.InferOutput<typeof EquitySettingSchema>

/** The board's limits for whatever is proposed. Currency units a month for the excess; null = no limit. */
export const GuardRailsSchema = v.object({
  mostRho: v.pipe(v.number(), v.minValue(0), v.maxValue(0.6)),
  leastWeight: v.pipe(v.number(), v.minValue(0.25), v.maxValue(1)),
  mostWeight: v.pipe(v.number(), v.minValue(1), v.maxValue(4)),
  mostExcess: v.nullable(v.pipe(v.number(), v.minValue(0))),
})
export type GuardRails = v.InferOutput<typeof GuardRailsSchema>

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
  /** False where the operator's split, netting or the cooperative's own key stands before the weights: then only ρ takes effect. */
  keyTakesEffect: v.boolean(),
  verdict: v.array(
    v.object({
      candidate: v.picklist(candidates),
      reward: SpreadSchema,
      score: SpreadSchema,
      giniBurden: v.number(),
      giniAccess: v.number(),
      /** Fraction of income; null where fewer than five households count. */
      worstBurden: v.nullable(v.number()),
      priceOfFairness: v.number(),
      worseOff: v.number(),
      excess: v.number(),
      allowed: v.boolean(),
    }),
  ),
  /** ρ in steps of 5 %, had it been in force in all the months. */
  curve: v.array(v.object({ rho: v.number(), giniBurden: v.number(), excess: v.number() })),
  /** What the proposal would bring each member a month against today, net; plus = the member has more. Σ = 0. */
  members: v.array(v.object({ member: v.string(), name: v.string(), changeCents: CentsSchema })),
  /** Income weights of the groups before and after clipping, both with mean 1 over the households. */
  groups: v.array(
    v.object({
      group: v.string(),
      households: v.nullable(CountSchema),
      before: v.number(),
      after: v.number(),
    }),
  ),
  households: CountSchema,
  withoutIncome: CountSchema,
  currency: v.string(),
})
export type Proposal = v.InferOutput<typeof ProposalSchema>
