import * as v from 'valibot'
import { CentsSchema, CountSchema, MicroKWhSchema, MonthSchema } from '../community/schema.ts'

/** Fairness over months, as the board may see it: totals and income bands of at least five households, never a name. */
export const FairnessMonthSchema = v.object({
  month: MonthSchema,
  approved: v.boolean(),
  /** Households with known income that count, and those left out for want of it. */
  households: CountSchema,
  withoutIncome: CountSchema,
  /** Gini of energy burden (with_i gross / income of the same months, trailing twelve), with and without the cooperative; null below two households. */
  giniWith: v.nullable(v.number()),
  giniWithout: v.nullable(v.number()),
  /** Number of months in the trailing window. */
  windowMonths: CountSchema,
  /** Highest burden of any household (fraction of income), only where at least five households count. */
  worstWith: v.nullable(v.number()),
  worstWithout: v.nullable(v.number()),
  sharedMicroKWh: MicroKWhSchema,
  savingsCents: CentsSchema,
  /** Shared energy received / offtake of all members. */
  access: v.nullable(v.number()),
  bands: v.array(
    v.object({
      /** `lower`, or `lower and middle` where a band below five households was merged with its neighbour. */
      band: v.string(),
      households: CountSchema,
      sharedIn: MicroKWhSchema,
      offtake: MicroKWhSchema,
      access: v.nullable(v.number()),
      shareCents: CentsSchema,
      /** Share of the pot, fraction. */
      shareOfSavings: v.nullable(v.number()),
      /** Σ with_i / Σ income, trailing window. */
      burden: v.nullable(v.number()),
    }),
  ),
})
export type FairnessMonth = v.InferOutput<typeof FairnessMonthSchema>

export const FairnessTrendSchema = v.object({
  months: v.array(FairnessMonthSchema),
  /** The finding as a sentence, and what it rests on. */
  headline: v.string(),
  lead: v.string(),
})
export type FairnessTrend = v.InferOutput<typeof FairnessTrendSchema>
