import * as v from 'valibot'
import { ComparisonSchema } from '../billing/comparison.ts'
import { BillDocumentSchema } from '../billing/document.ts'
import { MemberResultSchema, SettlementResultSchema } from '../billing/result.ts'
import {
  CentsSchema,
  CountSchema,
  DateSchema,
  InstantSchema,
  MemberNumberSchema,
  MonthSchema,
} from '../community/schema.ts'
import { gapRules, keys, rules } from '../community/vocabulary.ts'
import { BillExplanationSchema } from '../explanation/bill-explanation.ts'
import { WhatIfSchema } from '../explanation/what-if/what-if.ts'
import { addMonths } from '../calendar/month.ts'
import { BoardReportSchema } from '../reporting/report/board-report.ts'
import { FairnessTrendSchema } from '../reporting/fairness.ts'
import { call, job, OutputFileSchema } from './call.ts'

/** The longest span a report or a trend tells of. */
export const MOST_MONTHS = 60

/** A settlement with where it comes from. */
export const SettlementSchema = v.object({
  id: CountSchema,
  createdAt: InstantSchema,
  /** SHA-256 of everything it was computed from. */
  inputs: v.string(),
  version: v.string(),
  seconds: v.number(),
  state: v.picklist(['draft', 'approved', 'superseded']),
  /** The approved settlement this one corrects. */
  corrects: v.nullable(CountSchema),
  /** Readings, prices or members changed since: settle again. */
  stale: v.boolean(),
  result: SettlementResultSchema,
})
export type Settlement = v.InferOutput<typeof SettlementSchema>

const choice = <T extends readonly string[]>(names: T) =>
  v.array(v.object({ name: v.picklist(names), available: v.boolean(), reason: v.nullable(v.string()) }))

/** Before settling: what changed since last month, what is missing, and what can be chosen. */
export const BeforeSettlingSchema = v.object({
  month: MonthSchema,
  changes: v.array(v.object({ words: v.string(), page: v.string(), subject: v.nullable(v.string()) })),
  complete: v.boolean(),
  rules: choice(rules),
  keys: choice(keys),
  rule: v.picklist(rules),
  key: v.picklist(keys),
  gapRule: v.nullable(v.picklist(gapRules)),
  needsInvoice: v.boolean(),
  needsPremium: v.boolean(),
  invoiceCents: v.nullable(CentsSchema),
  premiumCents: v.nullable(CentsSchema),
  members: CountSchema,
  points: CountSchema,
})
export type BeforeSettling = v.InferOutput<typeof BeforeSettlingSchema>

/** Approved corrections: the local day of the last one, and what all of them add to the amount. */
const CorrectedSchema = v.object({ on: DateSchema, cents: CentsSchema })

export const BillRowSchema = v.object({
  member: MemberNumberSchema,
  name: v.string(),
  document: BillDocumentSchema.entries.document,
  number: v.nullable(v.string()),
  amountCents: CentsSchema,
  /** Amount and opening balance: what is transferred. */
  dueCents: CentsSchema,
  lookedAt: v.boolean(),
  /** Null where the bill stands as it was approved. */
  corrected: v.nullable(CorrectedSchema),
})

export const BillsSchema = v.object({
  month: MonthSchema,
  settlement: v.nullable(
    v.object({
      id: CountSchema,
      state: v.picklist(['draft', 'approved', 'superseded']),
      stale: v.boolean(),
      complete: v.boolean(),
      preview: v.boolean(),
    }),
  ),
  bills: v.array(BillRowSchema),
  sumCents: CentsSchema,
  approvedAt: v.nullable(InstantSchema),
  /** Why approving needs a reason (gaps, members worse off) or cannot be done; empty = it can. */
  reasonNeeded: v.array(v.string()),
  cannotApprove: v.nullable(v.string()),
  /** All corrections of the month, those of members without a bill in it included; null where none was issued. */
  corrected: v.nullable(CorrectedSchema),
})
export type Bills = v.InferOutput<typeof BillsSchema>

export const BillSchema = v.object({
  document: BillDocumentSchema,
  member: MemberResultSchema,
  explanation: BillExplanationSchema,
  currency: v.string(),
  memberSince: v.string(),
})
export type Bill = v.InferOutput<typeof BillSchema>

