import * as v from 'valibot'
import { DispatchSchema, InfeasibleSchema, PlanSchema } from '../../dispatch/document/schema.ts'

/** The documents of `study run` (interface.md). Money in currency units of the study's whole horizon. */

const Maybe = v.nullable(v.number())
export const BurdenSchema = v.object({ gini: Maybe, worst: Maybe })
const ById = v.record(v.string(), v.number())

export const TargetSchema = v.object({
  name: v.string(),
  definition: v.string(),
  /** Whether the value has to be at least or at most the reach. */
  sense: v.picklist(['at-least', 'at-most']),
  reach: v.number(),
  value: v.number(),
  ok: v.boolean(),
})
export type Target = v.InferOutput<typeof TargetSchema>

export const StageBSchema = v.object({
  ...PlanSchema.entries,
  settings: v.object({
    mu: v.number(),
    nu: v.number(),
    beta: v.number(),
    delta: v.number(),
    greenPool: v.boolean(),
    weights: v.union([v.picklist(['equal', 'income']), ById]),
    /** Left out in the usual form, by weights. */
    fairness: v.exactOptional(
      v.object({
        form: v.picklist(['weights', 'limits', 'alpha-fair', 'leximin']),
        burdenMost: v.exactOptional(Maybe),
        accessLeast: v.exactOptional(Maybe),
        alpha: v.exactOptional(v.number()),
      }),
    ),
  }),
  /** The form `limits` only: households that miss their burden (currency units) or access (kWh from the sun), by how much. */
  missed: v.exactOptional(v.object({ burden: ById, accessKWh: ById })),
  /** (K_B − K*)/max(|K*|, C0/10). */
  priceOfFairness: v.number(),
  /** K* of the same mode, and what the mode itself costs against the plan of stage A. */
  cheapestOfMode: v.number(),
  costOfGreenPool: v.number(),
  burden: BurdenSchema,
  /** Means of renewable access over households of known income, and over its lowest-income group. */
  access: v.object({ households: Maybe, lowestIncome: Maybe }),
})

export const SideStudiesSchema = v.object({
  demandResponse: v.object({
    /** The same day without storage, shifting and sharing. */
    baselineCost: v.number(),
    baselinePeakKw: v.number(),
    /** Null where the day without storage, shifting and sharing costs nothing, or has no peak. */
    costChange: Maybe,
    peakCut: Maybe,
  }),
  marketScores: v.array(
    v.object({ rule: v.string(), grid: Maybe, sellers: Maybe, prices: Maybe, note: v.nullable(v.string()) }),
  ),
  distortedPrices: v.object({
    seeds: v.number(),
    distortion: v.number(),
    addedCost: v.object({ mean: v.number(), worst: v.number() }),
    /** Largest amount by which a member ended above alone after settlement, over all seeds; at most 0 is none. */
    worstAboveAlone: v.number(),
    members: v.array(v.object({ id: v.string(), addedCost: v.number() })),
  }),
  loadCategories: v.array(
    v.object({
      category: v.string(),
      members: v.array(v.string()),
      loadKWh: v.number(),
      pvKWh: v.number(),
      /** Load less own sunshine. */
      netKWh: v.number(),
      alone: v.number(),
      /** Shapley value of the game between categories. */
      gain: v.number(),
    }),
  ),
})

export const StudyRunSchema = v.object({
  // a study is run in one piece: there is no other method
  ...v.omit(DispatchSchema, ['method']).entries,
  title: v.string(),
  summary: v.string(),
  stageB: StageBSchema,
  /** v(N) = Σ alone − C*. */
  savings: v.number(),
  gain: v.object({ withoutAssets: v.number(), withAssets: v.number() }),
  costWithoutAssets: v.number(),
  /** Null where there are too many members, or a single one; `reasons.shapley` says so. */
  shapley: v.nullable(ById),
  /** v(S) by members, joined with commas, as `game solve` takes them. */
  coalitions: v.nullable(ById),
  burden: v.object({
    alone: BurdenSchema,
    shapley: v.nullable(BurdenSchema),
    solidarity: v.nullable(BurdenSchema),
  }),
  /** What each gets of the savings with ρ; null where there is no Shapley value. */
  solidarity: v.nullable(v.object({ rho: v.number(), shares: ById })),
  renewableAccess: v.record(v.string(), Maybe),
  /** Highest possible cut of the gross peak. */
  ceiling: Maybe,
  targets: v.array(TargetSchema),
  conflict: v.nullable(
    v.array(
      v.object({
        demandCharge: v.number(),
        energyCost: v.number(),
        peakKw: v.number(),
        /** Lowest peak of all plans that cost as little. */
        lowestPeakKw: v.number(),
      }),
    ),
  ),
  sideStudies: v.nullable(SideStudiesSchema),
  reasons: v.record(v.string(), v.string()),
  definitions: v.record(v.string(), v.string()),
})
export type StudyRun = v.InferOutput<typeof StudyRunSchema>
export const StudyRunDocumentSchema = v.union([StudyRunSchema, InfeasibleSchema])
export type StudyRunDocument = v.InferOutput<typeof StudyRunDocumentSchema>

export const DynamicRunSchema = v.object({
  days: v.number(),
  trailingDays: v.number(),
  seeds: v.array(v.number()),
  /** Probability of each kind of day. */
  mix: ById,
  /** The frozen settings first; figures are means over the seeds at the last day. */
  settings: v.array(
    v.object({
      name: v.string(),
      basis: v.picklist(['plan', 'shapley']),
      weights: v.string(),
      delta: v.number(),
      rho: v.number(),
      gini: v.number(),
      worst: v.number(),
      /** 1 − gini/that of the frozen settings of the same basis. */
      giniBelowFrozen: v.number(),
      priceOfFairness: v.number(),
      /** Members who paid more than alone over the whole run, most of all seeds. */
      worseOff: v.number(),
      perSeed: v.array(v.number()),
      /** Mean Gini over the seeds, day by day from the first full window on. */
      trend: v.array(v.number()),
    }),
  ),
  targets: v.array(TargetSchema),
  definitions: v.record(v.string(), v.string()),
})
export type DynamicRun = v.InferOutput<typeof DynamicRunSchema>
