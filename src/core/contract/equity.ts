import * as v from 'valibot'
import { CountSchema, MonthSchema } from '../community/schema.ts'
import { DecidedEquitySchema } from '../billing/decided.ts'
import { ConsequencesSchema } from '../tuning/consequences.ts'
import { DecisionSchema, KeptProposalSchema, NewDecisionSchema } from '../tuning/decision.ts'
import { GuardRailsSchema } from '../tuning/guard-rails.ts'
import { EquitySettingSchema, ProposalSchema } from '../tuning/proposal.ts'
import { call, job, nothing } from './call.ts'

/** Equity settings as they stand: what is in force, what is proposed, what was decided. */
export const EquitySchema = v.object({
  /** What a settlement of the next open month would follow. */
  inForce: DecidedEquitySchema,
  /** The decision behind it; null where it is only what was settled last. */
  decision: v.nullable(CountSchema),
  rails: GuardRailsSchema,
  /** False while nobody set them and the widest there are hold. */
  railsSet: v.boolean(),
  /** Whether decided weights would change who receives shared energy in the newest settled month. */
  keyTakesEffect: v.boolean(),
  /** The newest proposal; `decided` once there is a decision on it that stands. */
  proposal: v.nullable(v.object({ ...KeptProposalSchema.entries, decided: v.boolean() })),
  /** Newest first. */
  decisions: v.array(DecisionSchema),
  /** The first month that a decision can be for. */
  nextMonth: MonthSchema,
  /** Months with a settlement, and how many a proposal needs. */
  settledMonths: CountSchema,
  neededMonths: CountSchema,
  /** Households of the next month with and without known income. */
  households: CountSchema,
  withoutIncome: CountSchema,
  groups: ProposalSchema.entries.groups,
})
export type Equity = v.InferOutput<typeof EquitySchema>

export const equityCalls = {
  'equity.get': call(nothing, EquitySchema),
  'equity.rails': call(v.object({ rails: GuardRailsSchema }), EquitySchema),
  /** What each solidarity share would have meant, without learning anything: to set the limits by. */
  'equity.curve': job(
    nothing,
    v.object({
      months: v.array(MonthSchema),
      curve: ProposalSchema.entries.curve,
      today: EquitySettingSchema,
      currency: v.string(),
    }),
  ),
  /** What a setting would have led to in the settled months, at most the last year of them; null where none is settled. */
  'equity.consequences': job(
    v.object({ setting: DecidedEquitySchema }),
    v.object({ consequences: v.nullable(ConsequencesSchema) }),
  ),
  /** Trains, judges and keeps a proposal; nothing takes effect. Null = the customary seed and steps. */
  'equity.propose': job(
    v.object({ seed: v.nullable(CountSchema), steps: v.nullable(CountSchema) }),
    KeptProposalSchema,
  ),
  /** Checks settings against the board's limits, their consequences too, and records the decision. It takes effect from its month on, never on a month that is approved. */
  'equity.decide': call(NewDecisionSchema, EquitySchema),
  /** Computes the proposal behind a decision again from its seed and what it saw. */
  'equity.replay': job(
    v.object({ decision: CountSchema }),
    v.object({ same: v.boolean(), detail: v.string() }),
  ),
} as const
