import * as v from 'valibot'
import { GuardRailsSchema } from '../guard-rails.ts'
import { BestConstantSchema } from '../proposal.ts'
import { candidates } from '../verdict.ts'

const Spread = v.object({ mean: v.number(), sd: v.number() })

/** The document of `tune STUDY` (interface.md). Money in currency units a day. */
export const TunedStudySchema = v.object({
  study: v.string(),
  currency: v.string(),
  seed: v.number(),
  seeds: v.array(v.number()),
  steps: v.number(),
  days: v.number(),
  delta: v.number(),
  verdict: v.array(
    v.object({
      candidate: v.picklist(candidates),
      reward: Spread,
      score: Spread,
      gini: v.number(),
      giniAccess: v.number(),
      priceOfFairness: v.number(),
      worst: v.number(),
      worseOff: v.number(),
      excess: v.number(),
      allowed: v.boolean(),
    }),
  ),
  winner: v.picklist(candidates),
  bestConstant: BestConstantSchema,
  rails: GuardRailsSchema,
  /** What kept ρ from going further; null where the learner stopped first. */
  heldBy: v.nullable(v.picklist(['most-rho', 'excess', 'worse-off'])),
  proposal: v.object({ weights: v.record(v.string(), v.number()), rho: v.number() }),
  /** What the program itself says at the proposed weights, and how far the catalogue was off. */
  solved: v.object({ priceOfFairness: v.number(), largestDistance: v.number() }),
  /** Against frozen settings; plus = the member pays less. */
  members: v.array(v.object({ member: v.string(), change: v.number() })),
  households: v.number(),
  withoutIncome: v.number(),
  /** False where no household is in the group the catalogue weights: then only ρ takes effect. */
  weightsTakeEffect: v.boolean(),
})
export type TunedStudy = v.InferOutput<typeof TunedStudySchema>
