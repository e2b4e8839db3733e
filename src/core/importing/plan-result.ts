import * as v from 'valibot'
import { CountSchema, InstantSchema, MicroKWhSchema } from '../community/schema.ts'
import { quantities } from '../metering/series.ts'
import { InspectedFileSchema } from './inspection.ts'
import { refusalReasons } from './refused.ts'

/** Slots of an import against what the cooperative already has. */
export const RowCountsSchema = v.object({
  /** No value was there. */
  new: CountSchema,
  /** The same value was there: counted once. */
  same: CountSchema,
  /** Another value was there: needs a deliberate yes. */
  changed: CountSchema,
  /** Not taken: unknown point, two files that contradict each other, or a problem of the file. */
  refused: CountSchema,
})
export type RowCounts = v.InferOutput<typeof RowCountsSchema>

/** One side of a point in one file: what saving would do with its values, and why some are not taken. */
export const PlannedPointSchema = v.object({
  point: v.string(),
  direction: v.picklist(['offtake', 'feed-in', 'other']),
  rows: RowCountsSchema,
  refusedBecause: v.nullable(v.picklist(refusalReasons)),
})
export type PlannedPoint = v.InferOutput<typeof PlannedPointSchema>

/** A value that differs from the one saved: [start, start + stepSeconds) in UTC seconds, energy in 10⁻⁶ kWh. */
export const ChangedValueSchema = v.object({
  point: v.string(),
  direction: v.picklist(['offtake', 'feed-in', 'other']),
  quantity: v.picklist(quantities),
  start: InstantSchema,
  stepSeconds: CountSchema,
  /** Null where the saved values of this time have another length of slot. */
  before: v.nullable(v.number()),
  after: v.number(),
})
export type ChangedValue = v.InferOutput<typeof ChangedValueSchema>

/** So many changed values are shown one by one; the rest are counted. */
export const MOST_CHANGES_SHOWN = 200

/** A day of a point as the heat map draws it. */
export const PointDaySchema = v.object({
  date: v.string(),
  /** Sum of the values present, 10⁻⁶ kWh; null where none is. */
  microKWh: v.nullable(MicroKWhSchema),
  missing: CountSchema,
  estimated: CountSchema,
})
export type PointDay = v.InferOutput<typeof PointDaySchema>

/** A point in a month, with membership applied: days outside the membership are not listed as missing. */
export const PointMonthSchema = v.object({
  member: v.string(),
  memberName: v.string(),
  point: v.string(),
  direction: v.picklist(['offtake', 'feed-in']),
  days: v.array(PointDaySchema),
  microKWh: MicroKWhSchema,
  /** Slots within the membership without a value. */
  missing: CountSchema,
  estimated: CountSchema,
  expected: CountSchema,
})
export type PointMonth = v.InferOutput<typeof PointMonthSchema>

/** The dry run of an import: what would happen. Nothing is saved before `readings.save`. */
export const ImportPlanSchema = v.object({
  files: v.array(
    v.object({
      grant: v.string(),
      inspected: InspectedFileSchema,
      rows: RowCountsSchema,
      /** In the order of the file. */
      points: v.array(PlannedPointSchema),
    }),
  ),
  rows: RowCountsSchema,
  /** Old and new of the first values that differ, by point and time. */
  changes: v.array(ChangedValueSchema),
  /** Points in the files that no member has: not stored, named here. */
  unknownPoints: v.array(v.string()),
  /** Points whose direction in the file is not the registered one. */
  directionConflicts: v.array(v.object({ point: v.string(), file: v.string(), registered: v.string() })),
  /** Months the files touch → whether they would be complete after saving. */
  complete: v.record(v.string(), v.boolean()),
  /** Months with approved bills that would change: a correction will be due. */
  approvedMonthsTouched: v.array(v.string()),
})
export type ImportPlan = v.InferOutput<typeof ImportPlanSchema>
