import type { Comparison } from '../../../src/core/billing/comparison.ts'
import { keys, rules, type Rule } from '../../../src/core/community/vocabulary.ts'
import { roundToTotal, shareOut } from '../../../src/core/units/shareOut.ts'
import { month, plain, settled, type Options } from './cooperative.ts'

const lacking: Readonly<Partial<Record<Rule, string>>> = {
  nucleolus: 'The nucleolus needs the value of every group; that is known up to 16 members.',
}

/** Shares that go by need more and more: what is taken from the first third goes to the others. */
function triedShares(options: Options): NonNullable<Comparison['solidarity']> {
  const { members, totals } = settled(options)
  const byNeed = shareOut(
    totals.savingsCents,
    members.map((_, index) => 1 + (index % 3)),
  )
  return {
    reason: null,
    tries: Array.from({ length: 61 }, (_, k) => {
      const shareCents = roundToTotal(
        members.map(({ shareCents: own }, i) => own + (k / 100) * ((byNeed[i] ?? own) - own)),
        totals.savingsCents,
      )
      return {
        rho: k / 100,
        shareCents,
        amountCents: members.map((one, i) => one.amountCents + one.shareCents - (shareCents[i] ?? 0)),
        largestExcess: 3 + k / 10,
        isBound: options.members > 16 && k % 20 !== 0,
        worseOff: [],
        giniBurden: 0.27 - k / 1000,
      }
    }),
  }
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
    solidarity: triedShares(options),
  }
}
