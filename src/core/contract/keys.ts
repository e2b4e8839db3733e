import * as v from 'valibot'
import { CountSchema, DateSchema } from '../community/schema.ts'
import { call, OutputFileSchema } from './call.ts'
import { tableImport } from './members.ts'

/** One table of coefficients at a glance: its period, who stands in it, and how much of the feed-in it gives out. */
export const KeyTableSummarySchema = v.object({
  from: DateSchema,
  until: v.nullable(DateSchema),
  members: CountSchema,
  /** 24, 48 or 96. */
  slots: CountSchema,
  /** Smallest and largest sum of the coefficients over the slots of the day. */
  leastSum: v.number(),
  mostSum: v.number(),
})
export type KeyTableSummary = v.InferOutput<typeof KeyTableSummarySchema>

export const keysCalls = {
  /** The tables of the key `table`, earliest first. */
  'keys.list': call(v.object({}), v.object({ tables: v.array(KeyTableSummarySchema) })),
  'keys.import': tableImport,
  /** All tables as one sheet; without any, the header of an hourly one. */
  'keys.export': call(v.object({ format: v.picklist(['csv', 'xlsx']) }), OutputFileSchema),
} as const
