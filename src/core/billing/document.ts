import * as v from 'valibot'
import { CentsSchema, DateSchema, MonthSchema } from '../community/schema.ts'
import { BillLineSchema, VatAmountSchema } from './result.ts'

/** What a document is called: premium gives statements, a negative amount of a bill is a credit note. */
export const documentKinds = ['bill', 'credit-note', 'statement', 'correction'] as const

/** An issued (or draft) document as it is frozen at approval: all a PDF needs, and nothing that can change later. */
export const BillDocumentSchema = v.object({
  month: MonthSchema,
  member: v.string(),
  memberName: v.string(),
  memberAddress: v.string(),
  document: v.picklist(documentKinds),
  /** `2026-10-004`; null while a draft. */
  number: v.nullable(v.string()),
  /** The document this one corrects. */
  refersTo: v.nullable(v.string()),
  /** Local date of approval and due date; null while a draft. */
  date: v.nullable(DateSchema),
  due: v.nullable(DateSchema),
  lines: v.array(BillLineSchema),
  netCents: CentsSchema,
  vat: v.array(VatAmountSchema),
  vatCents: CentsSchema,
  amountCents: CentsSchema,
  openingBalanceCents: CentsSchema,
  /** amount + opening balance: what is transferred. */
  dueCents: CentsSchema,
  /** Corrections: the amounts before and after; null on all others. */
  correction: v.nullable(
    v.object({ oldAmountCents: CentsSchema, newAmountCents: CentsSchema, reason: v.string() }),
  ),
})
export type BillDocument = v.InferOutput<typeof BillDocumentSchema>
