import type { Cents } from '../units/money.ts'
import type { SettlementResult } from './result.ts'

/**
 * The result with opening balances beside the amounts of the members named (their first bill): outside net and VAT, so
 * nothing else changes. A settlement itself always leaves them 0, because it cannot know which bill is the first.
 */
export function withOpeningBalances(
  result: SettlementResult,
  balances: ReadonlyMap<string, Cents>,
): SettlementResult {
  return {
    ...result,
    members: result.members.map((member) => ({
      ...member,
      openingBalanceCents: balances.get(member.member) ?? 0,
    })),
  }
}
