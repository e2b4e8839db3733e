import * as v from 'valibot'
import { CountSchema, DateSchema, InstantSchema, MonthSchema } from '../community/schema.ts'
import { DecidedEquitySchema } from '../billing/decided.ts'
import { GuardRailsSchema } from './guard-rails.ts'
import { ConsequencesSchema } from './consequences.ts'
import { ProposalSchema } from './proposal.ts'

/** What a board does with a proposal; `set` decides on settings without one. */
export const decisionActs = ['accept', 'change', 'reject', 'set'] as const
export type DecisionAct = (typeof decisionActs)[number]

const SentenceSchema = (most: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(most))

/** A board's decision on equity settings, as it stands in the file for good. */
export const DecisionSchema = v.object({
  id: CountSchema,
  at: InstantSchema,
  act: v.picklist(decisionActs),
  /** What is in force from `validFrom` on; after `reject`, what was in force already. */
  setting: DecidedEquitySchema,
  /** What was in force before. */
  before: DecidedEquitySchema,
  validFrom: MonthSchema,
  reason: SentenceSchema(2000),
  /** Who decided, by name or office. */
  by: SentenceSchema(300),
  /** The day of the decision. */
  on: DateSchema,
  /** The proposal it was about. */
  proposal: v.nullable(CountSchema),
  /** The board's limits at that moment; null for decisions recorded before they were kept with it. */
  rails: v.nullable(GuardRailsSchema),
  /** What it would have led to in the settled months, as it was known when it was decided; null where none was settled. */
  consequences: v.nullable(ConsequencesSchema),
  /** Taken back by a later step; it then counts for no month that was not approved under it. */
  undone: v.boolean(),
})
export type Decision = v.InferOutput<typeof DecisionSchema>

/** What is entered to record a decision. */
export const NewDecisionSchema = v.object({
  act: v.picklist(decisionActs),
  /** The proposal decided on; null with the act `set`. */
  proposal: v.nullable(CountSchema),
  /** For `change` and `set`; null: the proposal's own, or, rejected, what is in force. */
  setting: v.nullable(DecidedEquitySchema),
  validFrom: MonthSchema,
  reason: v.pipe(v.string(), v.maxLength(2000)),
  by: v.pipe(v.string(), v.maxLength(300)),
  on: DateSchema,
  /** New limits the board sets with this decision; null: those there are. */
  rails: v.optional(v.nullable(GuardRailsSchema), null),
})
export type NewDecision = v.InferOutput<typeof NewDecisionSchema>

/** A proposal as kept in the file. */
export const KeptProposalSchema = v.object({
  id: CountSchema,
  createdAt: InstantSchema,
  proposal: ProposalSchema,
})
export type KeptProposal = v.InferOutput<typeof KeptProposalSchema>
