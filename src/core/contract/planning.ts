import * as v from 'valibot'
import { DateSchema } from '../community/schema.ts'
import { DayPlanSchema } from '../planning/day-plan.ts'
import { job } from './call.ts'

const Positive = v.pipe(v.number(), v.finite(), v.gtValue(0), v.maxValue(100_000))

/** Planning the cooperative's own days. */
export const planningCalls = {
  /**
   * A day planned from the cooperative's own past; `date` null = the day after the last readings. `battery`: one in common,
   * standing or thought about.
   */
  'plan.day': job(
    v.object({
      date: v.nullable(DateSchema),
      battery: v.nullable(v.object({ capacityKWh: Positive, powerKw: Positive })),
    }),
    DayPlanSchema,
  ),
} as const
