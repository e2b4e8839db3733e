import * as v from 'valibot'
import { CentsSchema, CountSchema, MicroKWhSchema, MonthSchema } from '../community/schema.ts'
import { keys, rules } from '../community/vocabulary.ts'

const figure = v.nullable(v.number())

/** How unevenly burdens lie on the households; null where fewer than five count. Definitions: equity.md "Measures". */
export const InequalitySchema = v.object({
  gini: figure,
  /** 1 = all alike, 1/n = one has everything. */
  jain: figure,
  /** Aversion ½; also null where a household's burden is below zero. */
  atkinson: figure,
  /** Highest burden of any household, fraction of income. */
  worst: figure,
  /** Households whose burden is above 6 % of income. */
  aboveSix: v.nullable(CountSchema),
  /** What the lightest 0, 1, … n households carry together, fraction of all; empty where fewer than five count. */
  lorenz: v.array(v.number()),
})
export type Inequality = v.InferOutput<typeof InequalitySchema>

/** Fairness over months, as the board may see it: totals and income bands of at least five households, never a name. */
export const FairnessMonthSchema = v.object({
  month: MonthSchema,
  approved: v.boolean(),
  /** Money rule and key of the month, and the solidarity share as applied (null under every other rule). */
  rule: v.picklist(rules),
  key: v.picklist(keys),
  rho: figure,
  /** Households with known income that count, and those left out for want of it. */
  households: CountSchema,
  withoutIncome: CountSchema,
  /** Number of months in the trailing window (twelve, or what there is) of all that is called burden or `window`. */
  windowMonths: CountSchema,
  /** Energy burden: with_i gross / income of the same months, of settlement.md, over the window. */
  with: InequalitySchema,
  without: InequalitySchema,
  /** Window: Gini of shared energy received / use over the households with known income. */
  accessGini: figure,
  /** Window: access of the lowest income group (its `band`) / access of all households with known income. */
  lowIncomeAccess: v.nullable(v.object({ band: v.string(), ratio: v.number() })),
  sharedMicroKWh: MicroKWhSchema,
  savingsCents: CentsSchema,
  /** Shared energy received / offtake of all members (as the meters at the grid see it: self-sufficiency), in the month. */
  access: figure,
  /** Shared energy supplied / feed-in of all members: self-consumption of the community. */
  selfConsumption: figure,
  /** Members who paid more than alone in the month. */
  worseOff: CountSchema,
  /** What some group of members could gain on its own in the month, currency units; null where groups were not looked at. */
  stability: v.nullable(
    v.object({ largestExcess: v.number(), members: CountSchema, proved: v.boolean(), upperBound: figure }),
  ),
  bands: v.array(
    v.object({
      /** `lower`, or `lower and middle` where a band below five households was merged with its neighbour. */
      band: v.string(),
      households: CountSchema,
      sharedIn: MicroKWhSchema,
      offtake: MicroKWhSchema,
      /** Of the month, and of the window. */
      access: figure,
      accessInWindow: figure,
      shareCents: CentsSchema,
      /** Share of the pot, fraction. */
      shareOfSavings: figure,
      /** Σ with_i / Σ income and Σ alone_i / Σ income, trailing window. */
      burden: figure,
      burdenWithout: figure,
    }),
  ),
})
export type FairnessMonth = v.InferOutput<typeof FairnessMonthSchema>

export const FairnessTrendSchema = v.object({
  months: v.array(FairnessMonthSchema),
  /** What was decided and from which month on it holds: changes of rule, key and solidarity share. In time order. */
  marks: v.array(v.object({ month: MonthSchema, words: v.string() })),
  /** The finding as a sentence, and what it rests on. */
  headline: v.string(),
  lead: v.string(),
})
export type FairnessTrend = v.InferOutput<typeof FairnessTrendSchema>
