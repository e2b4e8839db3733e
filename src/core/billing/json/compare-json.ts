import type { Json } from '../../contract/call.ts'
import { kWhOf } from '../../units/energy.ts'
import { formatCents } from '../../units/money.ts'
import type { Comparison } from '../comparison.ts'

type Money = Comparison['rules'][number]['members'][number]

/** The document of `compare --json` (interface.md): amounts as decimal strings, `reason` where one is not available. */
export function compareJson({ month, current, currentKey, rules, keys }: Comparison): Json {
  return {
    month,
    current,
    currentKey,
    rules: rules.map(({ rule, available, reason, members, largestExcess, worseOff, giniBurden }) => ({
      rule,
      available,
      ...(reason === null ? {} : { reason }),
      members: members.map(moneyJson),
      largestExcess,
      worseOff,
      giniBurden,
    })),
    keys: keys.map(({ key, available, reason, shared, members }) => ({
      key,
      available,
      ...(reason === null ? {} : { reason }),
      sharedKWh: shared === null ? null : kWhOf(shared),
      members: members.map((one) => ({
        ...moneyJson(one),
        sharedInKWh: kWhOf(one.sharedIn),
        sharedOutKWh: kWhOf(one.sharedOut),
      })),
    })),
  }
}

function moneyJson({ member, shareCents, amountCents, changeCents }: Money) {
  return {
    member,
    share: formatCents(shareCents),
    amount: formatCents(amountCents),
    change: formatCents(changeCents),
  }
}
