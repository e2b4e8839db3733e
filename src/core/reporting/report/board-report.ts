import * as v from 'valibot'
import { CentsSchema, CountSchema, DateSchema, MicroKWhSchema, MonthSchema } from '../../community/schema.ts'
import { rules } from '../../community/vocabulary.ts'
import { FairnessTrendSchema } from '../fairness.ts'

const figure = v.nullable(v.number())

/** One month of the report's table. */
export const ReportMonthSchema = v.object({
  month: MonthSchema,
  approved: v.boolean(),
  members: CountSchema,
  offtake: MicroKWhSchema,
  shared: MicroKWhSchema,
  savingsCents: CentsSchema,
  /** Money rule with its solidarity share, in words. */
  rule: v.string(),
  /** What some group could gain on its own, currency units; null where groups were not looked at. */
  largestExcess: figure,
  worseOff: CountSchema,
  exact: v.boolean(),
})
export type ReportMonth = v.InferOutput<typeof ReportMonthSchema>

/** What every rule would have paid in the last month, by income group. No names; groups below five are merged. */
export const ReportComparisonSchema = v.object({
  month: MonthSchema,
  groups: v.array(v.object({ name: v.string(), members: CountSchema })),
  rules: v.array(
    v.object({
      rule: v.picklist(rules),
      name: v.string(),
      current: v.boolean(),
      /** Share of the savings of each group, in their order. */
      shareCents: v.array(CentsSchema),
      allCents: CentsSchema,
      largestExcess: figure,
      worseOff: CountSchema,
      /** Of this month alone; null where fewer than five households count. */
      giniBurden: figure,
    }),
  ),
  unavailable: v.array(v.object({ rule: v.picklist(rules), name: v.string(), reason: v.string() })),
})
export type ReportComparison = v.InferOutput<typeof ReportComparisonSchema>

/** Something the board decided, or is asked to decide. */
export const ReportDecisionSchema = v.object({
  /** The month from which it holds. */
  month: MonthSchema,
  words: v.string(),
  decidedOn: v.nullable(DateSchema),
  reason: v.nullable(v.string()),
  /** What it was expected to lead to and the board's limits then, in words; null where neither is on record. */
  known: v.nullable(v.string()),
})
export type ReportDecision = v.InferOutput<typeof ReportDecisionSchema>

/** The board's report as data: what is printed, and nothing that is not (interface.md `report --json`). */
export const BoardReportSchema = v.object({
  cooperative: v.string(),
  currency: v.string(),
  from: MonthSchema,
  to: MonthSchema,
  /** Up to when it tells: the newest approval, correction or decision, or the last day settled. */
  asOf: DateSchema,
  months: v.array(ReportMonthSchema),
  /** Months of the span that are not settled. */
  missing: v.array(MonthSchema),
  totals: v.object({
    offtake: MicroKWhSchema,
    shared: MicroKWhSchema,
    savingsCents: CentsSchema,
    /** Savings by the mean number of members. */
    averageCents: CentsSchema,
  }),
  daily: v.array(v.object({ date: DateSchema, shared: v.nullable(MicroKWhSchema) })),
  fairness: FairnessTrendSchema,
  comparison: v.nullable(ReportComparisonSchema),
  corrections: v.array(
    v.object({ month: MonthSchema, issuedOn: DateSchema, documents: CountSchema, cents: CentsSchema }),
  ),
  decisions: v.array(ReportDecisionSchema),
  proposal: v.nullable(ReportDecisionSchema),
})
export type BoardReport = v.InferOutput<typeof BoardReportSchema>
