import * as v from 'valibot'
import { DateSchema } from '../community/schema.ts'
import { DispatchDocumentSchema } from '../dispatch/document/schema.ts'

/** A past day planned as if it had lain ahead; currency units of the whole community. */
export const PastDaySchema = v.object({
  date: DateSchema,
  /** Without the battery. */
  without: v.number(),
  /** With the schedule that the forecast led to, on the day as it came. */
  planned: v.number(),
  /** With the best schedule of the day as it came. */
  foreseen: v.number(),
})
export type PastDay = v.InferOutput<typeof PastDaySchema>

/** A plan for a day of the cooperative itself. */
export const DayPlanSchema = v.object({
  date: DateSchema,
  /** Days of the four weeks before that the forecast rests on. */
  basisDays: v.number(),
  /** Members without a whole day in that time. */
  leftOut: v.array(v.string()),
  /** Σ|forecast − actual| over Σ actual by hour, on past days. */
  error: v.object({
    days: v.number(),
    offtake: v.nullable(v.number()),
    feedIn: v.nullable(v.number()),
  }),
  battery: v.nullable(v.object({ capacityKWh: v.number(), powerKw: v.number() })),
  document: DispatchDocumentSchema,
  past: v.array(PastDaySchema),
})
export type DayPlanResult = v.InferOutput<typeof DayPlanSchema>
