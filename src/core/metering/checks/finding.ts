import * as v from 'valibot'
import {
  CountSchema,
  DateSchema,
  InstantSchema,
  MemberNumberSchema,
  MicroKWhSchema,
  PointIdSchema,
} from '../../community/schema.ts'
import { directions } from '../../community/vocabulary.ts'

/** What the checks of a month's readings look for, in the order they are told. */
export const findingKinds = [
  'gap',
  'meter-exchange',
  'maybe-exchange',
  'negative',
  'register-reset',
  'spike',
  'flat-line',
  'night-feed-in',
  'point-without-member',
  'member-without-point',
  'before-joining',
  'after-leaving',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** One thing worth a look: a remark with its place, never a correction. What a kind does not tell is null or 0. */
export const FindingSchema = v.object({
  kind: v.picklist(findingKinds),
  member: v.nullable(MemberNumberSchema),
  point: v.nullable(PointIdSchema),
  direction: v.nullable(v.picklist(directions)),
  /** [from, until) in UTC seconds: from the first slot it is about to the end of the last. */
  from: v.nullable(InstantSchema),
  until: v.nullable(InstantSchema),
  /** Slots it is about, the runs they stand in, and seconds of one. */
  slots: CountSchema,
  runs: CountSchema,
  stepSeconds: CountSchema,
  /** True for a gap that is everything the month should have. */
  whole: v.boolean(),
  /** Energy it is about in 10⁻⁶ kWh: of the worst slot for values that stand out or repeat, else their sum. */
  microKWh: v.nullable(MicroKWhSchema),
  /** What the point has in one of its higher slots (its 99th percentile), in 10⁻⁶ kWh. */
  usualMicroKWh: v.nullable(MicroKWhSchema),
  /** The point that follows in an exchange of meters. */
  nextPoint: v.nullable(PointIdSchema),
  /** The day of joining or leaving. */
  memberDate: v.nullable(DateSchema),
})
export type Finding = v.InferOutput<typeof FindingSchema>

/** A finding from what its kind tells. */
export function finding(facts: Partial<Finding> & Pick<Finding, 'kind'>): Finding {
  return {
    member: null,
    point: null,
    direction: null,
    from: null,
    until: null,
    slots: 0,
    runs: 0,
    stepSeconds: 0,
    whole: false,
    microKWh: null,
    usualMicroKWh: null,
    nextPoint: null,
    memberDate: null,
    ...facts,
  }
}
