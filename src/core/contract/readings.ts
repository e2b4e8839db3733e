import * as v from 'valibot'
import { CountSchema, DateSchema, MonthSchema, PointIdSchema } from '../community/schema.ts'
import { MappingSchema } from '../importing/inspection.ts'
import { FindingSchema } from '../metering/checks/finding.ts'
import { ImportPlanSchema, PointMonthSchema, RowCountsSchema } from '../importing/plan-result.ts'
import { call, GrantSchema, job, OutputFileSchema } from './call.ts'

export const MonthReadingsSchema = v.object({
  month: MonthSchema,
  points: v.array(PointMonthSchema),
  complete: v.boolean(),
  /** Points complete, points expected. */
  completePoints: CountSchema,
  expectedPoints: CountSchema,
  hasSplit: v.boolean(),
  /** Slots in the month's grid and seconds of one. */
  slots: CountSchema,
  stepSeconds: CountSchema,
})
export type MonthReadings = v.InferOutput<typeof MonthReadingsSchema>

/** A finding with the sentence that tells it and its place: the member's name, and the local day to open. */
export const TellingFindingSchema = v.object({
  ...FindingSchema.entries,
  memberName: v.nullable(v.string()),
  date: v.nullable(DateSchema),
  sentence: v.string(),
})
export type TellingFinding = v.InferOutput<typeof TellingFindingSchema>

export const readingsCalls = {
  /** Reads the files handed over and says what saving them would do. The plan stays in the service until saved or replaced. */
  'readings.plan': job(
    v.object({
      grants: v.array(GrantSchema),
      /** Confirmed mappings, by grant; the service remembers them by signature. */
      mappings: v.array(v.object({ grant: GrantSchema, mapping: MappingSchema })),
      /** For files that name no meter: the point they are of, by grant. */
      pointOf: v.array(v.object({ grant: GrantSchema, point: PointIdSchema })),
      month: MonthSchema,
    }),
    v.object({
      plan: v.string(),
      result: ImportPlanSchema,
      /** The month once saved, values that differ kept as they are. */
      after: MonthReadingsSchema,
      /** The month once saved, values that differ replaced. */
      afterReplacing: MonthReadingsSchema,
    }),
  ),
  /** Saves a plan as one batch. Values that differ from those saved: refused, kept as they are, or replaced. */
  'readings.save': call(
    v.object({ plan: v.string(), changed: v.picklist(['refuse', 'keep', 'replace']) }),
    v.object({ batch: v.nullable(CountSchema), rows: RowCountsSchema, words: v.string() }),
  ),
  /** The values of a plan that are not taken, as a table with the reason beside each. */
  'readings.refused': call(v.object({ plan: v.string() }), OutputFileSchema),
  'readings.month': call(v.object({ month: MonthSchema }), MonthReadingsSchema),
  /** What is worth a look in a month's readings, by kind; remarks, never corrections. */
  'readings.checks': call(
    v.object({ month: MonthSchema }),
    v.object({
      month: MonthSchema,
      /** False where the month has no values yet, so that nothing was looked at. */
      hasValues: v.boolean(),
      findings: v.array(TellingFindingSchema),
    }),
  ),
  /** One local day of a point, slot by slot: 10⁻⁶ kWh, null = missing. */
  'readings.day': call(
    v.object({ point: PointIdSchema, date: DateSchema }),
    v.object({
      date: DateSchema,
      start: v.number(),
      stepSeconds: CountSchema,
      values: v.array(v.nullable(v.number())),
      quality: v.array(v.picklist(['measured', 'estimated', 'substituted', 'imputed'])),
    }),
  ),
} as const
