import * as v from 'valibot'
import { DispatchDocumentSchema } from '../dispatch/document/schema.ts'
import { DynamicRunSchema, StudyRunDocumentSchema } from '../scenarios/run/schema.ts'
import { CountSchema } from '../community/schema.ts'
import { GuardRailsSchema } from '../tuning/guard-rails.ts'
import { TunedStudySchema } from '../tuning/days/tuned-study.ts'
import { call, GrantSchema, job, nothing } from './call.ts'

/** Longest STUDY.json taken: a hundred members and a month of quarter hours fit. */
const LONGEST_TEXT = 64_000_000

/** One of the six study communities, a STUDY.json as text, or such a file the user handed over. */
export const StudySourceSchema = v.variant('kind', [
  v.object({ kind: v.literal('built-in'), name: v.string() }),
  v.object({ kind: v.literal('text'), text: v.pipe(v.string(), v.maxLength(LONGEST_TEXT)) }),
  v.object({ kind: v.literal('file'), grant: GrantSchema }),
])
export type StudySource = v.InferOutput<typeof StudySourceSchema>

export const StudyListSchema = v.object({
  studies: v.array(
    v.object({
      name: v.string(),
      title: v.string(),
      summary: v.string(),
      members: v.number(),
      steps: v.number(),
      stepMinutes: v.number(),
      consumptionKWh: v.number(),
      pvKWh: v.number(),
      /** The whole study as STUDY.json has it, to copy and change. */
      study: v.record(v.string(), v.unknown()),
    }),
  ),
})
export type StudyList = v.InferOutput<typeof StudyListSchema>

/** Planning together: the six study communities, own ones, and the run over 120 days. */
export const studiesCalls = {
  'study.list': call(nothing, StudyListSchema),
  /** Everything about one community: both plans, every group, burdens, targets, side studies. Ten seconds for the six. */
  'study.run': job(v.object({ source: StudySourceSchema }), StudyRunDocumentSchema),
  /** The 120 days over five seeds, from `seed` on (null = 1); half a minute the first time. */
  'study.dynamic': job(v.object({ seed: v.nullable(v.number()) }), DynamicRunSchema),
  /** Equity settings for a study, learnt and judged on 120 of its days; null = the customary seed and steps. */
  'study.tune': job(
    v.object({
      source: StudySourceSchema,
      seed: v.nullable(CountSchema),
      steps: v.nullable(CountSchema),
      /** Limits for this run; null = the widest there are. */
      rails: v.optional(v.nullable(GuardRailsSchema), null),
    }),
    TunedStudySchema,
  ),
  /** The cheapest plan alone. `members`: only these, with their share of what is common; null = all. */
  'dispatch.plan': job(
    v.object({
      source: StudySourceSchema,
      members: v.nullable(v.array(v.string())),
      /** Without whole-number conditions. */
      relax: v.boolean(),
    }),
    DispatchDocumentSchema,
  ),
} as const
