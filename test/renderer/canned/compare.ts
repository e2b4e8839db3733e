import type { Comparison } from '../../../src/core/billing/comparison.ts'
import { keys, rules, type Rule } from '../../../src/core/community/vocabulary.ts'
import { shareOut } from '../../../src/core/units/shareOut.ts'
import { month, plain, settled, type Options } from './cooperative.ts'

const lacking: Readonly<Partial<Record<Rule, string>>> = {
  nucleolus: 'The nucleolus needs the value of every group; that is known up to 16 members.',
}

/** Every rule beside the one in force; each gives the same pot by other weights, so that the sums agree. */
export function comparison(options: Options = plain): Comparison {
  const { members, totals, currency, rule: current, key: currentKey } = settled(options)
  const moneyUnder = (turn: number) => {
    const shares = shareOut(
      totals.savingsCents,
      members.map(({ shareCents }, index) => shareCents * (1 + 0.3 * Math.sin(turn * (index + 1)))),
    )
    return members.map(({ member, shareCents, amountCents }, index) => {
      const share = turn === 0 ? shareCents : (shares[index] ?? shareCents)
      return {
        member,
        shareCents: share,
        amountCents: amountCents - share + shareCents,
        changeCents: shareCents - share,
      }
    })
  }
  return {
    month,
    currency,
    current,
    currentKey,
    members: members.map(({ member, name }) => ({ member, name })),
    rules: rules.map((rule, index) => {
      const reason = lacking[rule] ?? null
      const available = reason === null
      return {
        rule,
        available,
        reason,
        members: available ? moneyUnder(rule === current ? 0 : index + 1) : [],
        largestExcess: available ? 8.84 - index : null,
        worseOff: index === 3 ? ['5'] : [],
        giniBurden: available ? 0.273 - index / 100 : null,
      }
    }),
    keys: keys.map((key) => ({
      key,
      available: key === currentKey,
      reason: key === currentKey ? null : 'The members have no coefficients.',
      shared: key === currentKey ? totals.shared : null,
      members:
        key === currentKey
          ? moneyUnder(0).map((money, index) => ({
              ...money,
              sharedIn: members[index]?.sharedIn ?? 0,
              sharedOut: members[index]?.sharedOut ?? 0,
            }))
          : [],
    })),
  }
}
