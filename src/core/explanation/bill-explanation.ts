import * as v from 'valibot'
import { CentsSchema } from '../community/schema.ts'
import { changeCauses } from './change.ts'

/** The facts behind one member's amount, in the order a person reads them. Every number of a sentence is in its facts. */
export const StepSchema = v.object({
  /** `without` opens, `part` and `fixed` change, `with` closes; `supplier` and `bill` split the last. */
  kind: v.picklist(['without', 'part', 'fixed', 'with', 'supplier', 'bill']),
  label: v.string(),
  /** Signed: a saving is minus. */
  cents: CentsSchema,
})

export const BillExplanationSchema = v.object({
  /** `Leyla Demir pays 56.31 €, 14.99 € less than alone.` */
  headline: v.string(),
  /** `87.5 of 245.0 kWh came from neighbours.` */
  lead: v.string(),
  /** Without the cooperative → parts of the share → with it; sums to the cent. */
  steps: v.array(StepSchema),
  /**
   * The share as what the member adds (φ(1)), what the weights change (φ(w) − φ(1)) and what goes by need
   * (ρ(R − φ(w))); the three sum to it. Null under a rule that does not go by contribution.
   */
  equity: v.nullable(
    v.object({
      contributionCents: CentsSchema,
      weightsCents: CentsSchema,
      solidarityCents: CentsSchema,
      shareCents: CentsSchema,
      rho: v.nullable(v.number()),
    }),
  ),
  /** Why this amount: short paragraphs in plain words. */
  why: v.array(v.string()),
  /** The addition in plain sight: `71.30 − 8.28 − 1.19 = 61.83`. */
  addition: v.string(),
  /** Settlement line in words: what it is and why it is plus or minus; null where there is none. */
  settlement: v.nullable(v.string()),
  /** Since last month: previous amount, causes in their stated order, this amount (`cents`); the causes sum to the difference of the two. Null in the first month. */
  change: v.nullable(
    v.object({
      previousMonth: v.string(),
      previousCents: CentsSchema,
      causes: v.array(v.object({ cause: v.picklist(changeCauses), label: v.string(), cents: CentsSchema })),
      cents: CentsSchema,
    }),
  ),
  /** What is not plain on this bill: gaps, estimates, joined or left inside the month, reverse charge. */
  remarks: v.array(v.string()),
})
export type BillExplanation = v.InferOutput<typeof BillExplanationSchema>
