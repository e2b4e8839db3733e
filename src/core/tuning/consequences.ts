import * as v from 'valibot'
import { CentsSchema, CountSchema, MonthSchema } from '../community/schema.ts'
import { EquitySettingSchema } from './proposal.ts'

const ThreeSchema = v.object({ without: v.number(), before: v.number(), after: v.number() })

/** What a setting would have led to in months that were settled: without any setting, as it is, and with it. */
export const ConsequencesSchema = v.object({
  months: v.array(MonthSchema),
  before: EquitySettingSchema,
  setting: EquitySettingSchema,
  households: CountSchema,
  /** Gini of burden of the last year of these months, as the page on fairness tells it; null below five households. */
  gini: v.nullable(ThreeSchema),
  /** The most a group could gain alone, currency units a month; null where it is not known for every month. */
  excess: v.nullable(ThreeSchema),
  /** Members worse off than alone with the setting in months in which they are not without any; so many months. */
  worseOff: v.array(v.object({ member: v.string(), name: v.string(), months: CountSchema })),
  /** More (+) or less (−) of the common saving a month, net; Σ = 0 unless another key saves more or less in all. */
  members: v.array(v.object({ member: v.string(), name: v.string(), changeCents: CentsSchema })),
  currency: v.string(),
})
export type Consequences = v.InferOutput<typeof ConsequencesSchema>
