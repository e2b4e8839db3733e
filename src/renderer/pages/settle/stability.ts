import type { SettlementResult } from '../../../core/billing/result.ts'
import { isGain } from '../../../core/game/stability.ts'
import { formatAmount } from '../../text/figures.ts'
import { text } from '../../text/index.ts'

type Stability = NonNullable<SettlementResult['stability']>

/** Whether a group could do better on its own, and how sure that is: what is only bounded is never called proved. */
export function stabilityInWords(
  { largestExcess, coalition, proved, upperBound }: Stability,
  currency: string,
  nameOf: (member: string) => string,
): string {
  const words = text.settle
  // a bound that were rounded down would promise more than it proves
  const bound = upperBound === null ? null : formatAmount(Math.ceil(upperBound * 100 - 1e-6), currency)
  if (isGain(largestExcess)) {
    const gain = formatAmount(Math.round(largestExcess * 100), currency)
    const found = words.unstable(gain, coalition.map(nameOf))
    if (proved) return found
    return `${found} ${bound === null ? words.unstableUnproved : words.unstableBound(bound)}`
  }
  if (proved || (upperBound !== null && !isGain(upperBound))) return words.stable
  return bound === null ? words.stableNotProved : words.stableUnproved(bound)
}

/** Why no group was looked at. */
export function notCheckedInWords({ members, method }: SettlementResult): string {
  const words = text.settle
  if (members.length < 2) return words.noGroups
  return method.name === 'sampled' ? words.notCheckedSampled(members.length) : words.notChecked
}
