import * as v from 'valibot'
import { CentsSchema, MemberNumberSchema, MicroKWhSchema, MonthSchema } from '../../community/schema.ts'

/** Questions a member may ask of a settled month, each answered by settling it again with one thing changed. */
export const whatIfs = ['without-you', 'alone', 'evening-at-noon'] as const
export type WhatIfName = (typeof whatIfs)[number]

/** A figure as it is and as it would be. */
const pair = <T extends v.GenericSchema>(of: T) => v.object({ now: of, would: of })

/** Facts of one answer. Money of the member as the member bears it (VAT included where it is charged), of others net. */
export const WhatIfFactsSchema = v.object({
  /** What the member pays in all, own supplier included, and how much more that would be; null where the member is not there then. */
  member: v.nullable(v.object({ now: CentsSchema, would: CentsSchema, changeCents: CentsSchema })),
  /** What the pot gains by the member joining last, and the member's share of it, net; null for other questions. */
  adds: v.nullable(v.object({ lastCents: CentsSchema, shareCents: CentsSchema })),
  /** What all others together pay less because the member is there; null where they are the same. */
  othersGainCents: v.nullable(CentsSchema),
  /** The pot: what was saved together, net. */
  savings: v.nullable(pair(CentsSchema)),
  shared: v.nullable(pair(MicroKWhSchema)),
  /** Energy that was moved to another time of the day. */
  moved: v.nullable(MicroKWhSchema),
})
export type WhatIfFacts = v.InferOutput<typeof WhatIfFactsSchema>

export const WhatIfAnswerSchema = v.object({
  question: v.picklist(whatIfs),
  /** The question in words, and the answer in one or two sentences; or why there is none, and then no facts. */
  asks: v.string(),
  sentences: v.array(v.string()),
  facts: v.nullable(WhatIfFactsSchema),
})
export type WhatIfAnswer = v.InferOutput<typeof WhatIfAnswerSchema>

export const WhatIfSchema = v.object({
  month: MonthSchema,
  member: MemberNumberSchema,
  currency: v.string(),
  answers: v.array(WhatIfAnswerSchema),
  /** What has to be known to read the answers: what could not be taken as it was. */
  notes: v.array(v.string()),
})
export type WhatIf = v.InferOutput<typeof WhatIfSchema>
