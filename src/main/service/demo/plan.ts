import * as v from 'valibot'
import { CooperativeSchema } from '../../../core/community/cooperative.ts'
import { DateSchema, MonthSchema } from '../../../core/community/schema.ts'
import { gapRules, keys, rules } from '../../../core/community/vocabulary.ts'

const FileNameSchema = v.pipe(v.string(), v.regex(/^[\w./-]+$/), v.excludes('..'))
const reason = v.nullable(v.string())

const ImportStepSchema = v.object({
  import: v.array(FileNameSchema),
  replace: v.boolean(),
  date: v.optional(DateSchema),
})
const SettleStepSchema = v.object({
  settle: MonthSchema,
  rule: v.optional(v.picklist(rules)),
  key: v.optional(v.picklist(keys)),
  gaps: v.optional(v.picklist(gapRules)),
  date: v.optional(DateSchema),
})
const ApproveStepSchema = v.object({ approve: MonthSchema, reason, date: DateSchema })
const CorrectStepSchema = v.object({ correct: MonthSchema, reason: v.string(), date: DateSchema })

/** resources/demo/plan.json: the demo as a list of what a treasurer would do, in order. */
export const DemoPlanSchema = v.object({
  cooperative: CooperativeSchema,
  members: FileNameSchema,
  tariffs: FileNameSchema,
  bands: FileNameSchema,
  steps: v.array(v.union([ImportStepSchema, SettleStepSchema, ApproveStepSchema, CorrectStepSchema])),
})
export type DemoPlan = v.InferOutput<typeof DemoPlanSchema>
export type DemoStep = DemoPlan['steps'][number]

/** The day of every step: its own, else that of the next step that has one, else the last one's. */
export function daysOfSteps(steps: readonly DemoStep[]): string[] {
  const last = steps.findLast((step) => step.date !== undefined)?.date
  if (last === undefined) throw new RangeError('no step of the demo has a date')
  return steps.map(
    (step, k) => steps.slice(k).find((later) => later.date !== undefined)?.date ?? step.date ?? last,
  )
}
