import * as v from 'valibot'
import { CentsSchema, CountSchema, DateSchema, MicroKWhSchema, MonthSchema } from '../community/schema.ts'
import { faultKinds } from '../sharing/referee/fault.ts'
import { call, GrantSchema, job, OutputFileSchema } from './call.ts'

/** A point as the operator names it, and whose it is here; null where no member has it. */
const NamedPointSchema = v.object({ point: v.string(), memberName: v.nullable(v.string()) })

/** One fault of the operator's split, with the sentence that tells it. */
export const ToldFaultSchema = v.object({
  kind: v.picklist(faultKinds),
  /** False where something differs and no single cause explains it. */
  certain: v.boolean(),
  from: DateSchema,
  until: DateSchema,
  days: CountSchema,
  slots: CountSchema,
  points: v.array(NamedPointSchema),
  /** Energy in question: moved, unassigned, missing, or counted twice. */
  microKWh: MicroKWhSchema,
  sentence: v.string(),
})
export type ToldFault = v.InferOutput<typeof ToldFaultSchema>

/** A point without a reading in some slots, with the sentence that tells it. */
const ToldLackingSchema = v.object({
  ...NamedPointSchema.entries,
  direction: v.picklist(['offtake', 'feed-in']),
  slots: CountSchema,
  from: DateSchema,
  until: DateSchema,
  sentence: v.string(),
})
export type ToldLacking = v.InferOutput<typeof ToldLackingSchema>

/** What recomputing the operator's split came to. */
export const RefereedSchema = v.object({
  /** The name under which the service keeps it for its table; null where nothing was recomputed. */
  report: v.nullable(v.string()),
  verdict: v.picklist(['holds', 'differs', 'nothing']),
  /** Why nothing could be recomputed; null otherwise. */
  why: v.nullable(v.picklist(['no-readings', 'no-split', 'one-side-only', 'values-missing'])),
  from: v.nullable(DateSchema),
  until: v.nullable(DateSchema),
  /** Slots recomputed, of all of the period, and seconds of one. */
  slots: CountSchema,
  ofSlots: CountSchema,
  stepSeconds: CountSchema,
  consumers: CountSchema,
  plants: CountSchema,
  /** Largest distance of a published value from the recomputed one, 10⁻⁶ kWh with places. */
  maxDeviationMicro: v.number(),
  /** Local days with a difference. */
  days: CountSchema,
  faults: v.array(ToldFaultSchema),
  /** Who was given more and who less, where the split itself is at fault. */
  moved: v.array(
    v.object({
      ...NamedPointSchema.entries,
      days: CountSchema,
      statedMicroKWh: MicroKWhSchema,
      recomputedMicroKWh: MicroKWhSchema,
      /** The difference at what a shared kWh saves; null where no price is known. */
      worthCents: v.nullable(CentsSchema),
    }),
  ),
  /** Slots that could not be recomputed since a point lacks a value in them, and the points. */
  lacking: v.object({ slots: CountSchema, points: v.array(ToldLackingSchema) }),
  /** Points that took no part in a stretch, as what was published shows. */
  absent: v.array(ToldLackingSchema),
  /** What to write to the operator; empty where there is nothing to write. */
  letter: v.string(),
})
export type Refereed = v.InferOutput<typeof RefereedSchema>

export const refereeCalls = {
  /** Recomputes the operator's split of a month from the readings saved here. */
  'referee.month': job(v.object({ month: MonthSchema }), RefereedSchema),
  /** Recomputes the split in an operator's export, of which nothing is saved. */
  'referee.file': job(v.object({ grant: GrantSchema }), RefereedSchema),
  /** The differences of the newest recomputation as a table to send to the operator: points, no names. */
  'referee.table': call(v.object({ report: v.string() }), OutputFileSchema),
} as const
