import type { GapRule } from '../community/vocabulary.ts'
import { ProblemError } from '../problems/problem.ts'
import { allocationOfMonth } from './allocation-of-month.ts'
import type { AssembledMonth } from './assemble.ts'
import type { SettledKey } from './choice.ts'
import { defaultGapRule, findGaps, impute, type Gaps } from './gaps.ts'
import type { SettlementInput } from './input.ts'
import { monthEnergy } from './month-energy.ts'
import { billingProblem } from './problems.ts'
import { isPresent } from './assemble.ts'
import type { MemberResult } from './result.ts'

/** The month after its gap rule. */
export interface SettledReadings {
  readonly month: AssembledMonth
  readonly gaps: Gaps
  /** Null where there was no gap and none was asked for. */
  readonly gapRule: GapRule | null
  /** 1 where the slot is part of the settlement. */
  readonly settled: Uint8Array
  readonly leftOut: number
  /** Per holding, 1 where a value was imputed; empty without the rule. */
  readonly imputed: readonly Uint8Array[]
}

/** Applies the gap rule asked for, or the default of settlement.md A.7. Throws where no slot has a value. */
export function applyGapRule(
  input: SettlementInput,
  month: AssembledMonth,
  key: SettledKey,
  keyWeights: readonly number[],
): SettledReadings {
  const gaps = findGaps(month)
  if (gaps.emptySlots === month.grid.slots) {
    throw new ProblemError(billingProblem('no-readings', { month: input.month }))
  }
  const present = gaps.empty.map((bit) => 1 - bit)
  const whole = { month, gaps, settled: present, leftOut: 0, imputed: [] }
  if (gaps.gapSlots === 0) return { ...whole, gapRule: input.gapRule }
  const gapRule = input.gapRule ?? ruleFor(input, month, key, keyWeights, gaps, present)
  switch (gapRule) {
    case 'slot':
      return {
        ...whole,
        gapRule,
        settled: present.map((bit, t) => (gaps.gap[t] === 1 ? 0 : bit)),
        leftOut: gaps.gapSlots,
      }
    case 'member':
      return { ...whole, gapRule }
    case 'impute':
      return { ...whole, gapRule, ...impute(month, gaps) }
  }
}

function ruleFor(
  input: SettlementInput,
  month: AssembledMonth,
  key: SettledKey,
  keyWeights: readonly number[],
  gaps: Gaps,
  present: Uint8Array,
): GapRule {
  const energy = monthEnergy(month, present, input.cooperative.model)
  return defaultGapRule(allocationOfMonth(key, month, energy, gaps.gap, keyWeights, input).shared, gaps)
}

/** Slots of a member in which one of its points was absent, was imputed, or was estimated by the operator. */
export function slotCounts(
  { month, settled, imputed }: SettledReadings,
  member: number,
): Pick<MemberResult, 'absentSlots' | 'imputedSlots' | 'estimatedSlots'> {
  const { from, until } = month.memberships[member]!
  const own = month.holdings.flatMap((holding, k) =>
    holding.member === member ? [{ holding, imputed: imputed[k] }] : [],
  )
  let [absentSlots, imputedSlots, estimatedSlots] = [0, 0, 0]
  for (let t = from; t < until; t++) {
    if (settled[t] !== 1) continue
    if (own.some(({ holding }) => !isPresent(holding, t))) absentSlots++
    if (own.some((one) => one.imputed?.[t] === 1)) imputedSlots++
    if (own.some(({ holding }) => holding.estimated[t] === 1)) estimatedSlots++
  }
  return { absentSlots, imputedSlots, estimatedSlots }
}