/** The month settled again beside the frozen one. */
export const CorrectionSchema = v.object({
  month: MonthSchema,
  frozen: CountSchema,
  draft: v.nullable(CountSchema),
  /** What changed since the approval, in words. */
  reasons: v.array(v.string()),
  rows: v.array(
    v.object({
      member: MemberNumberSchema,
      name: v.string(),
      oldCents: CentsSchema,
      newCents: CentsSchema,
      differenceCents: CentsSchema,
      refersTo: v.nullable(v.string()),
    }),
  ),
  sums: v.object({ oldCents: CentsSchema, newCents: CentsSchema, differenceCents: CentsSchema }),
  /** The cooperative's own side: fees, fixed, rounding. */
  cooperativeDifferenceCents: CentsSchema,
  identities: v.array(v.object({ name: v.string(), ok: v.boolean(), detail: v.string() })),
  documents: v.array(BillDocumentSchema),
})
export type Correction = v.InferOutput<typeof CorrectionSchema>

/** Months from the first to the last, both included; at most five years. */
const SpanSchema = v.pipe(
  v.object({ from: MonthSchema, to: MonthSchema }),
  v.check(({ from, to }) => from <= to && to < addMonths(from, MOST_MONTHS), 'a span of one to sixty months'),
)

export const settlingCalls = {
  'settle.before': call(v.object({ month: MonthSchema }), BeforeSettlingSchema),
  'settle.run': job(
    v.object({
      month: MonthSchema,
      rule: v.nullable(v.picklist(rules)),
      key: v.nullable(v.picklist(keys)),
      gapRule: v.nullable(v.picklist(gapRules)),
      invoiceCents: v.nullable(CentsSchema),
      premiumCents: v.nullable(CentsSchema),
      seed: v.nullable(CountSchema),
      /** The rule `solidarity`: the part of every share that goes by need, 0 to 0.6; left out or null is 0. */
      rho: v.optional(v.nullable(v.number())),
      /** ± at 95 % that sampled shares shall keep; left out or null is half a currency unit. */
      halfWidthCents: v.optional(v.nullable(v.pipe(CentsSchema, v.minValue(1)))),
    }),
    SettlementSchema,
  ),
  /**
   * Every rule and every key side by side, all else as in the month's newest settlement, or as the cooperative's choices
   * have it; nothing is kept. `rho` for the rule `solidarity`, null = as settled, else 0; `tries` for the month under
   * every solidarity share.
   */
  'settle.compare': job(
    v.object({
      month: MonthSchema,
      rho: v.optional(v.nullable(v.number())),
      tries: v.optional(v.boolean()),
    }),
    ComparisonSchema,
  ),
  /** The newest settlement of a month (a correction's draft before the frozen one), or the approved one. */
  'settle.get': call(
    v.object({ month: MonthSchema, which: v.picklist(['newest', 'approved']) }),
    v.nullable(SettlementSchema),
  ),
  'bills.list': call(v.object({ month: MonthSchema }), BillsSchema),
  'bills.get': call(v.object({ month: MonthSchema, member: MemberNumberSchema }), BillSchema),
  /** What-if questions of one member, each answered by settling the month again with one thing changed. */
  'bills.whatIf': job(v.object({ month: MonthSchema, member: MemberNumberSchema }), WhatIfSchema),
  'bills.look': call(v.object({ month: MonthSchema, member: MemberNumberSchema }), v.object({})),
  /** Freezes the month's bills; `reason` where `reasonNeeded` is not empty. */
  'bills.approve': call(v.object({ month: MonthSchema, reason: v.nullable(v.string()) }), BillsSchema),
  'bills.pdf': call(v.object({ month: MonthSchema, member: MemberNumberSchema }), OutputFileSchema),
  /** Every PDF, the month statement, bills.csv and bills.json in one archive. */
  'bills.documents': job(v.object({ month: MonthSchema }), OutputFileSchema),
  'correction.get': call(v.object({ month: MonthSchema }), v.nullable(CorrectionSchema)),
  'correction.approve': call(v.object({ month: MonthSchema, reason: v.string() }), CorrectionSchema),
  'correction.documents': job(v.object({ month: MonthSchema }), OutputFileSchema),
  'fairness.trend': call(
    v.object({ until: MonthSchema, months: v.pipe(v.number(), v.minValue(1), v.maxValue(60)) }),
    FairnessTrendSchema,
  ),
  /** The board's report as data, and as PDF; the last settled month of the span is compared under every rule. */
  'report.data': job(SpanSchema, BoardReportSchema),
  'report.pdf': job(
    SpanSchema,
    v.object({ file: OutputFileSchema, pages: CountSchema, report: BoardReportSchema }),
  ),
} as const
