import type { ComparedRule, Comparison } from '../../../../core/billing/comparison.ts'
import { ruleInForce } from './moved.ts'

/** A rule as it stands in the table; where `isBound`, no group gains more than its largest excess. */
export interface ShownRule extends ComparedRule {
  readonly isBound?: boolean
}

/** The rule `solidarity` with another share; null where none can be tried on the month. */
export function triedRule(comparison: Comparison, rho: number): ShownRule | null {
  const tried = comparison.solidarity?.tries.find((one) => Math.abs(one.rho - rho) < 1e-9)
  if (tried === undefined) return null
  const now = new Map(ruleInForce(comparison)?.members.map((one) => [one.member, one.amountCents]))
  const { shareCents, amountCents, largestExcess, isBound, worseOff, giniBurden } = tried
  return {
    rule: 'solidarity',
    available: true,
    reason: null,
    members: comparison.members.map(({ member }, k) => {
      const amount = amountCents[k] ?? Number.NaN
      return {
        member,
        shareCents: shareCents[k] ?? Number.NaN,
        amountCents: amount,
        changeCents: amount - (now.get(member) ?? amount),
      }
    }),
    largestExcess,
    isBound,
    worseOff,
    giniBurden,
  }
}

/** The comparison with the rule `solidarity` as it is tried; where that rule is in force, it stays as it was settled. */
export function withTried(comparison: Comparison, tried: ShownRule | null): Comparison {
  if (tried === null || comparison.current === 'solidarity') return comparison
  return { ...comparison, rules: comparison.rules.map((one) => (one.rule === 'solidarity' ? tried : one)) }
}
