import * as v from 'valibot'
import { CountSchema, MonthSchema } from '../community/schema.ts'
import { DecidedEquitySchema } from '../billing/decided.ts'
import { DecisionSchema, KeptProposalSchema, NewDecisionSchema } from '../tuning/decision.ts'
import { GuardRailsSchema, ProposalSchema } from '../tuning/proposal.ts'
import { call, job, nothing } from './call.ts'

/** Equity settings as they stand: what is in force, what is proposed, what was decided. */
export const EquitySchema = v.object({
  /** What a settlement of the next open month would follow. */
  inForce: DecidedEquitySchema,
  /** The decision behind it; null where it is only what was settled last. */
  decision: v.nullable(CountSchema),
  rails: GuardRailsSchema,
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
  /** Trains, judges and keeps a proposal; nothing takes effect. Null = the customary seed and steps. */
  'equity.propose': job(
    v.object({ seed: v.nullable(CountSchema), steps: v.nullable(CountSchema) }),
    KeptProposalSchema,
  ),
  /** Records a decision of the board. It takes effect from its month on, never on a month that is approved. */
  'equity.decide': call(NewDecisionSchema, EquitySchema),
  /** Computes the proposal behind a decision again from its seed and what it saw. */
  'equity.replay': job(
    v.object({ decision: CountSchema }),
    v.object({ same: v.boolean(), detail: v.string() }),
  ),
} as const
